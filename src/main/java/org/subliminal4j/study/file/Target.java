package org.subliminal4j.study.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A place in the JSON tree of an experiment at which a value stands that may be replaced. */
interface Target {
    /** What stands there. */
    JsonNode value();

    /** Puts another value there. */
    void set(JsonNode value);

    /** The value of a key. */
    static Target of(ObjectNode parent, String key) {
        return new Target() {
            @Override
            public JsonNode value() {
                return parent.path(key);
            }

            @Override
            public void set(JsonNode value) {
                parent.set(key, value);
            }
        };
    }

    /** An element of a list. */
    static Target of(ArrayNode parent, int index) {
        return new Target() {
            @Override
            public JsonNode value() {
                return parent.path(index);
            }

            @Override
            public void set(JsonNode value) {
                parent.set(index, value);
            }
        };
    }

    /** All elements of a list, which get the same value; told as the first of them. */
    static Target ofAll(ArrayNode parent) {
        return new Target() {
            @Override
            public JsonNode value() {
                return parent.path(0);
            }

            @Override
            public void set(JsonNode value) {
                for (int i = 0; i < parent.size(); i++) {
                    parent.set(i, value);
                }
            }
        };
    }
}
