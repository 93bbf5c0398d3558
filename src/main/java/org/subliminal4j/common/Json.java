package org.subliminal4j.common;

import com.fasterxml.jackson.core.JsonGenerator;
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
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records to JSON and back, strictly: nothing unknown, nothing twice, no rounding. Doubles come back bit for bit; those
 * that JSON has no number for are the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 *
 * <p>A value of a sealed interface is an object whose key {@code kind} says which; one that is all default may be that
 * word alone. Constants of enums are written in small letters. A key that is missing takes its default: see {@link
 * JsonShape}.
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new SealedKinds())
            .addModule(new SimpleModule().addSerializer(new LowerCase()))
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(blank ->
                    blank.setAcceptBlankAsEmpty(false).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .build();

    private Json() {}

    /** One line of UTF-8, its end of line included. */
    public static byte[] line(Object value) {
        return (text(value) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Indented UTF-8 for a reader, the same on every platform. */
    public static byte[] pretty(Object value) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return (MAPPER.writer(printer).writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** JSON in one line, without its end. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The JSON of {@code value} as a tree. */
    public static JsonNode tree(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }

    /** @throws IOException if the text is not one JSON value; its message says in one line what is wrong */
    public static JsonNode read(byte[] json) throws IOException {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node.isMissingNode()) {
                throw new IOException("nothing is there");
            }
            return node;
        } catch (JsonProcessingException failure) {
            throw new IOException(problem(failure), failure);
        }
    }

    /** @throws IOException if the bytes are not the JSON of such a value; its message says in one line what is wrong */
    public static <T> T parse(byte[] json, Class<T> type) throws IOException {
        return parse(read(json), type);
    }

    /** @throws IOException if the tree is not the JSON of such a value; its message says in one line what is wrong */
    public static <T> T parse(JsonNode node, Class<T> type) throws IOException {
        if (node.isNull()) {
            throw new IOException("null, where a value is needed");
        }
        requireWholeCharacters(node);
        try {
            return MAPPER.treeToValue(JsonShape.complete(node, type), type);
        } catch (IllegalArgumentException wrong) {
            throw new IOException(Printable.line(String.valueOf(wrong.getMessage())), wrong);
        } catch (JsonProcessingException failure) {
            throw new IOException(problem(failure), failure);
        }
    }

    /**
     * The tree with all that it leaves to defaults, before anything is made of it.
     *
     * @throws IOException if something is unknown or missing; its message says in one line what, and where
     */
    public static JsonNode completed(JsonNode node, Class<?> type) throws IOException {
        try {
            return JsonShape.complete(node, type);
        } catch (IllegalArgumentException wrong) {
            throw new IOException(wrong.getMessage(), wrong);
        }
    }

    /** One half of a character's two in UTF-16 has no bytes in UTF-8: written again, it would not be the same. */
    private static void requireWholeCharacters(JsonNode node) throws IOException {
        if (node.isTextual() && !StandardCharsets.UTF_8.newEncoder().canEncode(node.textValue())) {
            throw new IOException(
                    "expected text, but found half a character in '" + Printable.line(node.textValue()) + "'");
        }
        for (JsonNode child : node) {
            requireWholeCharacters(child);
        }
    }

    private static String problem(JsonProcessingException failure) {
        String message = failure.getCause() instanceof IllegalArgumentException illegal
                ? illegal.getMessage()
                : failure.getCause() instanceof NullPointerException
                        ? "null, where a value is needed"
                        : failure.getOriginalMessage();
        String place = failure instanceof JsonMappingException mapping
                        && !path(mapping).isEmpty()
                ? "'" + path(mapping) + "': "
                : "";
        return Printable.line(
                place + String.valueOf(message).lines().findFirst().orElse("not JSON"));
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    /**
     * A key whose value is not the same in two records.
     *
     * @param key   the path of the key, its steps joined by dots
     * @param there the value of the first, as JSON
     * @param here  the value of the second, as JSON
     */
    public record Difference(String key, String there, String here) {
        @Override
        public String toString() {
            return key + " is " + there + " there and " + here + " here";
        }
    }

    /** The keys in which two values of one type differ, in alphabetical order. */
    public static List<Difference> differences(Object there, Object here) {
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
        } else if (there.isArray() && here.isArray() && there.size() == here.size() && !scalars(there)) {
            for (int i = 0; i < there.size(); i++) {
                compare(path + "[" + i + "]", there.get(i), here.get(i), differences);
            }
        } else if (!there.equals(here)) {
            differences.add(new Difference(path, shown(there), shown(here)));
        }
    }

    private static boolean scalars(JsonNode array) {
        for (JsonNode element : array) {
            if (element.isContainerNode()) {
                return false;
            }
        }
        return true;
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "absent" : node.toString();
    }

    /** Writes constants of enums as {@code jensen-shannon}. */
    @SuppressWarnings("rawtypes")
    private static final class LowerCase extends StdSerializer<Enum> {
        LowerCase() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(JsonShape.word(value));
        }
    }
}
