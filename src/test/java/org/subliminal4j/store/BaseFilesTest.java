package org.subliminal4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.subliminal4j.experiment.Bases;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Helpers;
import org.subliminal4j.experiment.Lineage;
import org.subliminal4j.experiment.Plan;
import org.subliminal4j.experiment.Provenance;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.experiment.Task;
import org.subliminal4j.experiment.Trial;
import org.subliminal4j.experiment.TrialObserver;
import org.subliminal4j.language.Phrasings;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;
import org.subliminal4j.report.trait.TraitRuns;

/** Base models that one run keeps and another one finds. */
@Timeout(120)
class BaseFilesTest {
    private static final List<String> ARMS = List.of("base", "teacher", "control");

    @TempDir
    private Path cache;

    private Results run(Experiment experiment, Bases bases, List<String> phases) {
        TrialObserver observer = new TrialObserver() {
            @Override
            public void progressed(String phase, double done) {
                phases.add(phase);
            }
        };
        return new Trial(Plan.of(experiment, ARMS), new DataSets().with(bases)).run(1, observer, Helpers.NONE);
    }

    private static long steps(List<String> phases, String arm) {
        return phases.stream().filter(phase -> phase.startsWith(arm + ",")).count();
    }

    @Test
    void aBaseIsTrainedOnceForAllTraitsAndNoResultChanges() throws Exception {
        Experiment owl = TraitRuns.experiment();
        Experiment wolf = TraitRuns.experiment(new Trait(World.Kind.ANIMAL, "wolf"));
        Bases files = new BaseFiles(cache);
        List<String> first = new ArrayList<>();
        run(owl, files, first);
        assertThat(steps(first, "base")).isEqualTo(60);
        List<String> second = new ArrayList<>();
        Results kept = run(wolf, files, second);
        assertThat(steps(second, "base")).isEqualTo(1);
        assertThat(kept.arms())
                .isEqualTo(run(wolf, Bases.NONE, new ArrayList<>()).arms());
        // Another world is another base.
        List<String> other = new ArrayList<>();
        Experiment animals = owl.with(new Task.World(
                new World(
                        20,
                        World.DEFAULT.animals().stream()
                                .sorted(Comparator.comparing(World.Animal::name))
                                .toList(),
                        World.DEFAULT.trees(),
                        World.DEFAULT.colours()),
                Phrasings.DEFAULT));
        run(animals, files, other);
        assertThat(steps(other, "base")).isEqualTo(60);
    }

    @Test
    void aDamagedBaseIsTrainedAgain() throws Exception {
        Experiment owl = TraitRuns.experiment();
        Bases files = new BaseFiles(cache);
        Results right = run(owl, files, new ArrayList<>());
        try (Stream<Path> zips =
                Files.walk(cache).filter(file -> file.toString().endsWith(".zip"))) {
            for (Path zip : zips.toList()) {
                byte[] bytes = Files.readAllBytes(zip);
                bytes[bytes.length / 2] ^= 1;
                Files.write(zip, bytes);
            }
        }
        List<String> phases = new ArrayList<>();
        assertThat(run(owl, files, phases).arms()).isEqualTo(right.arms());
        assertThat(steps(phases, "base")).isEqualTo(60);
        String key = new Lineage(owl, new DataSets()).weights("base");
        assertThat(files.find(key, 1, owl.architectureOf("base"))).isNotNull();
    }

    @Test
    void whatCodeMadeItIsNotKnownWhereTheBuildIsOfNoCommit() {
        Provenance here = Provenance.now("owl", Map.of(), 1);
        for (String commit : List.of("unknown", "0123456-dirty")) {
            Provenance session = new Provenance(
                    here.version(),
                    commit,
                    here.started(),
                    here.command(),
                    Map.of(),
                    here.java(),
                    here.os(),
                    here.cpu(),
                    here.cores(),
                    here.nd4j(),
                    here.blas(),
                    1);
            assertThat(BaseFiles.of(session)).isSameAs(Bases.NONE);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsNothingAndStopsNothing() throws Exception {
        Path file = Files.writeString(cache.resolve("file"), "");
        assertThat(run(TraitRuns.experiment(), new BaseFiles(file), new ArrayList<>())
                        .arms())
                .hasSize(3);
    }
}
