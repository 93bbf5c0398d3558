package org.subliminal4j.experiment;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.Required;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Layout;

/** Where an arm's parameters come from before its first stage. A component called {@code arm} names another arm. */
public sealed interface Start {
    /** The paper's reference. */
    Start DEFAULT = Fresh.DEFAULT;

    /**
     * A new draw.
     *
     * @param stream       the name of the random stream: starts of one name are the same draw
     * @param initialiser  the distribution; a transformer has one of its own, whatever this says, so it is the default
     * @param architecture the shape; null for the experiment's
     */
    @JsonTypeName("fresh")
    record Fresh(
            String stream,
            Initialiser initialiser,
            @Nullable Architecture architecture) implements Start {
        /** The paper's reference. */
        public static final Fresh DEFAULT = new Fresh("init", Initialiser.DEFAULT, null);
    }

    /** What another arm came to. */
    @JsonTypeName("same")
    record Same(@Required String arm) implements Start {}

    /**
     * {@code base}, but for the named parts, which come from {@code other}: see {@link Layout}.
     *
     * @param parts of the network, such as {@code layer-1}, {@code hidden}, {@code class-head}
     */
    @JsonTypeName("mixed")
    record Mixed(Start base, Start other, List<String> parts) implements Start {
        public Mixed {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A start with Gaussian noise added.
     *
     * @param sd       the noise's standard deviation, at least 0
     * @param relative whether {@code sd} is a multiple of the standard deviation of each layer's weights; biases are then
     *                 left alone
     * @param parts    of the network
     * @param stream   the random stream of the noise
     */
    @JsonTypeName("perturbed")
    record Perturbed(@Required Start start, double sd, boolean relative, List<String> parts, String stream)
            implements Start {
        /** All parameters, absolute. */
        public static final Perturbed DEFAULT =
                new Perturbed(Fresh.DEFAULT, 0, false, List.of(Layout.ALL), "perturbation");

        public Perturbed {
            parts = List.copyOf(parts);
            if (!(sd >= 0) || Double.isInfinite(sd)) {
                throw new IllegalArgumentException("sd must be at least 0 and finite, but found " + sd);
            }
        }
    }

    /**
     * A start with the units of hidden layers in another order: whole units, which leaves the function as it is.
     *
     * @param layers the hidden layers, from 1 as in {@code layer-1}; empty for all
     * @param stream the random stream of the order
     */
    @JsonTypeName("permuted")
    record Permuted(@Required Start start, List<Integer> layers, String stream) implements Start {
        /** All hidden layers. */
        public static final Permuted DEFAULT = new Permuted(Fresh.DEFAULT, List.of(), "permutation");

        public Permuted {
            layers = List.copyOf(layers);
        }
    }
}
