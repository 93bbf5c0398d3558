package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.IdxFiles;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.Mnist;

class DataSetsTest {
    @Test
    void aFolderIsReadOnce(@TempDir Path folder) throws Exception {
        IdxFiles.writeSmallSet(folder);
        DataSets sets = new DataSets();
        ImageData images = sets.get(folder.toString());
        assertThat(images.train().count()).isEqualTo(30);
        assertThat(sets.get(folder.toString())).isSameAs(images);
    }

    @Test
    void aNameIsAFolderAndATaskHasTheHashesOfItsImages(@TempDir Path folder) throws Exception {
        IdxFiles.writeSmallSet(folder);
        assertThat(DataSets.folder(folder.toString())).isEqualTo(folder);
        assertThat(DataSets.folder("mnist")).isEqualTo(Mnist.folder());
        DataSets sets = new DataSets();
        Task.Images task = new Task.Images(folder.toString(), null);
        assertThat(sets.sha256(task))
                .isEqualTo(sets.get(folder.toString()).sha256())
                .hasSize(4);
        assertThat(sets.sha256(SmallOwl.experiment().task())).isEmpty();
    }

    @Test
    void aNameThatIsNoPathIsRefusedInOneLine() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> new DataSets().get("images\0\n"))
                .withMessageContaining("'images\\u0000 '");
    }
}
