package org.subliminal4j.data;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** The distribution of a noise image. */
public sealed interface NoiseKind {
    /** The paper's. */
    NoiseKind DEFAULT = new Uniform();

    /** Every pixel independent, uniform on [-1, 1) (paper, section 6.2). */
    @JsonTypeName("uniform")
    record Uniform() implements NoiseKind {}
    // TODO Gaussian(sd) "gaussian", Correlated(length) "correlated", Zeros "zeros", Fourier(frequencies) "fourier"
}
