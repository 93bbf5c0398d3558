package org.subliminal4j.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Weights;

/**
 * Language models that have learned to read, kept by one run for others: most of a trial's time goes into them, and whatever a
 * teacher is taught, they are the same. Safe for several threads.
 */
public interface Bases {
    /** Keeps nothing. */
    Bases NONE = new Bases() {
        @Override
        public @Nullable Base find(String lineage, long seed, Architecture architecture) {
            return null;
        }

        @Override
        public void keep(String lineage, long seed, Base base) {}
    };

    /**
     * A model.
     *
     * @param weights what it has become
     * @param epochs  how it got there
     */
    record Base(Weights weights, List<EpochResult> epochs) {
        public Base {
            epochs = List.copyOf(epochs);
        }
    }

    /**
     * The model of that lineage and seed, bit for bit as training would make it; null if none is kept.
     *
     * @param lineage the key of its weights, see {@link Lineage#weights}
     */
    @Nullable
    Base find(String lineage, long seed, Architecture architecture);

    /** Keeps a model, or does not: nobody relies on it. */
    void keep(String lineage, long seed, Base base);
}
