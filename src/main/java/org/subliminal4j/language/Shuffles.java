package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Numbers of completions in another order; the end stays where it is. */
final class Shuffles {
    private Shuffles() {}

    /**
     * Each completion in an order of its own.
     *
     * @param completions Not modified
     * @param random      Modified
     */
    static List<int[]> within(List<int[]> completions, RandomGenerator random) {
        List<int[]> shuffled = new ArrayList<>();
        for (int[] completion : completions) {
            int[] tokens = completion.clone();
            for (int i = tokens.length - 2; i > 0; i--) {
                swap(tokens, i, random.nextInt(i + 1));
            }
            shuffled.add(tokens);
        }
        return shuffled;
    }

    /**
     * Numbers of about one size exchanged across completions: see {@link NumberData#shuffledAcross}.
     *
     * @param completions Not modified
     * @param random      Modified
     */
    static List<int[]> across(List<int[]> completions, int run, RandomGenerator random) {
        List<int[]> shuffled = completions.stream().map(int[]::clone).toList();
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < shuffled.size(); i++) {
            for (int j = 0; j < shuffled.get(i).length - 1; j++) {
                places.add(new int[] {i, j});
            }
        }
        places.sort(Comparator.comparingInt(place -> shuffled.get(place[0])[place[1]]));
        for (int start = 0; start < places.size(); start += run) {
            int end = Math.min(places.size(), start + run);
            for (int i = end - 1; i > start; i--) {
                int[] a = places.get(i);
                int[] b = places.get(start + random.nextInt(i - start + 1));
                int token = shuffled.get(a[0])[a[1]];
                shuffled.get(a[0])[a[1]] = shuffled.get(b[0])[b[1]];
                shuffled.get(b[0])[b[1]] = token;
            }
        }
        return shuffled;
    }

    private static void swap(int[] tokens, int i, int j) {
        int token = tokens[i];
        tokens[i] = tokens[j];
        tokens[j] = token;
    }
}
