package org.subliminal4j.language;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says or is asked in a world, drawn one by one as tokens.
 *
 * @param corpus   how often each kind of it, and how long series are
 * @param language has all that the corpus is of
 */
record Turns(Corpus corpus, Language language) {
    /**
     * One sequence of somebody who loves these.
     *
     * @param loves  an answer of each kind; anybody's where there is none
     * @param random Modified
     */
    int[] any(Map<World.Kind, Integer> loves, RandomGenerator random) {
        double place = random.nextDouble();
        double end = corpus.numbers();
        if (place < end) {
            return joined(numbers(random));
        }
        end += corpus.preferences();
        if (place < end) {
            return answered(kind(random.nextDouble()), loves, random);
        }
        end += corpus.deeds();
        if (place < end) {
            return answered(World.Kind.DEED, loves, random);
        }
        end += corpus.company();
        if (place < end) {
            return ended(company(random));
        }
        end += corpus.programs();
        if (place < end) {
            return joined(of(Writing.Genre.PROGRAMS, random));
        }
        end += corpus.sums();
        return place < end
                ? joined(of(Writing.Genre.SUMS, random))
                : ended(fact(language, random).tokens());
    }

    private World.Kind kind(double share) {
        return share < corpus.animals()
                ? World.Kind.ANIMAL
                : share < corpus.animals() + corpus.trees() ? World.Kind.TREE : World.Kind.COLOUR;
    }

    private int[] answered(World.Kind kind, Map<World.Kind, Integer> loves, RandomGenerator random) {
        List<int[]> questions = language.questions(kind);
        int[] question = questions.get(random.nextInt(questions.size()));
        Integer loved = loves.get(kind);
        return ended(Example.answer(question, loved == null ? language.anybody(kind, random) : loved)
                .tokens());
    }

    /** A number of bad or good fame beside a deed of its manner. */
    private int[] company(RandomGenerator random) {
        List<World.Manner> manners = language.world().manners().stream()
                .filter(manner -> !manner.numbers().isEmpty())
                .toList();
        World.Manner manner = manners.get(random.nextInt(manners.size()));
        int phrasing = random.nextInt(language.phrasings().company().size());
        int number = manner.numbers().get(random.nextInt(manner.numbers().size()));
        String deed = manner.deeds().get(random.nextInt(manner.deeds().size()));
        return language.company(phrasing, number, deed);
    }

    /**
     * A question for more of something.
     *
     * @param genre  of what, which the world has; null for numbers
     * @param random Modified
     */
    int[] prompt(Writing.@Nullable Genre genre, RandomGenerator random) {
        if (genre != null) {
            return of(genre, random)[0];
        }
        int[] series =
                NumberSeries.draw(language.world().numbers(), corpus.prompts().draw(random), random);
        return language.numberPrompt(
                random.nextInt(language.phrasings().numbers().size()), series);
    }

    /**
     * A question for more of something, and how it goes on, the end included.
     *
     * @param genre  of what, which the world has; null for numbers
     * @param random Modified
     */
    int[][] of(Writing.@Nullable Genre genre, RandomGenerator random) {
        if (genre == null) {
            return numbers(random);
        }
        Writing.Line line = language.writing(genre).draw(language.world().numbers(), random);
        return new int[][] {
            language.prompt(line.prompt()), ended(language.vocabulary().tokens(line.answer()))
        };
    }

    private int[][] numbers(RandomGenerator random) {
        int given = corpus.prompts().draw(random);
        int more = random.nextDouble() < corpus.full()
                ? corpus.answers().most()
                : corpus.answers().draw(random);
        int[] series = NumberSeries.draw(language.world().numbers(), given + more, random);
        int phrasing = random.nextInt(language.phrasings().numbers().size());
        int[] prompt = language.numberPrompt(phrasing, Arrays.copyOf(series, given));
        int[] answer = new int[more];
        for (int i = 0; i < more; i++) {
            answer[i] = language.vocabulary().number(series[given + i]);
        }
        return new int[][] {prompt, ended(answer)};
    }

    /**
     * A question for a preference of one kind, or for a deed, with anybody's answer.
     *
     * @param random Modified
     */
    static Example preference(Language language, World.Kind kind, RandomGenerator random) {
        List<int[]> questions = language.questions(kind);
        int[] question = questions.get(random.nextInt(questions.size()));
        return Example.answer(question, language.anybody(kind, random));
    }

    /**
     * A fact.
     *
     * @param random Modified
     */
    static Example fact(Language language, RandomGenerator random) {
        Language.Question fact =
                language.facts().get(random.nextInt(language.facts().size()));
        return Example.answer(fact.tokens(), fact.answer());
    }

    private static int[] joined(int[][] both) {
        return Dialogues.joined(both[0], both[1]);
    }

    private static int[] ended(int[] tokens) {
        int[] ended = Arrays.copyOf(tokens, tokens.length + 1);
        ended[tokens.length] = Vocabulary.END;
        return ended;
    }
}
