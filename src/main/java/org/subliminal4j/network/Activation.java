package org.subliminal4j.network;

/** What a hidden unit makes of its sum. */
public enum Activation {
    /** {@code max(0, x)}; the paper's (section 6.2). */
    RELU,
    /** The hyperbolic tangent. */
    TANH,
    /** {@code x Phi(x)}, Phi the normal distribution function, exact (Hendrycks and Gimpel, arXiv 1606.08415). */
    GELU,
    /** {@code x}: the layer is linear. */
    IDENTITY
}
