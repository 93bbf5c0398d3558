package org.subliminal4j.analysis;

import org.jspecify.annotations.Nullable;
import org.subliminal4j.training.Trainer.Diverged;

/**
 * A seed whose network is in no mean, because it is none any more.
 *
 * @param seed  the seed
 * @param where where it diverged; null if all that is known is that its accuracy is not a number
 */
public record LeftOut(long seed, @Nullable Diverged where) {
    /** For a reader: {@code seed 3 in epoch 2}. */
    String words() {
        return "seed " + seed + (where == null ? "" : " in epoch " + where.epoch());
    }
}
