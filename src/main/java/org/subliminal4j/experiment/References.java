package org.subliminal4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.subliminal4j.common.Json;
import org.subliminal4j.network.Architecture;

/** The names of other arms in a description: every component called {@code arm} is one. */
final class References {
    private static final String KEY = "arm";
    private static final String ARCHITECTURE = "architecture";

    private References() {}

    /** All arms that {@code description} names, in the order in which it does. */
    static Set<String> of(Object description) {
        Set<String> names = new LinkedHashSet<>();
        visit(Json.tree(description), name -> {
            names.add(name);
            return name;
        });
        return names;
    }

    /** The JSON of {@code description} with every name of an arm replaced. */
    static JsonNode renamed(Object description, UnaryOperator<String> rename) {
        JsonNode tree = Json.tree(description);
        visit(tree, rename);
        return tree;
    }

    /** Writes {@code architecture} where a draw in the JSON of a start, which is modified, leaves it to its experiment. */
    static void writeOutArchitecture(JsonNode node, Architecture architecture) {
        if (node instanceof ObjectNode object && object.path(ARCHITECTURE).isNull()) {
            object.set(ARCHITECTURE, Json.tree(architecture));
        }
        node.forEach(child -> writeOutArchitecture(child, architecture));
    }

    private static void visit(JsonNode node, UnaryOperator<String> rename) {
        if (node instanceof ObjectNode object && object.path(KEY).isTextual()) {
            object.set(KEY, new TextNode(rename.apply(object.get(KEY).textValue())));
        }
        node.forEach(child -> visit(child, rename));
    }
}
