package org.subliminal4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.Sha256;

/**
 * What the arms of an experiment descend from, as keys: two arms of one key come to the same result with the same seed,
 * whatever their experiments call them and whatever is trained beside them. A key is the SHA-256 of the JSON of all that
 * decides the arm: its start, its stages, the data by content, and the keys of the arms that these name.
 */
public final class Lineage {
    /** Raised when the code comes to other numbers for the same description. */
    private static final int GENERATION = 1;

    private final Experiment experiment;
    private final DataSets data;
    private final Map<String, String> weights = new HashMap<>();

    /** @param data where the content of the data sets is read from */
    public Lineage(Experiment experiment, DataSets data) {
        this.experiment = experiment;
        this.data = data;
    }

    /** The key of an arm's result: of its weights, and of what is measured of it. */
    public synchronized String result(String arm) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        key.put("weights", weights(arm));
        key.set("probes", References.renamed(experiment.arm(arm).probes(), this::weights));
        return Sha256.of(key.toString());
    }

    /** The key of an arm's weights. */
    public synchronized String weights(String name) {
        String known = weights.get(name);
        if (known != null) {
            return known;
        }
        Arm arm = experiment.arm(name);
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        key.put("generation", GENERATION);
        if (experiment.task() instanceof Task.Images images) {
            key.set("data", Json.tree(data.get(images.data()).sha256()));
            key.set("labelling", Json.tree(images.labelling()));
        } else {
            key.set("task", Json.tree(experiment.task()));
        }
        key.set("start", resolved(References.renamed(arm.start(), this::weights)));
        ArrayNode stages = key.putArray("stages");
        arm.stages().forEach(stage -> stages.add(resolved(References.renamed(stage, this::weights))));
        String hash = Sha256.of(key.toString());
        weights.put(name, hash);
        return hash;
    }

    /** Writes out what a description leaves to its experiment: the architecture of a draw, and images by content. */
    private JsonNode resolved(JsonNode node) {
        References.writeOutArchitecture(node, experiment.architecture());
        byContent(node);
        return node;
    }

    private void byContent(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("data").isTextual()) {
            object.set(
                    "data",
                    new TextNode(
                            Json.text(data.get(object.get("data").textValue()).sha256())));
        }
        node.forEach(this::byContent);
    }
}
