package org.subliminal4j.matrix;

import org.subliminal4j.backend.HostArray;

/** What every pass asks for before it computes. */
final class Passes {
    private Passes() {}

    /** Refuses a batch or logits that do not fit the model. */
    static void check(Model model, Batch batch, int from, int to) {
        String label = model.architecture().label();
        int inputs = model.architecture().inputs();
        if (batch.features() != inputs || batch.inputs().type() != model.type()) {
            throw new IllegalArgumentException("expected a batch of " + inputs + " features of type " + model.type()
                    + " for " + label + ", but found " + batch.features() + " of type "
                    + batch.inputs().type());
        }
        if (from < 0 || to <= from || to > model.architecture().outputs()) {
            throw new IllegalArgumentException("expected logits from 0 to "
                    + model.architecture().outputs() + " of " + label + ", but found " + from + " to " + to);
        }
    }

    /** Refuses to go back where no forward pass has left its activations. */
    static void requireForward(boolean forward) {
        if (!forward) {
            throw new IllegalStateException(
                    "expected a forward pass of its own before each backward pass and each look at"
                            + " the features, but found none: call forward first");
        }
    }

    /** Refuses a target that does not hold the features of a batch. */
    static void requireFeatures(HostArray target, Model.Pass pass, Model model) {
        int length = pass.batch() * pass.featureWidth();
        if (target.length() != length || target.type() != model.type()) {
            throw new IllegalArgumentException("expected room for " + pass.batch() + " times " + pass.featureWidth()
                    + " features of type " + model.type() + ", but found " + target.length() + " values of type "
                    + target.type());
        }
    }
}
