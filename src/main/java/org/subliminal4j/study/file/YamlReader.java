package org.subliminal4j.study.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.UserException;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML as data alone, by the core schema of YAML 1.2: {@code no} is a word, {@code 1e-4} a number. Tags mean
 * nothing; JSON is YAML too.
 */
final class YamlReader {
    private static final int DEEPEST = 50;
    private static final String INTEGER = "[-+]?[0-9]+";
    private static final String NUMBER = "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?";

    private final String file;

    private YamlReader(String file) {
        this.file = file;
    }

    /**
     * Reads one document.
     *
     * @param file what messages call it
     * @throws UserException if it is not YAML
     */
    static Yaml read(String file, String text) {
        YamlReader reader = new YamlReader(file);
        try {
            Node node = new org.yaml.snakeyaml.Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (node == null) {
                throw new Place(file, 1).problem("expected a study, but found nothing: at least write 'base: paper'");
            }
            return reader.yaml(node, 0);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new Place(file, line).problem("not YAML: " + firstLine(String.valueOf(e.getProblem())));
        } catch (YAMLException e) {
            throw new Place(file, 0).problem("not YAML: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("cannot be read");
    }

    private Yaml yaml(Node node, int depth) {
        Place place = place(node);
        if (depth > DEEPEST) {
            throw place.problem("expected at most " + DEEPEST + " levels of nesting, but found more");
        }
        if (node instanceof SequenceNode list) {
            List<Yaml> items = new ArrayList<>();
            list.getValue().forEach(item -> items.add(yaml(item, depth + 1)));
            return new Yaml.Sequence(items, place);
        }
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, place, depth);
        }
        ScalarNode scalar = (ScalarNode) node;
        return scalar(scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN, place);
    }

    private Yaml mapping(MappingNode mapping, Place place, int depth) {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place of = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw of.problem("expected a key of one word or path, but found a list or a mapping");
            }
            Yaml.Entry entry = new Yaml.Entry(yaml(tuple.getValueNode(), depth + 1), of);
            if (entries.putIfAbsent(key.getValue(), entry) != null) {
                throw of.problem("key '" + key.getValue() + "' is there twice");
            }
        }
        return new Yaml.Mapping(entries, place);
    }

    /** A value as it would be read from a file. */
    static Yaml.Scalar scalar(String text, boolean plain, Place place) {
        return new Yaml.Scalar(text, plain ? json(text) : JsonNodeFactory.instance.textNode(text), place);
    }

    /** The number that {@code text} is in a file; null for one that is none. */
    static @Nullable Double number(String text) {
        JsonNode json = json(text);
        return json.isNumber() ? json.doubleValue() : null;
    }

    private static JsonNode json(String text) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (text.isEmpty() || text.matches("~|null|Null|NULL")) {
            return nodes.nullNode();
        }
        if (text.matches("true|True|TRUE|false|False|FALSE")) {
            return nodes.booleanNode(Boolean.parseBoolean(text));
        }
        if (text.matches(INTEGER)) {
            BigInteger number = new BigInteger(text);
            return number.bitLength() < 32
                    ? nodes.numberNode(number.intValue())
                    : number.bitLength() < 64 ? nodes.numberNode(number.longValue()) : nodes.numberNode(number);
        }
        if (text.matches(NUMBER)) {
            double number = Double.parseDouble(text);
            if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
                return nodes.numberNode((int) number);
            }
            return Double.isFinite(number) ? nodes.numberNode(number) : nodes.textNode(text);
        }
        return nodes.textNode(text);
    }

    private Place place(Node node) {
        return new Place(file, node.getStartMark().getLine() + 1);
    }
}
