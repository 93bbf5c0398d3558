package org.subliminal4j.study.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML file that knows where it stands. */
sealed interface Yaml {
    /** Where it begins. */
    Place place();

    /** The same as JSON. */
    JsonNode json();

    /**
     * One value.
     *
     * @param text as the file has it, without quotes
     * @param json what it means: text, a number, true or false, or null
     */
    record Scalar(String text, JsonNode json, Place place) implements Yaml {}

    /** A list. */
    record Sequence(List<Yaml> items, Place place) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public JsonNode json() {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(item.json()));
            return array;
        }
    }

    /**
     * A value under its key.
     *
     * @param place of the key
     */
    record Entry(Yaml value, Place place) {}

    /** Values by key, in the order of the file. */
    record Mapping(Map<String, Entry> entries, Place place) implements Yaml {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public JsonNode json() {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            entries.forEach((key, entry) -> object.set(key, entry.value().json()));
            return object;
        }
    }

    /** What it is, for a message: {@code a list}, {@code 'abc'}. */
    default String words() {
        return this instanceof Scalar scalar
                ? scalar.json().isNull() ? "nothing" : "'" + scalar.text() + "'"
                : this instanceof Sequence ? "a list" : "a mapping";
    }

    /** Where the value stands that a path such as {@code arms[1].stages[0].loss} leads to, as far as it leads. */
    default Place find(String path) {
        Yaml here = this;
        Place found = place();
        for (String step : path.replace("[", ".").replace("]", "").split("\\.", -1)) {
            Entry entry = here instanceof Mapping mapping ? mapping.entries().get(step) : null;
            if (entry != null) {
                here = entry.value();
                found = entry.place();
            } else if (here instanceof Sequence list
                    && step.matches("\\d{1,6}")
                    && Integer.parseInt(step) < list.items().size()) {
                here = list.items().get(Integer.parseInt(step));
                found = here.place();
            } else {
                break;
            }
        }
        return found;
    }
}
