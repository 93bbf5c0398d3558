package org.subliminal4j.training;

import org.subliminal4j.backend.HostArray;
import org.subliminal4j.matrix.Model;
import org.subliminal4j.network.Weights;

/** The ways that networks have gone, as vectors of parameters. */
final class Ways {
    private Ways() {}

    /** From the start of an arm to its end, for a network of the same shape. */
    static HostArray of(String arm, Model model, Probe.Context context) {
        Weights end = end(arm, model, context);
        return Vectors.difference(end.values(), context.start().apply(arm).values());
    }

    /** The end of an arm, for a network of the same shape. */
    static Weights end(String arm, Model model, Probe.Context context) {
        Weights end = context.end().apply(arm);
        if (!end.architecture().equals(model.architecture()) || end.type() != model.type()) {
            throw new IllegalArgumentException("expected arm '" + arm + "' to be of the shape of the network that is"
                    + " looked at, " + model.architecture().label() + " of type " + model.type() + ", but found "
                    + end.architecture().label() + " of type " + end.type());
        }
        return end;
    }
}
