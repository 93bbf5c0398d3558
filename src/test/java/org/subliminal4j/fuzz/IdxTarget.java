package org.subliminal4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.IdxFiles;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.ImageSet;

/** A data set of which one file is not as it was. */
final class IdxTarget implements Target {
    private final Path folder;
    private final String file;
    private final boolean gzip;

    /** In an empty {@code folder}. */
    IdxTarget(Path folder, String file, boolean gzip) throws IOException {
        this.folder = folder;
        this.file = gzip ? file + ".gz" : file;
        this.gzip = gzip;
        IdxFiles.writeSmallSet(folder);
        Files.delete(folder.resolve(file));
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> raw = file.startsWith("train-images")
                ? List.of(IdxFiles.images(30, 4, 3))
                : List.of(IdxFiles.labels(30), IdxFiles.wideLabels(30));
        return gzip ? raw.stream().map(GzipMutator::packed).toList() : raw;
    }

    @Override
    public Mutator mutator() {
        return gzip ? new GzipMutator() : new ByteMutator();
    }

    @Override
    public boolean takes(byte[] input) throws IOException {
        Path culprit = folder.resolve(file);
        Files.write(culprit, input);
        try {
            ImageData images = ImageData.read(folder);
            check(images.train(), 30);
            check(images.test(), 20);
            return true;
        } catch (UserException refusal) {
            // A set may be refused by the file that does not go with this one.
            return Refusal.of(refusal, folder);
        } finally {
            assertThat(Files.readAllBytes(culprit)).isEqualTo(input);
        }
    }

    private static void check(ImageSet images, int count) {
        assertThat(images.count()).isEqualTo(count);
        assertThat(images.pixels()).hasSize(count * images.features());
        assertThat(images.labels()).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(images.label(i)).isBetween(0, images.classes() - 1);
        }
    }
}
