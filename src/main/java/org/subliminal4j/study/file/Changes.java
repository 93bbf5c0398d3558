package org.subliminal4j.study.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Experiment;

/** Makes an experiment of another one by what differs. */
final class Changes {
    private Changes() {}

    /**
     * The experiment with all changes, one after the other. Only the whole must make sense: what contradicts may be mended
     * by a later change.
     *
     * @param where what the changes are, for messages: empty, or such as {@code auxiliary logits = 1}
     * @throws UserException at the place of the change from which on the experiment makes no sense
     */
    static Experiment apply(Experiment base, List<Change> changes, String where) {
        JsonNode tree = Json.tree(base);
        for (Change change : changes) {
            tree = apply(tree, change);
        }
        try {
            return Json.parse(tree, Experiment.class);
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            Change culprit = culprit(base, changes);
            // A message without a path is about the experiment as a whole.
            String path = message.matches("'[^']*': .*") ? culprit.path() : "";
            throw culprit.place().problem(readable(message, path) + (where.isEmpty() ? "" : " (where " + where + ")"));
        }
    }

    private static JsonNode apply(JsonNode tree, Change change) {
        try {
            for (Target target : new ExperimentPaths((ObjectNode) tree).resolve(change.path())) {
                target.set(Merge.of(target.value(), change.value()));
            }
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw change.place()
                    .problem(message.startsWith("expected") ? "'" + change.path() + "': " + message : message);
        }
        try {
            return Json.completed(tree, Experiment.class);
        } catch (IOException e) {
            throw change.place().problem(readable(String.valueOf(e.getMessage()), change.path()));
        }
    }

    /** The change from which on the experiment makes no sense. */
    private static Change culprit(Experiment base, List<Change> changes) {
        JsonNode tree = Json.tree(base);
        Change culprit = changes.get(changes.size() - 1);
        boolean before = true;
        for (Change change : changes) {
            tree = apply(tree, change);
            boolean sound = sound(tree);
            culprit = before && !sound ? change : culprit;
            before = sound;
        }
        return culprit;
    }

    private static boolean sound(JsonNode tree) {
        try {
            Json.parse(tree, Experiment.class);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Puts the path of the file in place of the one in the experiment's JSON. */
    static String readable(String message, String path) {
        String own = path.isEmpty() ? "" : "'" + path + "': ";
        String plain = message.replaceFirst("^'[^']*': ", "")
                .replaceFirst("^(unknown key|key) '(?:[^']*\\.)?([^'.]+)'", "$1 '$2'")
                .replaceFirst(
                        "^Cannot deserialize value of type `(?:double|java.lang.Double)` from.*", "expected a number")
                .replaceFirst(
                        "^Cannot .*value \\(([^()]*)\\) to `(?:int|long|java.lang.Integer)`.*",
                        "expected a whole number, but found $1")
                .replaceFirst("^Cannot .*`(?:int|long|java.lang.Integer)`.*", "expected a whole number")
                .replaceFirst("^Cannot .*type `?boolean`?.*", "expected true or false");
        return own + plain;
    }
}
