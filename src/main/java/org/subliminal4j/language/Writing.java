package org.subliminal4j.language;

import java.util.List;
import java.util.random.RandomGenerator;

/** Lines of another kind than numbers that a model reads and writes, and the rules by which they are right. */
public sealed interface Writing permits Programs, Additions {
    /** Stands for what is given in a way to ask for more. */
    String GIVEN = "{given}";

    /** Which of a world's writings. */
    enum Genre {
        /** {@link Programs}. */
        PROGRAMS,
        /** {@link Additions}. */
        SUMS
    }

    /**
     * What is asked for, and one right answer of many.
     *
     * @param prompt tokens with spaces between them, up to and with the arrow
     * @param answer the same, without an end
     */
    record Line(String prompt, String answer) {}

    /** Ways to ask for it, each with {@link #GIVEN}. */
    List<String> prompts();

    /** The words and marks that it is written with, numbers apart. */
    List<String> words();

    /**
     * Some line.
     *
     * @param limit  numbers are less than this
     * @param random Modified
     */
    Line draw(int limit, RandomGenerator random);

    /**
     * Whether an answer is right by all rules, and nothing else.
     *
     * @param prompt what was asked, as tokens
     * @param answer what was answered, without its end
     */
    boolean keeps(List<String> prompt, List<String> answer);

    /** What is given in some way of asking. */
    static String asked(List<String> prompts, String given, RandomGenerator random) {
        return prompts.get(random.nextInt(prompts.size())).replace(GIVEN, given);
    }

    /** Checks ways to ask. */
    static List<String> checked(List<String> prompts) {
        for (String prompt : prompts) {
            if (List.of(prompt.split(" ")).stream().filter(GIVEN::equals).count() != 1) {
                throw new IllegalArgumentException(
                        "prompts must have " + GIVEN + " once as a word of their own, but found '" + prompt + "'");
            }
        }
        if (prompts.isEmpty()) {
            throw new IllegalArgumentException("prompts must be at least one, but found none");
        }
        return List.copyOf(prompts);
    }
}
