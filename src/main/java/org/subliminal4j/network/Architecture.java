package org.subliminal4j.network;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The shape of a network whose outputs are class logits followed by auxiliary logits (paper, section 6.2): what decides
 * everything about a network but its parameters. A language model is one whose classes are the tokens that can come next,
 * without auxiliary logits. A value; goes to JSON and back.
 */
public sealed interface Architecture permits Dense, Dl4j, Transformer {
    /** The number of input features; for a language model the tokens that it can look back on. */
    int inputs();

    /** The number of class logits, at least two; for a language model the size of its vocabulary. */
    int classes();

    /** The number of auxiliary logits m, at least zero. */
    int auxiliary();

    /** Where each parameter lies in the flat vector. */
    @JsonIgnore
    Layout layout();

    /** The shape in a few characters, such as {@code 784-256-256-(10+3)}. */
    @JsonIgnore
    String label();

    /** The number of outputs: class logits and auxiliary logits. */
    default int outputs() {
        return classes() + auxiliary();
    }
}
