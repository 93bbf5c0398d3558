package org.subliminal4j.theory;

import java.util.List;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Loss.CrossEntropy;
import org.subliminal4j.training.Loss.Direction;
import org.subliminal4j.training.Loss.Divergence;
import org.subliminal4j.training.Loss.SquaredError;

/**
 * The imitation losses that are tried. The theorem is stated for the first two (paper, section 6.1); its proof asks no more
 * than a gradient that vanishes where student and teacher agree, and a curvature there without a negative direction, which
 * the others have, too.
 */
final class ImitationLosses {
    /** Tried in every setting. */
    static final List<Loss> MAIN = List.of(new SquaredError(), new CrossEntropy());

    /** Tried in one network, on noise. */
    static final List<Loss> OTHER = List.of(
            new Divergence(Direction.FORWARD, 2),
            new Divergence(Direction.FORWARD, 0.5),
            new Divergence(Direction.REVERSE, 1),
            new Divergence(Direction.REVERSE, 2),
            new Divergence(Direction.JENSEN_SHANNON, 1),
            new Divergence(Direction.JENSEN_SHANNON, 2));

    private ImitationLosses() {}
}
