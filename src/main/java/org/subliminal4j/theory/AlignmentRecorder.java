package org.subliminal4j.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.legacy.MlpSpec;
import org.subliminal4j.legacy.MlpStack;
import org.subliminal4j.legacy.Trainer;

/** Looks at every step of the students: records the alignment of their gradients with the trait, then intervenes. */
final class AlignmentRecorder implements Trainer.StepListener {
    private final List<StudentArm> arms;
    private final MlpSpec spec;
    private final TraitGradient trait;
    private final int every;
    private final RandomGenerator random;
    private final int hidden;
    private final List<Record> records = new ArrayList<>();
    private int step;

    /** What is known of one student so far. */
    private static final class Record {
        final List<TrainingTrace.Step> steps = new ArrayList<>();
        final List<Alignment> epoch = new ArrayList<>();
        int positive;
    }

    AlignmentRecorder(List<StudentArm> arms, MlpSpec spec, TraitGradient trait, int every, RandomGenerator random) {
        this.arms = arms;
        this.spec = spec;
        this.trait = trait;
        this.every = every;
        this.random = random;
        int lastHidden = spec.widths().get(spec.layers() - 1);
        hidden = Math.toIntExact(spec.parameters() - (lastHidden + 1L) * spec.outputs());
        arms.forEach(arm -> records.add(new Record()));
    }

    @Override
    public void beforeUpdate(MlpStack stack) {
        step++;
        HostArray traits = trait.at(stack.parameters());
        for (int network = 0; network < arms.size(); network++) {
            HostArray gradient = stack.extract(stack.gradient(), network);
            float[] distillation = ((HostArray.Float32) gradient).values();
            float[] toTrait = ((HostArray.Float32) stack.extract(traits, network)).values();
            Alignment alignment = Alignment.of(spec, distillation, toTrait);
            Record record = records.get(network);
            record.epoch.add(alignment);
            record.positive += alignment.total() > 0 ? 1 : 0;
            if (step % every == 1 || every == 1) {
                record.steps.add(new TrainingTrace.Step(step, alignment));
            }
            Intervention.apply(arms.get(network), distillation, toTrait, hidden, random);
            stack.insert(gradient, network, stack.gradient());
        }
    }

    /** For each student the mean alignment of the steps since the last call. */
    List<Alignment> epochMeans() {
        List<Alignment> means =
                records.stream().map(record -> Alignment.mean(record.epoch)).toList();
        records.forEach(record -> record.epoch.clear());
        return means;
    }

    /** The traces of all students, with what is known of their epochs. */
    List<TrainingTrace.ArmTrace> traces(List<List<TrainingTrace.Epoch>> epochs) {
        List<TrainingTrace.ArmTrace> traces = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            Record record = records.get(i);
            traces.add(new TrainingTrace.ArmTrace(
                    arms.get(i), record.steps, epochs.get(i), (double) record.positive / step));
        }
        return traces;
    }
}
