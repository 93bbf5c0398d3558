package org.subliminal4j.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Changes JSON, or one line of a file of JSON lines, in its structure; in its bytes now and then. */
final class JsonMutator implements Mutator {
    /** Writes what is nested deeper than anybody reads. */
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What stands in the tree for text that no tree would write. */
    private static final String RAW = "@raw@";

    /** Deeper than anything is meant to be. */
    private static final int DEEP = 300;

    private static final List<String> EXTREMES = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "0",
            "-1",
            "1",
            "-0.0",
            "0.5",
            "1e-320",
            "1e308",
            "1e999",
            "-1e999",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "500000000",
            "1".repeat(400),
            "0." + "3".repeat(400),
            "1e2147483647",
            "1e-2147483648",
            "\"NaN\"",
            "\"Infinity\"",
            "\"-Infinity\"",
            "NaN",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"a\\nb\"",
            "\"../..\"",
            "\"" + "x".repeat(100_000) + "\"",
            "[null]",
            "[[]]",
            "[-1,-1]",
            "{\"kind\":\"\"}",
            "{\"kind\":null}",
            "{\"\":{}}",
            "[".repeat(400) + "]".repeat(400),
            "[".repeat(100_000),
            "{\"a\":".repeat(2000) + "1" + "}".repeat(2000));

    private final Mutator bytes = new ByteMutator();

    /** A value and what holds it. */
    private record Slot(JsonNode holder, String key, int index) {
        JsonNode get() {
            return holder instanceof ArrayNode array ? array.get(index) : holder.get(key);
        }

        void set(JsonNode value) {
            if (holder instanceof ArrayNode array) {
                array.set(index, value);
            } else {
                ((ObjectNode) holder).set(key, value);
            }
        }

        void remove() {
            if (holder instanceof ArrayNode array) {
                array.remove(index);
            } else {
                ((ObjectNode) holder).remove(key);
            }
        }
    }

    @Override
    public byte[] mutate(byte[] input, byte[] other, RandomGenerator random) {
        if (random.nextInt(8) == 0) {
            return bytes.mutate(input, other, random);
        }
        String text = new String(input, StandardCharsets.UTF_8);
        JsonNode whole = parsed(text);
        if (whole != null) {
            return changed(whole, other, random).getBytes(StandardCharsets.UTF_8);
        }
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        JsonNode line = parsed(lines.get(at));
        switch (random.nextInt(8)) {
            case 0 -> lines.add(random.nextInt(lines.size() + 1), lines.get(at));
            case 1 -> lines.remove(at);
            case 2 -> lines.set(at, lines.get(at) + lines.get(random.nextInt(lines.size())));
            default -> lines.set(at, line == null ? "" : changed(line, other, random));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isContainerNode() ? node : null;
        } catch (IOException | RuntimeException noJson) {
            return null;
        }
    }

    private static String changed(JsonNode tree, byte[] other, RandomGenerator random) {
        List<Slot> slots = new ArrayList<>();
        collect(tree, slots, 0);
        if (slots.isEmpty()) {
            return EXTREMES.get(random.nextInt(EXTREMES.size()));
        }
        Slot slot = slots.get(random.nextInt(slots.size()));
        String raw = random.nextInt(4) == 0 ? "null" : EXTREMES.get(random.nextInt(EXTREMES.size()));
        switch (random.nextInt(12)) {
            case 0 -> slot.remove();
            case 1 -> rename(slot, random);
            case 2 -> slot.set(slots.get(random.nextInt(slots.size())).get().deepCopy());
            case 3 -> slot.set(ofOther(other, random, slot.get()));
            case 4 -> {
                if (slot.get() instanceof ArrayNode array && !array.isEmpty()) {
                    array.add(array.get(random.nextInt(array.size())).deepCopy());
                } else {
                    slot.set(number(slot.get(), random));
                }
            }
            case 5 -> slot.set(number(slot.get(), random));
            case 6 -> nest(slot, random);
            case 7 -> {
                return twice(text(tree), random);
            }
            case 8 -> slot.set(MAPPER.createArrayNode().add(slot.get()));
            default -> slot.set(new TextNode(RAW));
        }
        return text(tree).replace("\"" + RAW + "\"", raw);
    }

    private static String text(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void collect(JsonNode node, List<Slot> slots, int depth) {
        if (depth > 2 * DEEP) {
            return;
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                slots.add(new Slot(array, "", i));
                collect(array.get(i), slots, depth + 1);
            }
        } else if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(key -> {
                slots.add(new Slot(object, key, 0));
                collect(object.get(key), slots, depth + 1);
            });
        }
    }

    private static void rename(Slot slot, RandomGenerator random) {
        if (slot.holder() instanceof ObjectNode object) {
            JsonNode value = object.remove(slot.key());
            object.set(random.nextBoolean() ? slot.key() + "s" : String.valueOf((char) random.nextInt(1 << 16)), value);
        }
    }

    private static JsonNode ofOther(byte[] other, RandomGenerator random, JsonNode usual) {
        String[] lines = new String(other, StandardCharsets.UTF_8).split("\n");
        JsonNode tree = parsed(new String(other, StandardCharsets.UTF_8));
        tree = tree == null && lines.length > 0 ? parsed(lines[random.nextInt(lines.length)]) : tree;
        List<Slot> slots = new ArrayList<>();
        if (tree != null) {
            collect(tree, slots, 0);
        }
        return slots.isEmpty() ? usual : slots.get(random.nextInt(slots.size())).get();
    }

    /** A number near another one. */
    private static JsonNode number(JsonNode value, RandomGenerator random) {
        if (!value.isNumber()) {
            return new TextNode(value.asText() + "x");
        }
        double number = value.asDouble();
        JsonNode changed =
                switch (random.nextInt(4)) {
                    case 0 -> MAPPER.getNodeFactory().numberNode(value.asLong() + 1);
                    case 1 -> MAPPER.getNodeFactory().numberNode(value.asLong() - 1);
                    case 2 -> MAPPER.getNodeFactory().numberNode(-number);
                    default -> MAPPER.getNodeFactory().numberNode(number * (1 + random.nextDouble()));
                };
        return changed;
    }

    /** Puts a value into itself, again and again. */
    private static void nest(Slot slot, RandomGenerator random) {
        if (slot.get() instanceof ObjectNode object && !object.isEmpty()) {
            List<String> keys = new ArrayList<>();
            object.fieldNames().forEachRemaining(keys::add);
            String key = keys.get(random.nextInt(keys.size()));
            JsonNode nested = object;
            int depth = 1 + random.nextInt(random.nextInt(8) > 0 ? 4 : DEEP);
            for (int i = 0; i < depth; i++) {
                ObjectNode outer = object.objectNode().setAll(object);
                nested = outer.set(key, nested);
            }
            slot.set(nested);
        }
    }

    /** Writes a key a second time. */
    private static String twice(String text, RandomGenerator random) {
        int at = text.indexOf("\":", random.nextInt(text.length()));
        int start = at < 0 ? -1 : text.lastIndexOf('"', at - 1);
        return start < 0
                ? text + text
                : text.substring(0, start) + text.substring(start, at) + "\":null," + text.substring(start);
    }
}
