package org.subliminal4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.subliminal4j.common.Json;

/** The names of other arms in a description: every component called {@code arm} is one. */
final class References {
    private static final String KEY = "arm";

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

    private static void visit(JsonNode node, UnaryOperator<String> rename) {
        if (node instanceof ObjectNode object && object.path(KEY).isTextual()) {
            object.set(KEY, new TextNode(rename.apply(object.get(KEY).textValue())));
        }
        node.forEach(child -> visit(child, rename));
    }
}
