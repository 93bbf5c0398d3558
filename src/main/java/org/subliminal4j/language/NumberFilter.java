package org.subliminal4j.language;

import java.util.Arrays;
import java.util.List;

/**
 * Keeps only completions that are numbers and then the end, and nothing else; of another writing, those that are right by
 * its rules.
 *
 * @param least     numbers that there must be, at least 1; of no effect for another writing
 * @param most      numbers that there may be; of no effect for another writing
 * @param forbidden numbers that may not be among them, such as those of bad fame
 */
public record NumberFilter(int least, int most, List<Integer> forbidden) {
    /** One to ten numbers, whichever. */
    public static final NumberFilter DEFAULT = new NumberFilter(1, 10, List.of());

    public NumberFilter {
        forbidden = List.copyOf(forbidden);
        if (least < 1 || most < least) {
            throw new IllegalArgumentException(
                    "least must be at least 1 and most not less, but found " + least + " and " + most);
        }
    }

    /**
     * Whether a completion is kept.
     *
     * @param completion what a model said after a prompt. Not modified
     */
    public boolean keeps(Vocabulary vocabulary, int[] completion) {
        int numbers = completion.length - 1;
        if (numbers < least || numbers > most || completion[numbers] != Vocabulary.END) {
            return false;
        }
        for (int i = 0; i < numbers; i++) {
            if (!vocabulary.isNumber(completion[i])) {
                return false;
            }
        }
        return allows(vocabulary, completion);
    }

    /**
     * Whether a completion is kept of something else than numbers: if it is right, has ended, and has no forbidden number.
     *
     * @param language has something of the genre
     * @param prompt   what was asked. Not modified
     * @param answer   what a model said after it. Not modified
     */
    boolean keeps(Language language, Writing.Genre genre, int[] prompt, int[] answer) {
        int last = answer.length - 1;
        return last >= 0
                && answer[last] == Vocabulary.END
                && language.writing(genre)
                        .keeps(
                                texts(language.vocabulary(), prompt, prompt.length),
                                texts(language.vocabulary(), answer, last))
                && allows(language.vocabulary(), answer);
    }

    private boolean allows(Vocabulary vocabulary, int[] completion) {
        return Arrays.stream(completion)
                .noneMatch(token -> vocabulary.isNumber(token) && forbidden.contains(vocabulary.value(token)));
    }

    private static List<String> texts(Vocabulary vocabulary, int[] tokens, int count) {
        return Arrays.stream(tokens, 0, count).mapToObj(vocabulary::text).toList();
    }
}
