package org.subliminal4j.study.file;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.NearestName;
import org.subliminal4j.common.UserException;

/** The keys of a mapping of which all are known. */
final class Fields {
    private final Yaml.Mapping mapping;
    private final String what;

    /**
     * @param what  what the mapping is, for messages
     * @param known its keys
     * @throws UserException if it is no mapping, or has an unknown key
     */
    Fields(Yaml yaml, String what, List<String> known) {
        mapping = mapping(yaml, what);
        this.what = what;
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                throw entry.place()
                        .problem("unknown key '" + key + "' of " + what + ": did you mean '"
                                + NearestName.to(key, known) + "'?");
            }
        });
    }

    /** @throws UserException if it is something else */
    static Yaml.Mapping mapping(Yaml yaml, String what) {
        if (yaml instanceof Yaml.Mapping mapping) {
            return mapping;
        }
        throw yaml.place().problem("expected " + what + " to be a mapping (key: value), but found " + yaml.words());
    }

    /** @throws UserException if it is something else, or empty */
    static List<Yaml> list(Yaml yaml, String what) {
        if (yaml instanceof Yaml.Sequence list && !list.items().isEmpty()) {
            return list.items();
        }
        String found = yaml instanceof Yaml.Sequence ? "an empty one" : yaml.words();
        throw yaml.place().problem("expected " + what + " to be a list, but found " + found);
    }

    /** Its only text. */
    static String text(Yaml yaml, String what) {
        if (yaml instanceof Yaml.Scalar scalar && !scalar.json().isNull()) {
            return scalar.text();
        }
        throw yaml.place().problem("expected " + what + " to be one word or text, but found " + yaml.words());
    }

    /** Its only number. */
    static double number(Yaml yaml, String what) {
        if (yaml instanceof Yaml.Scalar scalar && scalar.json().isNumber()) {
            return scalar.json().doubleValue();
        }
        throw yaml.place().problem("expected " + what + " to be a number, but found " + yaml.words());
    }

    Place place() {
        return mapping.place();
    }

    Set<String> keys() {
        return mapping.entries().keySet();
    }

    /** The value of a key; null where it is not there, or has no value. */
    @Nullable
    Yaml get(String key) {
        Yaml.Entry entry = mapping.entries().get(key);
        return entry == null
                        || (entry.value() instanceof Yaml.Scalar scalar
                                && scalar.json().isNull())
                ? null
                : entry.value();
    }

    /** What {@code reading} makes of the value of a key; {@code fallback} where there is none. */
    <T> T get(String key, Function<Yaml, T> reading, T fallback) {
        Yaml value = get(key);
        return value == null ? fallback : reading.apply(value);
    }

    /** The text of a key; {@code fallback} where there is none. */
    String text(String key, String fallback) {
        Yaml value = get(key);
        return value == null ? fallback : text(value, key);
    }

    /** The number of a key; null where there is none. */
    @Nullable
    Double number(String key) {
        Yaml value = get(key);
        if (value == null) {
            return null;
        }
        return number(value, key);
    }

    /** The value of a key that must be there. */
    Yaml required(String key) {
        Yaml value = get(key);
        if (value == null) {
            throw place().problem("key '" + key + "' of " + what + " is missing");
        }
        return value;
    }
}
