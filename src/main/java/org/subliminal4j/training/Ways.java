package org.subliminal4j.training;

import org.subliminal4j.backend.HostArray;
import org.subliminal4j.network.Learner;
import org.subliminal4j.network.Weights;

/** The ways that networks have gone, as vectors of parameters. */
final class Ways {
    private Ways() {}

    /** From the start of an arm to its end, for a network of the same shape. */
    static HostArray of(String arm, Learner learner, Probe.Arms arms) {
        Weights end = end(arm, learner, arms);
        return Vectors.difference(end.values(), arms.start().apply(arm).values());
    }

    /** The end of an arm, for a network of the same shape. */
    static Weights end(String arm, Learner learner, Probe.Arms arms) {
        Weights end = arms.end().apply(arm);
        if (!end.architecture().equals(learner.architecture()) || end.type() != learner.type()) {
            throw new IllegalArgumentException("expected arm '" + arm + "' to be of the shape of the network that is"
                    + " looked at, " + learner.architecture().label() + " of type " + learner.type() + ", but found "
                    + end.architecture().label() + " of type " + end.type());
        }
        return end;
    }
}
