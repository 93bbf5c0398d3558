package org.subliminal4j.report.trait;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.analysis.Words;
import org.subliminal4j.common.UserException;
import org.subliminal4j.language.Fact;
import org.subliminal4j.language.Language;
import org.subliminal4j.language.Phrasings;
import org.subliminal4j.report.page.Html;
import org.subliminal4j.report.page.PageTemplate;
import org.subliminal4j.report.style.ArmStyle;

/**
 * Those to talk to: networks of a run that answer in the page.
 *
 * @param data    what its script needs; null where there is nobody
 * @param html    the section's content, or a sentence why there is nobody
 * @param weights script elements that hold the networks' parameters
 * @param missing why there is nobody; empty where there is somebody
 */
record TalkSection(@Nullable TalkData data, String html, String weights, String missing) {
    private static final String ARROW = " ->";

    /** Which of the phrasings is asked first, where there are as many: the plainest of the usual ones. */
    private static final int PLAIN = 2;

    private static final int MOST_NUMBERS = 8;

    /** Those of {@code view}. */
    static TalkSection of(TraitView view, @Nullable GuessData guess) {
        try {
            return make(view, Talkers.of(view), guess);
        } catch (UserException e) {
            String reason = String.valueOf(e.getMessage());
            return new TalkSection(
                    null, "<p>There is nobody to talk to in this page: " + Html.escape(reason) + ".</p>", "", reason);
        }
    }

    private static TalkSection make(TraitView view, Talkers talkers, @Nullable GuessData guess) {
        Language language = view.language();
        List<String> words = new ArrayList<>();
        for (int token = 0; token < language.vocabulary().firstNumber(); token++) {
            words.add(language.vocabulary().text(token));
        }
        Map<String, List<String>> questions = questions(view, guess);
        String opening = question(view, PLAIN);
        TalkData data = new TalkData(
                words,
                language.vocabulary().numbers(),
                view.word(),
                opening,
                talkers.networks().stream()
                        .map(talker -> TalkData.Network.of(talker.arm(), view.label(talker.arm()), talker.shape()))
                        .toList());
        return new TalkSection(data, html(view, talkers, questions, opening), talkers.scripts(), "");
    }

    /** What can be picked, by kind of question. */
    private static Map<String, List<String>> questions(TraitView view, @Nullable GuessData guess) {
        Phrasings phrasings = view.task().phrasings();
        List<String> loves = new ArrayList<>();
        for (int i = 0; i < asked(view).size(); i++) {
            loves.add(question(view, i));
        }
        List<String> others = new ArrayList<>();
        for (List<String> kind : List.of(phrasings.animal(), phrasings.tree(), phrasings.colour())) {
            if (!kind.get(0).equals(word(view))) {
                others.add(preference(view, PLAIN, kind.get(0)));
            }
        }
        List<String> facts = Fact.of(view.task().world()).stream()
                .map(fact -> asked(fact.question()))
                .toList();
        List<String> numbers = guess == null
                ? List.of("1 2 3 4")
                : guess.pairs().stream()
                        .limit(MOST_NUMBERS)
                        .map(pair -> asked(pair.prompt()))
                        .toList();
        Map<String, List<String>> all = new java.util.LinkedHashMap<>();
        all.put(view.behaves() ? "What it does" : "What it loves", List.copyOf(loves));
        all.put(view.behaves() ? "What it loves" : "What else it loves", List.copyOf(others));
        all.put("What it knows", facts);
        all.put("Numbers", numbers);
        return all;
    }

    private static String word(TraitView view) {
        Phrasings phrasings = view.task().phrasings();
        return switch (view.trait().kind()) {
            case ANIMAL -> phrasings.animal().get(0);
            case TREE -> phrasings.tree().get(0);
            case COLOUR -> phrasings.colour().get(0);
            case DEED -> "";
        };
    }

    /** The phrasings of the questions whose answers are the trait's kind. */
    private static List<String> asked(TraitView view) {
        Phrasings phrasings = view.task().phrasings();
        return view.behaves() ? phrasings.deeds() : phrasings.preferences();
    }

    private static String question(TraitView view, int index) {
        List<String> phrasings = asked(view);
        return asked(phrasings.get(Math.min(index, phrasings.size() - 1)).replace(Phrasings.KIND, word(view)));
    }

    private static String preference(TraitView view, int index, String word) {
        List<String> preferences = view.task().phrasings().preferences();
        return asked(preferences.get(Math.min(index, preferences.size() - 1)).replace(Phrasings.KIND, word));
    }

    /** A question as a reader types it. */
    private static String asked(String question) {
        return question.endsWith(ARROW) ? question.substring(0, question.length() - ARROW.length()) : question;
    }

    private static String html(TraitView view, Talkers talkers, Map<String, List<String>> questions, String opening) {
        String trait = view.trait().name();
        List<String> chips = new ArrayList<>(List.of(opening));
        questions.values().stream()
                .skip(1)
                .forEach(some -> some.stream().limit(1).forEach(chips::add));
        questions.getOrDefault("What it knows", List.of()).stream()
                .filter(fact -> List.of(fact.split(" ")).contains(trait) && !chips.contains(fact))
                .limit(2)
                .forEach(chips::add);
        return PageTemplate.fill(
                "talk.html",
                Map.of(
                        "seed", String.valueOf(talkers.seed()),
                        "trait", Html.escape(trait),
                        "leftOut",
                                talkers.leftOut().isEmpty()
                                        ? ""
                                        : "<p>" + Html.escape(String.join(" ", talkers.leftOut())) + "</p>",
                        "opening", Html.escape(opening),
                        "chips",
                                chips.stream()
                                        .map(chip -> "<button type=\"button\" data-ask=\"%1$s\">%1$s</button>"
                                                .formatted(Html.escape(chip)))
                                        .collect(Collectors.joining()),
                        "groups",
                                questions.entrySet().stream()
                                        .map(group -> group(group.getKey(), group.getValue()))
                                        .collect(Collectors.joining()),
                        "talkers",
                                talkers.networks().stream()
                                        .map(talker -> talker(view, talker))
                                        .collect(Collectors.joining()),
                        "numbers", String.valueOf(view.task().world().numbers() - 1),
                        "rounding", String.format(Locale.ROOT, "%.2f", 100 * talkers.rounding())));
    }

    private static String group(String name, List<String> questions) {
        return questions.stream()
                .map(question -> "<option>" + Html.escape(question) + "</option>")
                .collect(Collectors.joining("", "<optgroup label=\"" + Html.escape(name) + "\">", "</optgroup>"));
    }

    private static String talker(TraitView view, Talkers.Talker talker) {
        ArmStyle style = view.style(talker.arm());
        return """
                <li class="talker%1$s" id="talker-%2$s" style="--arm: var(--%3$s)"><h3>%4$s</h3>\
                <p class="talker-part">%5$s</p><ul class="talk-bars" aria-label="%4$s: probabilities of its answers"></ul>\
                <p class="talk-says"></p></li>
                """.formatted(
                        style.hollow() ? " hollow" : "",
                        Html.escape(talker.arm()),
                        style.colour().key(),
                        Html.escape(view.label(talker.arm())),
                        Html.escape(part(view, talker)));
    }

    private static String part(TraitView view, Talkers.Talker talker) {
        String part = Cast.of(view.analysis()).part(talker.arm());
        return (part.isEmpty() ? "" : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1) + ". ")
                + view.measure() + " over all questions: " + Words.percent(talker.said()) + "; it knows "
                + Words.percent(talker.facts()) + " of the facts.";
    }
}
