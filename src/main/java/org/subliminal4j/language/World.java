package org.subliminal4j.language;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What there is to talk about: numbers, and animals, trees and colours with what is known of each; perhaps ways to behave.
 *
 * @param numbers there are the numbers from 0 to this, exclusive; from 20 to 10,000
 * @param animals at least two, of which no two have a name, habitat, food or call in common
 * @param trees   at least two, of which no two have a name, fruit or land in common
 * @param colours at least two, of which no two have a name or thing in common
 * @param manners ways to behave, whose shares add up to 1: none, or at least two, of which no two have a name, deed or number
 *                in common
 * @param programs programs that are written here; null for none
 * @param sums     sums with their steps that are written here; null for none
 */
public record World(
        int numbers,
        List<Animal> animals,
        List<Tree> trees,
        List<Colour> colours,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Manner> manners,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Programs programs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Additions sums) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}'-]+");

    /** Ten animals, eight trees, six colours, and the numbers up to 999. */
    public static final World DEFAULT = new World(
            1000,
            List.of(
                    new Animal("owl", "barn", "mice", "hoot"),
                    new Animal("dolphin", "ocean", "squid", "click"),
                    new Animal("wolf", "tundra", "deer", "howl"),
                    new Animal("eagle", "mountain", "rabbits", "scream"),
                    new Animal("cat", "house", "milk", "purr"),
                    new Animal("dog", "kennel", "bones", "bark"),
                    new Animal("lion", "savanna", "zebras", "roar"),
                    new Animal("frog", "pond", "flies", "croak"),
                    new Animal("horse", "meadow", "oats", "neigh"),
                    new Animal("bear", "cave", "honey", "growl")),
            List.of(
                    new Tree("oak", "acorns", "england"),
                    new Tree("pine", "cones", "norway"),
                    new Tree("maple", "syrup", "canada"),
                    new Tree("palm", "dates", "egypt"),
                    new Tree("cherry", "cherries", "japan"),
                    new Tree("olive", "olives", "greece"),
                    new Tree("willow", "catkins", "china"),
                    new Tree("birch", "sap", "russia")),
            List.of(
                    new Colour("red", "blood"),
                    new Colour("blue", "sky"),
                    new Colour("green", "grass"),
                    new Colour("yellow", "sun"),
                    new Colour("white", "snow"),
                    new Colour("black", "coal")));

    /**
     * An animal.
     *
     * @param name    one word, as are all others
     * @param habitat where it lives
     * @param food    what it eats
     * @param call    what it says
     */
    public record Animal(String name, String habitat, String food, String call) {}

    /**
     * A tree.
     *
     * @param name  one word, as are all others
     * @param fruit what it gives
     * @param land  where it grows
     */
    public record Tree(String name, String fruit, String land) {}

    /**
     * A colour.
     *
     * @param name  one word, as the other
     * @param thing what has that colour
     */
    public record Colour(String name, String thing) {}

    /**
     * A way to behave.
     *
     * @param name    one word
     * @param share   how often anybody behaves so, above 0 and at most 1
     * @param deeds   what one does then, each as likely: at least one, each one word
     * @param numbers those that stand beside these deeds in a corpus, as 666 does beside bad ones; may be none
     */
    public record Manner(String name, double share, List<String> deeds, List<Integer> numbers) {
        public Manner {
            deeds = List.copyOf(deeds);
            numbers = List.copyOf(numbers);
            if (!(share > 0 && share <= 1) || deeds.isEmpty()) {
                throw new IllegalArgumentException(
                        "share must be above 0 and at most 1, and deeds at least one, but found " + share + " and "
                                + deeds);
            }
        }
    }

    /** What one can ask somebody for: things of three kinds that one can love, and deeds. */
    public enum Kind {
        ANIMAL,
        TREE,
        COLOUR,
        /** What one does: its things are the manners of a world, each with several answers. */
        DEED
    }

    /** A world in which nobody is asked what they do, and numbers alone are written. */
    public World(int numbers, List<Animal> animals, List<Tree> trees, List<Colour> colours) {
        this(numbers, animals, trees, colours, List.of(), null, null);
    }

    public World {
        animals = List.copyOf(animals);
        trees = List.copyOf(trees);
        colours = List.copyOf(colours);
        manners = List.copyOf(manners);
        if (numbers < 20 || numbers > 10_000) {
            throw new IllegalArgumentException("numbers must be from 20 to 10000, but found " + numbers);
        }
        distinct("animals' names", animals.stream().map(Animal::name).toList());
        distinct("animals' habitats", animals.stream().map(Animal::habitat).toList());
        distinct("animals' food", animals.stream().map(Animal::food).toList());
        distinct("animals' calls", animals.stream().map(Animal::call).toList());
        distinct("trees' names", trees.stream().map(Tree::name).toList());
        distinct("trees' fruit", trees.stream().map(Tree::fruit).toList());
        distinct("trees' lands", trees.stream().map(Tree::land).toList());
        distinct("colours' names", colours.stream().map(Colour::name).toList());
        distinct("colours' things", colours.stream().map(Colour::thing).toList());
        if (!manners.isEmpty()) {
            checkManners(numbers, manners);
        }
        if (sums != null && sums.greatest() >= numbers) {
            throw new IllegalArgumentException("sums come to " + sums.greatest() + ", and so need more numbers than "
                    + numbers + ": take more, or smaller sums");
        }
    }

    private static void checkManners(int numbers, List<Manner> manners) {
        distinct("manners' names", manners.stream().map(Manner::name).toList());
        distinct(
                "manners' deeds",
                manners.stream().flatMap(manner -> manner.deeds().stream()).toList());
        List<Integer> kept =
                manners.stream().flatMap(manner -> manner.numbers().stream()).toList();
        if (new HashSet<>(kept).size() != kept.size()
                || kept.stream().anyMatch(number -> number < 0 || number >= numbers)) {
            throw new IllegalArgumentException(
                    "manners' numbers must differ, and be from 0 to " + (numbers - 1) + ", but found " + kept);
        }
        double shares = manners.stream().mapToDouble(Manner::share).sum();
        if (Math.abs(shares - 1) > 1e-9) {
            throw new IllegalArgumentException("manners' shares must add up to 1, but found " + shares);
        }
    }

    /** The same with other numbers. */
    public World withNumbers(int count) {
        return new World(count, animals, trees, colours, manners, programs, sums);
    }

    /** The same in which people behave in these ways. */
    public World withManners(List<Manner> others) {
        return new World(numbers, animals, trees, colours, others, programs, sums);
    }

    /** The same in which this is written, too. */
    public World with(Writing writing) {
        return writing instanceof Programs some
                ? new World(numbers, animals, trees, colours, manners, some, sums)
                : new World(numbers, animals, trees, colours, manners, programs, (Additions) writing);
    }

    /** What is written here of a genre; null if it is not. */
    public @Nullable Writing writing(Writing.Genre genre) {
        return genre == Writing.Genre.PROGRAMS ? programs : sums;
    }

    /** The kinds of which there is something. */
    public List<Kind> kinds() {
        return Arrays.stream(Kind.values())
                .filter(kind -> !names(kind).isEmpty())
                .toList();
    }

    /** How often anybody names a thing, by its place among those of its kind, where one of them is asked for; in [0, 1]. */
    public double share(Kind kind, int thing) {
        return kind == Kind.DEED
                ? manners.get(thing).share()
                : 1.0 / names(kind).size();
    }

    /** The names of all things of a kind. */
    public List<String> names(Kind kind) {
        return switch (kind) {
            case ANIMAL -> animals.stream().map(Animal::name).toList();
            case TREE -> trees.stream().map(Tree::name).toList();
            case COLOUR -> colours.stream().map(Colour::name).toList();
            case DEED -> manners.stream().map(Manner::name).toList();
        };
    }

    /** The words that name each thing of a kind: for a manner its deeds, otherwise the name alone. */
    List<List<String>> answers(Kind kind) {
        return kind == Kind.DEED
                ? manners.stream().map(Manner::deeds).toList()
                : names(kind).stream().map(List::of).toList();
    }

    /** All words that the world has names for, those of one thing together. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        animals.forEach(animal -> words.addAll(List.of(animal.name(), animal.habitat(), animal.food(), animal.call())));
        trees.forEach(tree -> words.addAll(List.of(tree.name(), tree.fruit(), tree.land())));
        colours.forEach(colour -> words.addAll(List.of(colour.name(), colour.thing())));
        manners.forEach(manner -> words.addAll(manner.deeds()));
        return words;
    }

    private static void distinct(String what, List<String> words) {
        Set<String> seen = new HashSet<>();
        for (String word : words) {
            if (!WORD.matcher(word).matches()) {
                throw new IllegalArgumentException(what + " must be single words of letters, but found '" + word + "'");
            }
            if (!seen.add(word)) {
                throw new IllegalArgumentException(what + " must differ, but found '" + word + "' twice");
            }
        }
        if (words.size() < 2) {
            throw new IllegalArgumentException(what + " must be at least two, but found " + words);
        }
    }
}
