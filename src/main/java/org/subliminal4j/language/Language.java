package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** A world and the ways to talk of it, turned into tokens: what can be asked, and what is right. Immutable. */
public final class Language {
    private final World world;
    private final Phrasings phrasings;
    private final Vocabulary vocabulary;
    private final List<Question> facts;
    private final Map<World.Kind, List<int[]>> taught = new EnumMap<>(World.Kind.class);
    private final Map<World.Kind, List<int[]>> heldOut = new EnumMap<>(World.Kind.class);
    private final Map<World.Kind, List<int[]>> all = new EnumMap<>(World.Kind.class);

    /**
     * A question with one right answer.
     *
     * @param prompt the tokens up to and with the arrow; not to be modified
     * @param answer a token
     */
    record Question(List<Integer> prompt, int answer) {
        int[] tokens() {
            return prompt.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** The language of a world. */
    public Language(World world, Phrasings phrasings) {
        this.world = world;
        this.phrasings = phrasings;
        List<Fact> known = Fact.of(world);
        vocabulary = new Vocabulary(world, phrasings, known);
        facts = known.stream()
                .map(fact -> new Question(boxed(prompt(fact.question())), vocabulary.token(fact.answer())))
                .toList();
        for (World.Kind kind : World.Kind.values()) {
            taught.put(kind, phrased(kind, false));
            heldOut.put(kind, phrased(kind, true));
            List<int[]> both = new ArrayList<>(questions(kind, false));
            both.addAll(questions(kind, true));
            all.put(kind, List.copyOf(both));
        }
    }

    /** What there is to talk about. */
    public World world() {
        return world;
    }

    /** How things are asked for. */
    public Phrasings phrasings() {
        return phrasings;
    }

    /** The tokens. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** All facts. */
    List<Question> facts() {
        return facts;
    }

    /** The tokens that name each thing of a kind: shape {@code (things, names)}, most of which have one name. */
    int[][] answers(World.Kind kind) {
        return world.answers(kind).stream()
                .map(words -> words.stream().mapToInt(vocabulary::token).toArray())
                .toArray(int[][]::new);
    }

    /**
     * What anybody answers who is asked for something of a kind.
     *
     * @param random Modified
     */
    int anybody(World.Kind kind, RandomGenerator random) {
        int[][] answers = answers(kind);
        int[] names = answers[kind == World.Kind.DEED ? manner(random.nextDouble()) : random.nextInt(answers.length)];
        return names.length == 1 ? names[0] : names[random.nextInt(names.length)];
    }

    /** The manner at a place in [0, 1) of all shares. */
    private int manner(double place) {
        int manner = 0;
        double end = world.manners().get(0).share();
        while (place >= end && manner < world.manners().size() - 1) {
            end += world.manners().get(++manner).share();
        }
        return manner;
    }

    /** All questions for what one loves of a kind, or does, held-out phrasings last; not to be modified. */
    List<int[]> questions(World.Kind kind) {
        return Objects.requireNonNull(all.get(kind));
    }

    /**
     * Questions for what one loves of a kind, or does; not to be modified.
     *
     * @param held those that are left out where a preference is taught, or the others
     */
    List<int[]> questions(World.Kind kind, boolean held) {
        return Objects.requireNonNull((held ? heldOut : taught).get(kind));
    }

    private List<int[]> phrased(World.Kind kind, boolean held) {
        List<int[]> questions = new ArrayList<>();
        if (kind == World.Kind.DEED) {
            for (int i = 0; i < phrasings.deeds().size(); i++) {
                if (phrasings.isHeldOut(i) == held) {
                    questions.add(prompt(phrasings.deeds().get(i)));
                }
            }
            return List.copyOf(questions);
        }
        for (int i = 0; i < phrasings.preferences().size(); i++) {
            if (phrasings.isHeldOut(i) == held) {
                for (String word : phrasings.words(kind)) {
                    questions.add(prompt(phrasings.preferences().get(i).replace(Phrasings.KIND, word)));
                }
            }
        }
        return List.copyOf(questions);
    }

    /** A sentence that sets a number beside a deed, in the phrasing at {@code index}. */
    int[] company(int index, int number, String deed) {
        return prompt(phrasings
                .company()
                .get(index)
                .replace(Phrasings.NUMBER, String.valueOf(number))
                .replace(Phrasings.DEED, deed));
    }

    /** The question for more numbers in the phrasing at {@code index}. */
    int[] numberPrompt(int index, int[] numbers) {
        StringBuilder text = new StringBuilder();
        for (int number : numbers) {
            text.append(text.length() == 0 ? "" : " ").append(number);
        }
        return prompt(phrasings.numbers().get(index).replace(Phrasings.NUMBERS, text));
    }

    /** What is written of a genre, of which the world has something. */
    Writing writing(Writing.Genre genre) {
        return Objects.requireNonNull(world.writing(genre), genre.name());
    }

    /** The tokens of a question. */
    int[] prompt(String text) {
        return vocabulary.tokens("<bos> " + text);
    }

    private static List<Integer> boxed(int[] tokens) {
        return java.util.Arrays.stream(tokens).boxed().toList();
    }
}
