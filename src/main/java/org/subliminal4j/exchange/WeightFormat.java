package org.subliminal4j.exchange;

import java.util.Locale;

/** A form in which a network's parameters can be written. */
public enum WeightFormat {
    /** NumPy's zip of arrays, with the metadata in a member {@code metadata.json}; can be read back. */
    NPZ("npz"),
    /** Hugging Face's safetensors, with the metadata in its header; can be read back. */
    SAFETENSORS("safetensors"),
    /** The network as an ONNX graph that can be run, from images to logits, in float32. */
    ONNX("onnx"),
    /** A zip which DL4J's {@code ModelSerializer} restores. */
    DL4J("zip"),
    /** A line for each parameter, in full precision, with the metadata in a file beside it. */
    CSV("csv");

    private final String extension;

    WeightFormat(String extension) {
        this.extension = extension;
    }

    /** How the names of its files end, without the dot. */
    public String extension() {
        return extension;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format for arrays that are no network: this one where it holds any arrays, else {@link #NPZ}. */
    WeightFormat forArrays() {
        return this == SAFETENSORS ? SAFETENSORS : NPZ;
    }
}
