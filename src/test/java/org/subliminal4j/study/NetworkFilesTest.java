package org.subliminal4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.common.UserException;
import org.subliminal4j.legacy.Arm;
import org.subliminal4j.legacy.Mlp;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.random.RandomStreams;

class NetworkFilesTest {
    @TempDir
    private Path run;

    private final MultiLayerNetwork network = Mlp.random(
                    new MlpSpec(4, List.of(3), 2, 1), new RandomStreams(1).stream("init"))
            .network();

    @Test
    void aKeptNetworkIsRestoredByDl4j() throws Exception {
        NetworkFiles.save(run, 1, Arm.TEACHER, network);
        Path file = run.resolve("networks/seed-1/teacher.zip");
        assertThat(NetworkFiles.file(run, 1, Arm.TEACHER)).isEqualTo(file);
        MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
        assertThat(restored.params()).isEqualTo(network.params());
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aSeedIsCompleteWithAllSixNetworks() {
        for (Arm arm : Arm.values()) {
            assertThat(NetworkFiles.complete(run, 1)).isFalse();
            NetworkFiles.save(run, 1, arm, network);
        }
        assertThat(NetworkFiles.complete(run, 1)).isTrue();
        assertThat(NetworkFiles.complete(run, 2)).isFalse();
    }

    @Test
    void aFileInTheWayIsNamed() throws Exception {
        Files.writeString(run.resolve("networks"), "in the way");
        assertThatThrownBy(() -> NetworkFiles.save(run, 1, Arm.TEACHER, network))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("teacher.zip");
    }
}
