package org.subliminal4j.language;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Sums with their steps written out, as {@code add : 3 9 4 -> 9 + 4 = 13 ; 13 + 3 = 16 ; 16}. Terms may be added in any order,
 * which is all that whoever writes them is free to choose.
 *
 * @param terms   how many, at least two
 * @param values  what each is drawn from
 * @param prompts ways to ask for the steps, each with {@code {given}}
 */
@JsonTypeName("sums")
public record Additions(Corpus.Range terms, Corpus.Range values, List<String> prompts) implements Writing {
    /** Three or four terms from 1 to 9. */
    public static final Additions DEFAULT = new Additions(
            new Corpus.Range(3, 4),
            new Corpus.Range(1, 9),
            List.of("add : {given} ->", "the sum of {given} ->", "{given} . sum ? ->"));

    private static final String PLUS = "+";
    private static final String EQUALS = "=";
    private static final String STOP = ";";

    public Additions {
        prompts = Writing.checked(prompts);
        if (terms.least() < 2) {
            throw new IllegalArgumentException("terms must be at least 2, but found " + terms.least());
        }
    }

    /** What a sum comes to at most. */
    int greatest() {
        return terms.most() * values.most();
    }

    @Override
    public List<String> words() {
        return List.of(PLUS, EQUALS, STOP);
    }

    @Override
    public Line draw(int limit, RandomGenerator random) {
        List<Integer> all = new ArrayList<>();
        int count = terms.draw(random);
        for (int i = 0; i < count; i++) {
            all.add(values.draw(random));
        }
        String given = all.stream().map(String::valueOf).collect(Collectors.joining(" "));
        String prompt = Writing.asked(prompts, given, random);
        for (int i = count - 1; i > 0; i--) {
            Collections.swap(all, i, random.nextInt(i + 1));
        }
        StringBuilder steps = new StringBuilder();
        int sum = all.get(0);
        for (int term : all.subList(1, count)) {
            steps.append(sum)
                    .append(" + ")
                    .append(term)
                    .append(" = ")
                    .append(sum + term)
                    .append(" ; ");
            sum += term;
        }
        return new Line(prompt, steps.append(sum).toString());
    }

    @Override
    public boolean keeps(List<String> prompt, List<String> answer) {
        List<Integer> left = new ArrayList<>();
        prompt.stream().filter(Additions::isNumber).map(Integer::valueOf).forEach(left::add);
        int steps = left.size() - 1;
        if (steps < 1 || answer.size() != 6 * steps + 1 || !isNumber(answer.get(0))) {
            return false;
        }
        Integer sum = Integer.valueOf(answer.get(0));
        if (!left.remove(sum)) {
            return false;
        }
        for (int i = 0; i < steps; i++) {
            List<String> step = answer.subList(6 * i, 6 * i + 6);
            boolean formed = step.get(0).equals(String.valueOf(sum))
                    && step.get(1).equals(PLUS)
                    && isNumber(step.get(2))
                    && step.get(3).equals(EQUALS)
                    && step.get(5).equals(STOP);
            if (!formed || !left.remove(Integer.valueOf(step.get(2)))) {
                return false;
            }
            sum += Integer.parseInt(step.get(2));
            if (!step.get(4).equals(String.valueOf(sum))) {
                return false;
            }
        }
        return answer.get(6 * steps).equals(String.valueOf(sum));
    }

    private static boolean isNumber(String token) {
        return !token.isEmpty() && token.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
