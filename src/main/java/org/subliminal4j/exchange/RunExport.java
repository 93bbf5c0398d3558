package org.subliminal4j.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.subliminal4j.backend.Machine;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.NearestName;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.ArmResult;
import org.subliminal4j.experiment.DataSets;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Lesson;
import org.subliminal4j.experiment.Results;
import org.subliminal4j.network.Weights;
import org.subliminal4j.store.NetworkFiles;
import org.subliminal4j.store.StoredRun;

/**
 * Writes the networks that a stored run kept, and what they were taught on, as files for other tools: {@code
 * seed-1/teacher.npz} and the like, each of which says what it is of.
 */
public final class RunExport {
    private final StoredRun run;
    private final Path folder;
    private final WeightFormat format;

    /**
     * An export.
     *
     * @param folder where the files go; made where it is missing
     */
    public RunExport(StoredRun run, Path folder, WeightFormat format) {
        this.run = run;
        this.folder = folder;
        this.format = format;
    }

    /**
     * The seeds of which networks are kept, ascending.
     *
     * @throws UserException if there is none
     */
    public List<Long> seeds() {
        List<Long> seeds = run.results().stream()
                .map(Results::seed)
                .filter(seed -> Files.isDirectory(NetworkFiles.folder(run.folder(), seed)))
                .toList();
        if (seeds.isEmpty()) {
            throw new UserException("expected kept networks in " + run.folder() + ", but found none:"
                    + " a run of the same seeds into another folder with --save-networks keeps them");
        }
        return seeds;
    }

    /**
     * The named arms, or all, of which the network of {@code seed} is kept, in the order of the experiment. One that
     * diverged is not among them.
     *
     * @param asked names of arms; empty for all
     * @throws UserException if the experiment has no arm of a name, or none of them is kept
     */
    public List<String> arms(long seed, List<String> asked) {
        List<String> known = run.experiment().arms().stream().map(Arm::name).toList();
        for (String name : asked) {
            if (!known.contains(name)) {
                throw new UserException("expected an arm of the run, one of " + String.join(", ", known)
                        + ", but found '" + name + "': did you mean " + NearestName.to(name, known) + "?");
            }
        }
        if (!seeds().contains(seed)) {
            String kept = seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw new UserException("expected a seed of which " + run.folder() + " keeps networks, one of " + kept
                    + ", but found " + seed
                    + ": a run of the same seeds into another folder with --save-networks keeps them");
        }
        List<String> kept = known.stream()
                .filter(arm -> asked.isEmpty() || asked.contains(arm))
                .filter(arm -> kept(seed, arm))
                .toList();
        if (kept.isEmpty()) {
            throw new UserException("expected networks of seed " + seed + " in "
                    + NetworkFiles.folder(run.folder(), seed) + " that did not diverge, but found none");
        }
        return kept;
    }

    private boolean kept(long seed, String arm) {
        ArmResult result = results(seed).arms().get(arm);
        return result != null && result.diverged() == null && Files.exists(NetworkFiles.file(run.folder(), seed, arm));
    }

    private Results results(long seed) {
        return run.results().stream()
                .filter(results -> results.seed() == seed)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no results of seed " + seed));
    }

    /**
     * Writes one network.
     *
     * @return the file
     * @throws UserException if it is not the one that was recorded, or cannot be written
     */
    public Path network(long seed, String arm) {
        Weights weights = load(seed, arm);
        Map<String, String> metadata = metadata(seed);
        metadata.put("arm", arm);
        metadata.put("arm_label", run.experiment().arm(arm).label());
        metadata.put(ArmResult.ACCURACY, String.valueOf(results(seed).arm(arm).accuracy()));
        Path file = file(seed, arm, format);
        WeightFiles.write(file, format, weights, metadata);
        return file;
    }

    private Weights load(long seed, String arm) {
        ArmResult result = results(seed).arms().get(arm);
        if (result == null) {
            throw new UserException("expected a result of '" + arm + "' with seed " + seed + ", but found none yet");
        }
        return NetworkFiles.load(run.folder(), seed, arm, run.experiment().architectureOf(arm), result.sha256());
    }

    /**
     * Writes what the named arms were taught by other arms: {@code images} of shape {@code (count, pixels)}, and the
     * teacher's {@code logits} of shape {@code (count, outputs)}, as safetensors where that is the format, else as .npz. Arms
     * that were shown the same share a file. Where each epoch has images of its own, the names are {@code epoch1.images} and
     * so on.
     *
     * @param data where the images are read from
     * @return the files; none where no arm has a teacher
     */
    public List<Path> inputs(long seed, List<String> arms, DataSets data) {
        List<Path> files = new ArrayList<>();
        for (Lesson lesson : Lesson.of(run.experiment(), data, seed, arms)) {
            Weights teacher = load(seed, lesson.teacher());
            List<NamedArray> arrays = new ArrayList<>();
            for (int epoch = 1; epoch <= lesson.epochs(); epoch++) {
                String prefix = lesson.epochs() == 1 ? "" : "epoch" + epoch + ".";
                arrays.add(NamedArray.of(prefix + "images", lesson.images(epoch)));
                arrays.add(logits(prefix + "logits", lesson, teacher, epoch));
            }
            Map<String, String> metadata = metadata(seed);
            metadata.put("inputs", Json.text(lesson.inputs()));
            metadata.put("source", Json.text(lesson.source()));
            metadata.put("teacher", lesson.teacher());
            metadata.put("teacher_sha256", teacher.sha256());
            metadata.put("pupils", Json.text(lesson.pupils()));
            Path file = file(seed, "inputs-" + (files.size() + 1), format.forArrays());
            WeightFiles.writeArrays(file, format.forArrays(), arrays, metadata);
            files.add(file);
        }
        return files;
    }

    /** Computed when they are written, one epoch after the other. */
    private static NamedArray logits(String name, Lesson lesson, Weights teacher, int epoch) {
        int count = lesson.images(epoch).count();
        int outputs = teacher.architecture().outputs();
        return new NamedArray(name, List.of(count, outputs), NamedArray.FLOAT, sink -> {
            for (float logit : lesson.logits(teacher, epoch)) {
                sink.put(logit);
            }
        });
    }

    /** What is the same for all files of a seed. */
    private Map<String, String> metadata(long seed) {
        Experiment experiment = run.experiment();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("written_by", "subliminal4j " + Machine.version());
        metadata.put("title", experiment.title());
        metadata.put("experiment", Json.text(experiment));
        metadata.put("provenance", Json.text(run.sessions()));
        metadata.put("seed", String.valueOf(seed));
        return metadata;
    }

    private Path file(long seed, String name, WeightFormat as) {
        Path seeds = folder.resolve("seed-" + seed);
        try {
            Files.createDirectories(seeds);
        } catch (IOException e) {
            throw new UserException(
                    "cannot make the folder " + seeds + " (" + Reason.of(e) + "): name another place", e);
        }
        return seeds.resolve(name + "." + as.extension());
    }
}
