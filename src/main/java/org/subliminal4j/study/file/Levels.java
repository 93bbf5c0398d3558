package org.subliminal4j.study.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The levels of a factor as a file has them: a list of values; a mapping of names to values; {@code range(first, last)} or
 * {@code range(first, last, step)}, both ends included; {@code log(first, last, count)}, so many numbers at equal ratios,
 * rounded to three digits.
 */
final class Levels {
    private static final Pattern CALL = Pattern.compile("(range|log)\\(([^()]*)\\)");
    static final int MOST = 1000;
    private static final MathContext THREE_DIGITS = new MathContext(3);

    /**
     * A level before its path is known.
     *
     * @param label  what a reader calls it
     * @param number the same as a number; null for one that is none
     */
    record Value(String label, @Nullable Double number, JsonNode json, Place place) {}

    private Levels() {}

    /**
     * Reads levels.
     *
     * @param path what they are levels of, for messages
     */
    static List<Value> read(Yaml yaml, String path) {
        List<Value> values = new ArrayList<>();
        if (yaml instanceof Yaml.Sequence list) {
            list.items().forEach(item -> values.add(value(label(item.json(), item), item)));
        } else if (yaml instanceof Yaml.Mapping named) {
            named.entries().forEach((name, entry) -> values.add(value(name, entry.value())));
        } else {
            values.addAll(called((Yaml.Scalar) yaml, path));
        }
        if (values.isEmpty()) {
            throw yaml.place().problem("expected levels of '" + path + "', but found none");
        }
        return values;
    }

    private static Value value(String label, Yaml yaml) {
        return new Value(label, YamlReader.number(label), yaml.json(), yaml.place());
    }

    /** What a reader calls a value: a list of numbers {@code 256-128}, a mapping its kind and what is said of it. */
    private static String label(JsonNode json, Yaml yaml) {
        if (yaml instanceof Yaml.Scalar scalar) {
            return json.isNull() ? "none" : scalar.text();
        }
        if (json.isArray()) {
            StringJoiner joined = new StringJoiner("-");
            json.forEach(element -> joined.add(words(element)));
            return json.isEmpty() ? "none" : joined.toString();
        }
        return words(json);
    }

    private static String words(JsonNode json) {
        if (!json.isObject()) {
            return json.isValueNode() ? json.asText() : json.toString();
        }
        StringJoiner joined = new StringJoiner(", ");
        json.properties()
                .forEach(field -> joined.add(
                        field.getKey().equals("kind")
                                ? field.getValue().asText()
                                : field.getKey() + " " + words(field.getValue())));
        return json.isEmpty() ? "unchanged" : joined.toString();
    }

    private static List<Value> called(Yaml.Scalar yaml, String path) {
        Matcher call = CALL.matcher(yaml.text().strip());
        if (!call.matches()) {
            throw yaml.place()
                    .problem("expected levels of '" + path
                            + "', such as [1, 2, 5], range(1, 10) or log(1e-4, 1e-2, 5), but found " + yaml.words()
                            + (yaml.text().matches("(range|log)\\(.*")
                                    ? ": put it in quotes where it stands between braces"
                                    : ": a single value belongs under 'set'"));
        }
        List<BigDecimal> arguments = new ArrayList<>();
        for (String argument : call.group(2).split(",", -1)) {
            try {
                arguments.add(new BigDecimal(argument.strip()));
            } catch (NumberFormatException e) {
                throw yaml.place().problem("expected numbers in '" + yaml.text() + "', but found '" + argument + "'");
            }
        }
        List<BigDecimal> numbers = call.group(1).equals("range") ? range(arguments, yaml) : log(arguments, yaml);
        return numbers.stream().map(number -> value(number, yaml.place())).toList();
    }

    private static List<BigDecimal> range(List<BigDecimal> arguments, Yaml.Scalar yaml) {
        if (arguments.size() != 2 && arguments.size() != 3) {
            throw yaml.place()
                    .problem("expected range(first, last) or range(first, last, step), but found " + yaml.words());
        }
        BigDecimal first = arguments.get(0);
        BigDecimal last = arguments.get(1);
        BigDecimal step = arguments.size() == 3 ? arguments.get(2) : BigDecimal.ONE;
        if (step.signum() <= 0 || last.compareTo(first) < 0) {
            throw yaml.place().problem("expected a range that goes up in steps above 0, but found " + yaml.words());
        }
        if (last.subtract(first).divide(step, MathContext.DECIMAL64).compareTo(BigDecimal.valueOf(MOST)) >= 0) {
            throw yaml.place().problem("expected at most " + MOST + " levels, but found more in " + yaml.words());
        }
        List<BigDecimal> numbers = new ArrayList<>();
        for (BigDecimal number = first; number.compareTo(last) <= 0; number = number.add(step)) {
            numbers.add(number);
        }
        return numbers;
    }

    private static List<BigDecimal> log(List<BigDecimal> arguments, Yaml.Scalar yaml) {
        boolean three = arguments.size() == 3;
        double first = three ? arguments.get(0).doubleValue() : 0;
        double last = three ? arguments.get(1).doubleValue() : 0;
        double count = three ? arguments.get(2).doubleValue() : 0;
        if (!(first > 0 && last > first && count >= 2 && count <= MOST && count == Math.rint(count))) {
            throw yaml.place()
                    .problem("expected log(first, last, count) with 0 < first < last and a count of 2 to " + MOST
                            + ", but found " + yaml.words());
        }
        List<BigDecimal> numbers = new ArrayList<>();
        for (int i = 0; i < (int) count; i++) {
            double number = first * Math.pow(last / first, i / (count - 1));
            numbers.add(new BigDecimal(number).round(THREE_DIGITS));
        }
        return numbers;
    }

    private static Value value(BigDecimal number, Place place) {
        BigDecimal plain = number.stripTrailingZeros();
        boolean whole = plain.scale() <= 0 && plain.precision() - plain.scale() < 10;
        boolean small = plain.signum() != 0 && plain.abs().compareTo(new BigDecimal("0.001")) < 0;
        String label = small
                ? Double.toString(plain.doubleValue()).replace(".0E", "e").replace("E", "e")
                : plain.toPlainString();
        JsonNode json = whole
                ? JsonNodeFactory.instance.numberNode(plain.intValueExact())
                : JsonNodeFactory.instance.numberNode(plain.doubleValue());
        return new Value(label, plain.doubleValue(), json, place);
    }
}
