package org.subliminal4j.theory;

import java.util.List;

/**
 * What the many steps of one seed came to.
 *
 * @param seed              decides all random streams, as in a trial
 * @param referenceAccuracy test accuracy of the untrained network, a fraction
 * @param teacherAccuracy   test accuracy of the teacher, a fraction
 * @param arms              the students
 * @param lines             the straight lines from reference to student to teacher
 */
public record TrainingTrace(
        long seed, double referenceAccuracy, double teacherAccuracy, List<ArmTrace> arms, List<Line> lines) {
    public TrainingTrace {
        arms = List.copyOf(arms);
        lines = List.copyOf(lines);
    }

    /** The trace of {@code arm}, which must be among the students. */
    public ArmTrace arm(StudentArm arm) {
        return arms.stream().filter(trace -> trace.arm() == arm).findFirst().orElseThrow();
    }

    /**
     * One student.
     *
     * @param arm                   which
     * @param steps                 the alignment of the distillation gradient, before any part of it is taken out, with
     *                              the trait gradient, every few steps
     * @param epochs                where it stands after each epoch
     * @param positiveGradientShare the part of all steps in which that alignment, over all parameters, is positive
     */
    public record ArmTrace(StudentArm arm, List<Step> steps, List<Epoch> epochs, double positiveGradientShare) {
        public ArmTrace {
            steps = List.copyOf(steps);
            epochs = List.copyOf(epochs);
        }

        /** Where it stands at the end. */
        public Epoch last() {
            return epochs.get(epochs.size() - 1);
        }
    }

    /**
     * A step of a student.
     *
     * @param step      from 1
     * @param gradients distillation gradient and trait gradient
     */
    public record Step(int step, Alignment gradients) {}

    /**
     * A student after an epoch.
     *
     * @param loss          mean distillation loss over the epoch's batches, in nats, each before its update
     * @param accuracy      test accuracy, a fraction
     * @param gradients     distillation gradient and trait gradient: the mean cosine over the epoch's steps
     * @param displacements the way of the student from its start, and of the teacher from the reference
     */
    public record Epoch(double loss, double accuracy, Alignment gradients, Alignment displacements) {}

    /**
     * Test accuracies along straight lines in the space of parameters, at even distances.
     *
     * @param arm           which student
     * @param fromReference from the reference to the student
     * @param toTeacher     from the student to the teacher
     */
    public record Line(StudentArm arm, List<Double> fromReference, List<Double> toTeacher) {
        public Line {
            fromReference = List.copyOf(fromReference);
            toTeacher = List.copyOf(toTeacher);
        }
    }
}
