package org.subliminal4j.training;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.data.ImageSource;
import org.subliminal4j.network.Weights;

/**
 * A teacher's logits on the images of each epoch, computed when they are asked for, and once for epochs of the same
 * images.
 */
final class ImitationTargets implements IntFunction<Targets> {
    private final Loss loss;
    private final Weights teacher;
    private final ImageSource images;
    private final int[] chosen;
    private @Nullable ImageSource known;
    private @Nullable Targets targets;

    /** @param chosen the numbers of the teacher's logits that are imitated, ascending */
    ImitationTargets(Loss loss, Weights teacher, ImageSource images, int[] chosen) {
        this.loss = loss;
        this.teacher = teacher;
        this.images = images;
        this.chosen = chosen;
    }

    @Override
    public Targets apply(int epoch) {
        ImageSource current = images.epoch(epoch);
        Targets result = targets;
        if (result == null || !current.equals(known)) {
            float[] logits = Inference.logits(teacher, current);
            result = Targets.imitate(loss, logits, teacher.architecture().outputs(), chosen);
            targets = result;
            known = current;
        }
        return result;
    }
}
