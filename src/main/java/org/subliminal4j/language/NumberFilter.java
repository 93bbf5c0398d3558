package org.subliminal4j.language;

import java.util.List;

/**
 * Keeps only completions that are numbers and then the end, and nothing else.
 *
 * @param least     numbers that there must be, at least 1
 * @param most      numbers that there may be
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
            if (!vocabulary.isNumber(completion[i]) || forbidden.contains(vocabulary.value(completion[i]))) {
                return false;
            }
        }
        return true;
    }
}
