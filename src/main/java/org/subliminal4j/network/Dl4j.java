package org.subliminal4j.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * Any other feed-forward network of DL4J, such as a small convolutional one, whose last layer is dense and linear and
 * gives the class logits followed by the auxiliary logits. It computes by DL4J's own forward and backward passes, at
 * DL4J's speed.
 *
 * @param configuration the JSON of a {@link MultiLayerConfiguration}
 * @param inputs        the number of input features (pixels) of an image
 * @param classes       the number of class logits, at least 2
 * @param auxiliary     the number of auxiliary logits, at least 0
 */
@JsonTypeName("dl4j")
public record Dl4j(JsonNode configuration, int inputs, int classes, int auxiliary) implements Architecture {
    public Dl4j {
        Dl4jBorder.check(configuration, inputs, classes, auxiliary);
    }

    @Override
    @JsonIgnore
    public Layout layout() {
        return Dl4jBorder.layout(this);
    }

    @Override
    @JsonIgnore
    public String label() {
        return Dl4jBorder.label(this);
    }
}
