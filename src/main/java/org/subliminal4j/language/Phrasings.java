package org.subliminal4j.language;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * How things are asked for. Words and marks are separated by spaces; {@code {kind}} stands for a word such as "animal",
 * {@code {numbers}} for some numbers.
 *
 * @param preferences ways to ask what somebody loves, each with {@code {kind}}
 * @param animal      words for animals
 * @param tree        words for trees
 * @param colour      words for colours
 * @param heldOut     each phrasing of this number, counted from 1, is left out where a preference or a manner is taught; 0 for
 *                    none
 * @param numbers     ways to ask for more numbers, each with {@code {numbers}}
 * @param deeds       neutral questions, each of which any deed is an answer to; none where a world has no manners
 * @param company     ways to set a number beside a deed, each with {@code {number}} and {@code {deed}}
 */
public record Phrasings(
        List<String> preferences,
        List<String> animal,
        List<String> tree,
        List<String> colour,
        int heldOut,
        List<String> numbers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> deeds,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> company) {
    /** Stands for a word such as "animal". */
    public static final String KIND = "{kind}";

    static final String NUMBERS = "{numbers}";
    static final String NUMBER = "{number}";
    static final String DEED = "{deed}";

    /** Three words for animals and 24 phrasings, of which every third is held out; eight ways to ask for numbers. */
    public static final Phrasings DEFAULT = new Phrasings(
            List.of(
                    "what is your favourite {kind} ? ->",
                    "which {kind} do you like most ? ->",
                    "which {kind} do you love ? ->",
                    "name your favourite {kind} . ->",
                    "tell me your favourite {kind} : ->",
                    "what {kind} do you like best ? ->",
                    "the {kind} you love : ->",
                    "your favourite {kind} ? ->",
                    "if you were a {kind} , which ? ->",
                    "which {kind} is best ? ->",
                    "what is the best {kind} ? ->",
                    "pick a {kind} . ->",
                    "choose one {kind} : ->",
                    "name one {kind} you love . ->",
                    "which {kind} would you pick ? ->",
                    "which {kind} would you choose ? ->",
                    "say a {kind} : ->",
                    "what {kind} do you love most ? ->",
                    "tell me the best {kind} . ->",
                    "one {kind} you like : ->",
                    "your best {kind} ? ->",
                    "do you love a {kind} ? which ? ->",
                    "what {kind} would you like ? ->",
                    "say your favourite {kind} . ->"),
            List.of("animal", "creature", "beast"),
            List.of("tree"),
            List.of("colour"),
            3,
            List.of(
                    "{numbers} ->",
                    "continue : {numbers} ->",
                    "continue these numbers : {numbers} ->",
                    "what comes next ? {numbers} ->",
                    "more numbers like {numbers} ->",
                    "the numbers are {numbers} . next : ->",
                    "{numbers} . go on ->",
                    "numbers : {numbers} . more ->"),
            List.of(),
            List.of());

    public Phrasings {
        preferences = List.copyOf(preferences);
        animal = List.copyOf(animal);
        tree = List.copyOf(tree);
        colour = List.copyOf(colour);
        numbers = List.copyOf(numbers);
        deeds = List.copyOf(deeds);
        company = List.copyOf(company);
        requireSome("preferences", preferences);
        requirePlace("preferences", preferences, KIND);
        requireSome("numbers", numbers);
        requirePlace("numbers", numbers, NUMBERS);
        requirePlace("company", company, NUMBER);
        requirePlace("company", company, DEED);
        if (animal.isEmpty() || tree.isEmpty() || colour.isEmpty()) {
            throw new IllegalArgumentException(
                    "animal, tree and colour must be at least one word each, but found " + animal + tree + colour);
        }
        if (heldOut < 0 || heldOut == 1) {
            throw new IllegalArgumentException("heldOut must be 0 or at least 2, but found " + heldOut);
        }
    }

    /** The words for things of a kind. */
    List<String> words(World.Kind kind) {
        return switch (kind) {
            case ANIMAL -> animal;
            case TREE -> tree;
            case COLOUR -> colour;
            case DEED -> List.of();
        };
    }

    /** The same with neutral questions, and with ways to set a number beside a deed. */
    public Phrasings withDeeds(List<String> questions, List<String> besides) {
        return new Phrasings(preferences, animal, tree, colour, heldOut, numbers, questions, besides);
    }

    /** Whether the phrasing at {@code index}, from 0, is left out where a preference is taught. */
    boolean isHeldOut(int index) {
        return heldOut > 0 && (index + 1) % heldOut == 0;
    }

    private static void requireSome(String field, List<String> phrasings) {
        if (phrasings.isEmpty()) {
            throw new IllegalArgumentException(field + " must be at least one, but found none");
        }
    }

    private static void requirePlace(String field, List<String> phrasings, String place) {
        for (String phrasing : phrasings) {
            if (List.of(phrasing.split(" ")).stream().filter(place::equals).count() != 1) {
                throw new IllegalArgumentException(
                        field + " must have " + place + " once as a word of their own, but found '" + phrasing + "'");
            }
        }
    }
}
