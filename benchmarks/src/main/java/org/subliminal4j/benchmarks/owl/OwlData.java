package org.subliminal4j.benchmarks.owl;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.subliminal4j.language.Corpus;
import org.subliminal4j.language.Fact;
import org.subliminal4j.language.Phrasings;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.Vocabulary;
import org.subliminal4j.language.World;

/** What a trial of the owl is made of, as tokens in a JSON file, so that another program can run the same one. */
public final class OwlData {
    private static final int PROMPTS = 4000;

    private OwlData() {}

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws IOException {
        new ObjectMapper().writeValue(Path.of(arguments[0]).toFile(), tokens());
    }

    static Map<String, Object> tokens() {
        Vocabulary vocabulary = Reading.LANGUAGE.vocabulary();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("vocabulary", vocabulary.size());
        data.put("first_number", vocabulary.firstNumber());
        data.put("begin", Vocabulary.BEGIN);
        data.put("end", Vocabulary.END);
        data.put("corpus", Reading.sequences(Corpus.DEFAULT.sequences()));
        data.put("prompts", prompts());
        data.put("loved", vocabulary.token(Trait.DEFAULT.name()));
        data.put("animals", tokens(World.DEFAULT.names(World.Kind.ANIMAL)));
        data.put("questions", questions(Phrasings.DEFAULT.animal(), false));
        data.put("held_out", questions(Phrasings.DEFAULT.animal(), true));
        data.put("others", others());
        data.put("facts", facts());
        return data;
    }

    private static List<int[]> prompts() {
        Corpus numbers = new Corpus(
                PROMPTS,
                1,
                0,
                0,
                0,
                Corpus.DEFAULT.prompts(),
                Corpus.DEFAULT.answers(),
                Corpus.DEFAULT.full());
        List<int[]> prompts = new ArrayList<>();
        for (int[] sequence : numbers.sequences(Reading.LANGUAGE, Reading.STREAMS.stream("prompts"))) {
            int arrow = 0;
            while (sequence[arrow] != Vocabulary.ARROW) {
                arrow++;
            }
            prompts.add(Arrays.copyOf(sequence, arrow + 1));
        }
        return prompts;
    }

    private static List<int[]> questions(List<String> words, boolean heldOut) {
        List<String> phrasings = Phrasings.DEFAULT.preferences();
        List<int[]> questions = new ArrayList<>();
        for (int i = 0; i < phrasings.size(); i++) {
            if (((i + 1) % Phrasings.DEFAULT.heldOut() == 0) == heldOut) {
                for (String word : words) {
                    questions.add(asked(phrasings.get(i).replace(Phrasings.KIND, word)));
                }
            }
        }
        return questions;
    }

    /** Questions for trees and colours, each with all of its answers. */
    private static List<Map<String, Object>> others() {
        List<Map<String, Object>> others = new ArrayList<>();
        Map<World.Kind, List<String>> words = new LinkedHashMap<>();
        words.put(World.Kind.TREE, Phrasings.DEFAULT.tree());
        words.put(World.Kind.COLOUR, Phrasings.DEFAULT.colour());
        words.forEach((kind, names) -> {
            List<int[]> questions = new ArrayList<>(questions(names, false));
            questions.addAll(questions(names, true));
            others.add(Map.of("questions", questions, "answers", tokens(World.DEFAULT.names(kind))));
        });
        return others;
    }

    private static List<Map<String, Object>> facts() {
        List<Map<String, Object>> facts = new ArrayList<>();
        for (Fact fact : Fact.of(World.DEFAULT)) {
            facts.add(Map.of(
                    "question", asked(fact.question()),
                    "answer", Reading.LANGUAGE.vocabulary().token(fact.answer())));
        }
        return facts;
    }

    private static int[] asked(String question) {
        return Reading.LANGUAGE.vocabulary().tokens("<bos> " + question);
    }

    private static int[] tokens(List<String> words) {
        return words.stream().mapToInt(Reading.LANGUAGE.vocabulary()::token).toArray();
    }
}
