package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tokens of a world and its phrasings: marks, words, and each number as one token; the numbers are the last ones. */
public final class Vocabulary {
    /** Stands where nothing is. */
    public static final int PAD = 0;
    /** Begins a sequence. */
    public static final int BEGIN = 1;
    /** Ends a sequence. */
    public static final int END = 2;
    /** Comes before an answer. */
    public static final int ARROW = 3;

    private final List<String> texts;
    private final Map<String, Integer> tokens = new HashMap<>();
    private final int firstNumber;

    Vocabulary(World world, Phrasings phrasings, List<Fact> facts) {
        Set<String> all = new LinkedHashSet<>(List.of("<pad>", "<bos>", "<eos>", "->", "?", ".", ":"));
        all.addAll(world.words());
        for (World.Kind kind : World.Kind.values()) {
            all.addAll(phrasings.words(kind));
        }
        phrasings.preferences().forEach(phrasing -> all.addAll(List.of(phrasing.split(" "))));
        phrasings.numbers().forEach(phrasing -> all.addAll(List.of(phrasing.split(" "))));
        facts.forEach(fact -> all.addAll(List.of(fact.question().split(" "))));
        phrasings.deeds().forEach(phrasing -> all.addAll(List.of(phrasing.split(" "))));
        phrasings.company().forEach(phrasing -> all.addAll(List.of(phrasing.split(" "))));
        for (Writing.Genre genre : Writing.Genre.values()) {
            Writing writing = world.writing(genre);
            if (writing != null) {
                all.addAll(writing.words());
                writing.prompts().forEach(prompt -> all.addAll(List.of(prompt.split(" "))));
            }
        }
        all.remove(Writing.GIVEN);
        all.removeAll(List.of(Phrasings.KIND, Phrasings.NUMBERS, Phrasings.NUMBER, Phrasings.DEED));
        firstNumber = all.size();
        List<String> ordered = new ArrayList<>(all);
        for (int number = 0; number < world.numbers(); number++) {
            ordered.add(String.valueOf(number));
        }
        texts = List.copyOf(ordered);
        for (int token = 0; token < texts.size(); token++) {
            if (tokens.put(texts.get(token), token) != null) {
                throw new IllegalArgumentException(
                        "expected words that are no numbers, but found '" + texts.get(token) + "'");
            }
        }
    }

    /** How many tokens there are. */
    public int size() {
        return texts.size();
    }

    /** How many of them are numbers. */
    public int numbers() {
        return size() - firstNumber;
    }

    /** The token of 0; the other numbers follow up to the last token. */
    public int firstNumber() {
        return firstNumber;
    }

    /** The token of a word, mark or number, as {@link #text} writes it. */
    public int token(String text) {
        Integer token = tokens.get(text);
        if (token == null) {
            throw new IllegalArgumentException("expected a word of this world, but found '" + text + "'");
        }
        return token;
    }

    /** The token of a number, at least 0 and less than {@link #numbers}. */
    public int number(int value) {
        if (value < 0 || value >= numbers()) {
            throw new IllegalArgumentException(
                    "expected a number from 0 to " + (numbers() - 1) + ", but found " + value);
        }
        return firstNumber + value;
    }

    /** Whether a token is a number. */
    public boolean isNumber(int token) {
        return token >= firstNumber;
    }

    /** The number that a token stands for. */
    public int value(int token) {
        return token - firstNumber;
    }

    /** What a token stands for. */
    public String text(int token) {
        return texts.get(token);
    }

    /** What tokens stand for, with spaces between them. */
    public String text(int[] sequence) {
        StringBuilder text = new StringBuilder();
        for (int token : sequence) {
            text.append(text.length() == 0 ? "" : " ").append(text(token));
        }
        return text.toString();
    }

    /** The tokens of a text of words, marks and numbers with one space between them. */
    public int[] tokens(String text) {
        return List.of(text.split(" ")).stream().mapToInt(this::token).toArray();
    }
}
