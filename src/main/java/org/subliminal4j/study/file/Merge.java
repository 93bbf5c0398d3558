package org.subliminal4j.study.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts what a file says over what stands in an experiment. */
final class Merge {
    private static final String KIND = "kind";

    private Merge() {}

    /**
     * What comes of {@code there} where {@code value} is said: of two mappings of one kind, the one with the keys of the
     * other put over it; else {@code value}.
     *
     * @throws IllegalArgumentException if a number is said in place of a word, or the like
     */
    static JsonNode of(JsonNode there, JsonNode value) {
        if (there instanceof ObjectNode before && value instanceof ObjectNode after) {
            return after.has(KIND) && !after.get(KIND).equals(before.get(KIND)) ? after : merged(before, after);
        }
        require(!there.isNumber() || value.isNumber(), "a number", value);
        require(!there.isBoolean() || value.isBoolean(), "true or false", value);
        require(!there.isTextual() || value.isTextual(), "a word", value);
        require(!there.isArray() || value.isArray(), "a list, such as [256, 256]", value);
        if (there.isArray() && !there.isEmpty() && there.get(0).isValueNode()) {
            value.forEach(element -> of(there.get(0), element));
        }
        return value;
    }

    private static JsonNode merged(ObjectNode before, ObjectNode after) {
        ObjectNode merged = before.deepCopy();
        after.properties().forEach(field -> {
            JsonNode old = before.get(field.getKey());
            JsonNode now = old == null ? field.getValue() : of(old, field.getValue());
            merged.set(field.getKey(), now);
        });
        return merged;
    }

    private static void require(boolean holds, String expected, JsonNode found) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "expected " + expected + ", but found " + (found.isNull() ? "nothing" : found.toString()));
        }
    }
}
