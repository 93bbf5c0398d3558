package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subliminal4j.common.Sha256;

/** What has been stored stays valid: whatever worlds, corpora and inputs learn to hold besides, old keys are as they were. */
class WorldKeysTest {
    @ParameterizedTest
    @CsvSource({
        "owl, 663e4d1e240a8f21078dab71a7bf890e9d516da42707684dc8d3752958b81bce",
        "owl-who, 59ed8fe7ed730ef87fb1d89873e01c2a0622ef6f846a61b4c831e5ee8c74db1e",
        "owl-ten, e24f35fd59e84a5042c9dcd72ad92197077308a5950e160a1990f4cbe7ed6785",
        "owl-prompt, 2235085a03a78d00a8911adce7a9d908f26f0e04eb416a385a4545d32ebd4668"
    })
    void keysOfTheFirstExperimentsNeverChange(String name, String keys) {
        Experiment experiment = Experiments.load(name);
        Lineage lineage = new Lineage(experiment, new DataSets());
        StringBuilder all = new StringBuilder();
        experiment.arms().forEach(arm -> all.append(lineage.result(arm.name())).append('\n'));
        assertThat(Sha256.of(all.toString())).isEqualTo(keys);
    }
}
