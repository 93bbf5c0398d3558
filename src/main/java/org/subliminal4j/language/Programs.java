package org.subliminal4j.language;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Small straight-line programs, as {@code x = 3 ; y = x + 40 ;}: each statement gives a variable a number, or an operation
 * of a variable that has a value and a number or another such variable. The numbers of a program are a series.
 *
 * @param variables at least one, no two alike
 * @param operators at least one, no two alike
 * @param given     statements of a prompt
 * @param more      statements of an answer
 * @param prompts   ways to ask for more statements, each with {@code {given}}
 */
@JsonTypeName("programs")
public record Programs(
        List<String> variables, List<String> operators, Corpus.Range given, Corpus.Range more, List<String> prompts)
        implements Writing {
    /** One or two statements with four variables and three operators, to be followed by three to five. */
    public static final Programs DEFAULT = new Programs(
            List.of("x", "y", "z", "u"),
            List.of("+", "-", "*"),
            new Corpus.Range(1, 2),
            new Corpus.Range(3, 5),
            List.of("{given} ->", "program : {given} ->", "more code : {given} ->"));

    private static final String EQUALS = "=";
    private static final String STOP = ";";

    public Programs {
        variables = List.copyOf(variables);
        operators = List.copyOf(operators);
        prompts = Writing.checked(prompts);
        Set<String> words = new HashSet<>(variables);
        words.addAll(operators);
        if (variables.isEmpty()
                || operators.isEmpty()
                || words.size() != variables.size() + operators.size()
                || words.contains(EQUALS)
                || words.contains(STOP)) {
            throw new IllegalArgumentException(
                    "variables and operators must be at least one each, and differ, but found " + variables + " and "
                            + operators);
        }
    }

    @Override
    public List<String> words() {
        List<String> words = new ArrayList<>(variables);
        words.addAll(operators);
        words.addAll(List.of(EQUALS, STOP));
        return words;
    }

    @Override
    public Line draw(int limit, RandomGenerator random) {
        int first = given.draw(random);
        int all = first + more.draw(random);
        int[] numbers = NumberSeries.draw(limit, all, random);
        List<String> known = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        for (int number : numbers) {
            String variable = variables.get(random.nextInt(variables.size()));
            statements.add(variable + " = " + value(known, number, random) + " ;");
            if (!known.contains(variable)) {
                known.add(variable);
            }
        }
        return new Line(
                Writing.asked(prompts, String.join(" ", statements.subList(0, first)), random),
                String.join(" ", statements.subList(first, all)));
    }

    /** A number in two of five cases, an operation with a number in two, one of two variables in one. */
    private String value(List<String> known, int number, RandomGenerator random) {
        int form = known.isEmpty() ? 0 : random.nextInt(5);
        if (form < 2) {
            return String.valueOf(number);
        }
        String left = known.get(random.nextInt(known.size()));
        String operator = operators.get(random.nextInt(operators.size()));
        String right = form < 4 ? String.valueOf(number) : known.get(random.nextInt(known.size()));
        return left + " " + operator + " " + right;
    }

    @Override
    public boolean keeps(List<String> prompt, List<String> answer) {
        Set<String> known = new HashSet<>();
        for (int i = 0; i + 1 < prompt.size(); i++) {
            if (variables.contains(prompt.get(i)) && prompt.get(i + 1).equals(EQUALS)) {
                known.add(prompt.get(i));
            }
        }
        int statements = 0;
        int start = 0;
        for (int i = 0; i < answer.size(); i++) {
            if (answer.get(i).equals(STOP)) {
                if (!statement(answer.subList(start, i), known)) {
                    return false;
                }
                known.add(answer.get(start));
                statements++;
                start = i + 1;
            }
        }
        return start == answer.size() && statements >= more.least() && statements <= more.most();
    }

    private boolean statement(List<String> tokens, Set<String> known) {
        if (tokens.size() < 3
                || !variables.contains(tokens.get(0))
                || !tokens.get(1).equals(EQUALS)) {
            return false;
        }
        if (tokens.size() == 3) {
            return isNumber(tokens.get(2));
        }
        return tokens.size() == 5
                && known.contains(tokens.get(2))
                && operators.contains(tokens.get(3))
                && (known.contains(tokens.get(4)) || isNumber(tokens.get(4)));
    }

    private static boolean isNumber(String token) {
        return token.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
