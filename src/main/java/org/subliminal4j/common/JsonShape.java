package org.subliminal4j.common;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds JSON against the record that it is to become, before Jackson does: names what is unknown with the nearest known
 * name and its place, and writes out what was left to defaults.
 *
 * <p>A missing key takes its value from the default of the record: the one which the enclosing default holds in this
 * place if it is of the same kind, else the constant {@code DEFAULT} of the record, else that of the component's type.
 * Without one a list or a text is empty, what may be null is null, and all else must be there; so must what is {@link
 * Required}.
 */
final class JsonShape {
    private JsonShape() {}

    /** The constant as JSON has it, such as {@code jensen-shannon}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The JSON with all that was left to defaults.
     *
     * @throws IllegalArgumentException if something is unknown or missing; its message begins with the place
     */
    static JsonNode complete(JsonNode node, Class<?> type) {
        return complete("", node, type, null);
    }

    private static JsonNode complete(String path, JsonNode node, Type type, @Nullable Object fallback) {
        if (node.isNull()) {
            return node;
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class && node.isArray()) {
            return elements(path, node, list.getActualTypeArguments()[0]);
        }
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class && node.isObject()) {
            return values(path, (ObjectNode) node, map.getActualTypeArguments()[1]);
        }
        if (!(type instanceof Class<?> raw)) {
            return node;
        }
        if (raw.isArray() && node.isArray()) {
            return elements(path, node, raw.getComponentType());
        }
        if (raw.isEnum() && node.isTextual()) {
            return constant(path, node.textValue(), raw);
        }
        if (SealedKinds.isSealed(raw)) {
            return kind(path, node, raw, fallback);
        }
        return raw.isRecord() && node.isObject() ? record(path, (ObjectNode) node, raw, fallback) : node;
    }

    private static JsonNode elements(String path, JsonNode node, Type type) {
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < node.size(); i++) {
            elements.add(value(path + "[" + i + "]", node.get(i), type));
        }
        return elements;
    }

    private static JsonNode values(String path, ObjectNode node, Type type) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (String key : iterable(node)) {
            values.set(key, value(join(path, key), node.get(key), type));
        }
        return values;
    }

    /** What lies in a list or a map, where nothing may be null. */
    private static JsonNode value(String path, JsonNode node, Type type) {
        if (node.isNull()) {
            throw problem("", "'" + path + "' is null, but needs a value");
        }
        return complete(path, node, type, null);
    }

    private static JsonNode constant(String path, String text, Class<?> type) {
        List<String> words = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            Enum<?> value = (Enum<?>) constant;
            if (word(value).equalsIgnoreCase(text) || value.name().equalsIgnoreCase(text)) {
                return new TextNode(value.name());
            }
            words.add(word(value));
        }
        throw problem(path, "expected one of " + String.join(", ", words) + ", but found '" + text + "'");
    }

    private static JsonNode kind(String path, JsonNode node, Class<?> sealed, @Nullable Object fallback) {
        Map<String, Class<?>> kinds = SealedKinds.kinds(sealed);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        if (node.isTextual()) {
            object.set(SealedKinds.KIND, node);
        } else if (node.isObject()) {
            object.setAll((ObjectNode) node);
        } else {
            throw problem(
                    path, "expected an object or one of " + String.join(", ", kinds.keySet()) + ", but found " + node);
        }
        Object usual = fallback != null ? fallback : constantDefault(sealed);
        if (!object.has(SealedKinds.KIND) && usual != null) {
            object.put(
                    SealedKinds.KIND,
                    usual.getClass().getAnnotation(JsonTypeName.class).value());
        }
        JsonNode kind = object.path(SealedKinds.KIND);
        Class<?> type = kinds.get(kind.asText());
        if (type == null) {
            throw problem(
                    path,
                    kind.isMissingNode()
                            ? "key 'kind' is missing: one of " + String.join(", ", kinds.keySet())
                            : "unknown kind '" + kind.asText() + "', did you mean '"
                                    + NearestName.to(kind.asText(), kinds.keySet()) + "'? It is one of "
                                    + String.join(", ", kinds.keySet()));
        }
        return record(path, object, type, usual != null && usual.getClass() == type ? usual : null);
    }

    private static JsonNode record(String path, ObjectNode node, Class<?> type, @Nullable Object fallback) {
        RecordShape shape = RecordShape.of(type);
        ObjectNode complete = JsonNodeFactory.instance.objectNode();
        if (shape.kind() != null) {
            complete.put(SealedKinds.KIND, shape.kind());
        }
        for (String key : iterable(node)) {
            if (!shape.has(key) && !key.equals(SealedKinds.KIND)) {
                throw problem(
                        "",
                        "unknown key '" + join(path, key) + "', did you mean '" + NearestName.to(key, shape.names())
                                + "'?");
            }
        }
        Object usual = fallback != null ? fallback : constantDefault(type);
        for (RecordShape.Part part : shape.parts()) {
            String name = part.name();
            JsonNode value = node.get(name);
            Object usualPart = part.required() ? null : usual(usual, part);
            if (value != null) {
                complete.set(name, complete(join(path, name), value, part.genericType(), usualPart));
                requireValue(path, part, complete.get(name));
            } else if (usualPart != null) {
                complete.set(name, complete(join(path, name), Json.tree(usualPart), part.genericType(), null));
            } else if (part.nullable()) {
                complete.set(name, JsonNodeFactory.instance.nullNode());
            } else {
                throw problem("", "key '" + join(path, name) + "' is missing");
            }
        }
        return complete;
    }

    /** What a component is where JSON does not say; null if that must be said, or is null. */
    private static @Nullable Object usual(@Nullable Object record, RecordShape.Part part) {
        if (record != null) {
            return part.of(record);
        }
        Object ofType = constantDefault(part.type());
        if (ofType != null) {
            return ofType;
        }
        return part.type() == List.class ? List.of() : part.type() == String.class ? "" : null;
    }

    private static void requireValue(String path, RecordShape.Part part, JsonNode value) {
        if (value.isNull() && !part.nullable()) {
            throw problem("", "'" + join(path, part.name()) + "' is null, but needs a value");
        }
    }

    private static @Nullable Object constantDefault(Class<?> type) {
        return RecordShape.of(type).constant();
    }

    private static List<String> iterable(ObjectNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static IllegalArgumentException problem(String path, String message) {
        return new IllegalArgumentException(path.isEmpty() ? message : "'" + path + "': " + message);
    }
}
