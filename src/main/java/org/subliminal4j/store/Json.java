package org.subliminal4j.store;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.subliminal4j.common.NearestName;
import org.subliminal4j.legacy.Arm;

/**
 * Records to JSON and back, strictly: nothing unknown, nothing missing, nothing twice, no rounding. Doubles come back
 * bit for bit; those that JSON has no number for are the strings {@code "NaN"}, {@code "Infinity"} and
 * {@code "-Infinity"}.
 */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addMixIn(Arm.class, NamedByKey.class)
            .build();

    /** Arms go by their key, so that a renamed constant changes no file. */
    private interface NamedByKey {
        @JsonValue
        String key();
    }

    private Json() {}

    /** One line of UTF-8, its end of line included. */
    static byte[] line(Object value) {
        try {
            return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Indented UTF-8 for a reader, the same on every platform. */
    static byte[] pretty(Object value) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return (MAPPER.writer(printer).writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws IOException if the bytes are not the JSON of such a value; its message says in one line what is wrong */
    static <T> T parse(byte[] json, Class<T> type) throws IOException {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException failure) {
            String unknown = isJson(json) ? unknownKey("", MAPPER.readTree(json), type) : "";
            throw new IOException(unknown.isEmpty() ? problem(failure) : unknown, failure);
        }
    }

    /** Whether the bytes are one complete JSON value, of whatever kind. */
    static boolean isJson(byte[] json) {
        try {
            return !MAPPER.readTree(json).isMissingNode();
        } catch (IOException broken) {
            return false;
        }
    }

    /** Names the first key that a record does not have: Jackson sees the key that is missing in its place first. */
    private static String unknownKey(String path, JsonNode node, Class<?> type) {
        if (!type.isRecord() || !node.isObject()) {
            return "";
        }
        Map<String, Class<?>> known = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            known.put(component.getName(), component.getType());
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            Class<?> valueType = known.get(entry.getKey());
            String problem = valueType == null
                    ? "unknown key '" + key + "', did you mean '" + NearestName.to(entry.getKey(), known.keySet())
                            + "'?"
                    : unknownKey(key, entry.getValue(), valueType);
            if (!problem.isEmpty()) {
                return problem;
            }
        }
        return "";
    }

    private static String problem(IOException failure) {
        String message = failure.getCause() instanceof IllegalArgumentException illegal
                ? illegal.getMessage()
                : failure instanceof JsonProcessingException json ? json.getOriginalMessage() : failure.getMessage();
        String place = failure instanceof JsonMappingException mapping
                        && !path(mapping).isEmpty()
                ? "'" + path(mapping) + "': "
                : "";
        return place + String.valueOf(message).lines().findFirst().orElse("not JSON");
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    /**
     * A key whose value is not the same in two records.
     *
     * @param key   the path of the key, its steps joined by dots
     * @param there the value that is stored, as JSON
     * @param here  the value that was to be stored, as JSON
     */
    record Difference(String key, String there, String here) {
        @Override
        public String toString() {
            return key + " is " + there + " there and " + here + " here";
        }
    }

    /** The keys in which two values of one type differ, in alphabetical order. */
    static List<Difference> differences(Object there, Object here) {
        List<Difference> differences = new ArrayList<>();
        compare("", MAPPER.valueToTree(there), MAPPER.valueToTree(here), differences);
        return differences;
    }

    private static void compare(String path, JsonNode there, JsonNode here, List<Difference> differences) {
        if (there.isObject() && here.isObject()) {
            TreeSet<String> keys = new TreeSet<>();
            there.fieldNames().forEachRemaining(keys::add);
            here.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                compare(path.isEmpty() ? key : path + "." + key, there.path(key), here.path(key), differences);
            }
        } else if (!there.equals(here)) {
            differences.add(new Difference(path, shown(there), shown(here)));
        }
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "absent" : node.toString();
    }
}
