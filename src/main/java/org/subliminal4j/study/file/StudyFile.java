package org.subliminal4j.study.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.study.Seeds;
import org.subliminal4j.study.StudyPlan;

/**
 * A study as a file has it: a base, what differs, what is varied, and what is expected. What a command adds to it stands
 * below the file's own text, so that what was run can be read off one text.
 */
public final class StudyFile {
    /** What {@link #noted} adds. */
    private static final Pattern ADDED = Pattern.compile("# --(?:(set|vary)(?= [^=]+=)|seeds) (.+)");

    private final Draft draft;

    StudyFile(Draft draft) {
        this.draft = draft;
    }

    /**
     * Reads a file.
     *
     * @throws UserException if it cannot be read, or is no study: with the line
     */
    public static StudyFile read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return new StudyFile(StudyReader.read(
                    file.toString(), text, file.toAbsolutePath().getParent(), 0));
        } catch (IOException e) {
            throw new UserException("cannot read the study " + file + ": " + Reason.of(e), e);
        }
    }

    /**
     * Reads a study from a text.
     *
     * @param name   what messages call it
     * @param folder where files that it names are looked for
     */
    public static StudyFile of(String name, String text, Path folder) {
        return new StudyFile(StudyReader.read(name, text, folder, 0));
    }

    /**
     * Reads a text of {@link #text} again, what a command had added to it included.
     *
     * @param name   what messages call it
     * @param folder where files that it names are looked for
     */
    public static StudyFile again(String name, String text, Path folder) {
        StudyFile file = of(name, text, folder);
        for (String line : text.lines().toList()) {
            Matcher option = ADDED.matcher(line);
            if (option.matches()) {
                String[] parts = option.group(2).split("=", 2);
                if (option.group(1) == null) {
                    file = file.withSeeds(option.group(2));
                } else {
                    file = option.group(1).equals("set")
                            ? file.withSet(parts[0], parts[1])
                            : file.withVary(parts[0], parts[1]);
                }
            }
        }
        return new StudyFile(file.draft.withText(text));
    }

    /** The text that was read, and what was added to it. */
    public String text() {
        return draft.text();
    }

    /** The question. */
    public String title() {
        return draft.title();
    }

    /** More of the question. */
    public String about() {
        return draft.about();
    }

    /**
     * The same with one value changed in all cells. What was published is of another setting, and no longer expected.
     *
     * @param path  into the experiment; must not be varied
     * @param value as in a file
     */
    public StudyFile withSet(String path, String value) {
        Place place = new Place("--set " + path + "=" + value, 0);
        Yaml yaml = YamlReader.read(place.file(), value);
        List<Change> set = new ArrayList<>(draft.set());
        set.removeIf(change -> change.path().equals(path));
        set.add(new Change(path, yaml.json(), place));
        return new StudyFile(new Draft(
                noted(place),
                draft.title(),
                draft.about(),
                draft.base(),
                set,
                draft.factors(),
                draft.seeds(),
                draft.arms(),
                draft.metric(),
                List.of(),
                false));
    }

    /**
     * The same with a factor more, or with other levels of one that is there.
     *
     * @param path   into the experiment
     * @param levels {@code a,b,c}, or as in a file
     */
    public StudyFile withVary(String path, String levels) {
        Place place = new Place("--vary " + path + "=" + levels, 0);
        boolean plain = !levels.matches("\\s*[\\[{].*|(range|log)\\(.*\\)\\s*");
        Yaml yaml = YamlReader.read(place.file(), plain ? "[" + levels + "]" : levels);
        FactorSpec factor = FactorSpec.vary(path, yaml, place, FactorNames::of);
        List<FactorSpec> factors = new ArrayList<>(draft.factors());
        int there = -1;
        for (int i = 0; i < factors.size(); i++) {
            there = factors.get(i).paths().equals(List.of(path)) ? i : there;
        }
        if (there < 0) {
            factors.add(factor);
        } else {
            factors.set(there, new FactorSpec(factors.get(there).name(), factor.paths(), factor.levels(), place));
        }
        List<Change> set = new ArrayList<>(draft.set());
        return new StudyFile(new Draft(
                noted(place),
                draft.title(),
                draft.about(),
                draft.base(),
                set,
                factors,
                draft.seeds(),
                draft.arms(),
                draft.metric(),
                there < 0 ? List.of() : draft.expect(),
                false));
    }

    /** The same with other seeds, such as {@code 20} or {@code 1-10,15}. */
    public StudyFile withSeeds(String seeds) {
        Place place = new Place("--seeds " + seeds, 0);
        Seeds read = StudyReader.seeds(YamlReader.scalar(seeds, false, place));
        return new StudyFile(new Draft(
                noted(place),
                draft.title(),
                draft.about(),
                draft.base(),
                draft.set(),
                draft.factors(),
                read,
                draft.arms(),
                draft.metric(),
                draft.expect(),
                draft.known()));
    }

    private String noted(Place option) {
        return draft.text() + (draft.text().endsWith("\n") ? "" : "\n") + "# " + option + "\n";
    }

    /** The experiment of the base with what is set, before anything is varied. */
    Experiment settled() {
        return draft.settled();
    }

    /**
     * What is to be run.
     *
     * @throws UserException if something contradicts: with the line
     */
    public StudyPlan plan() {
        return new Planning(draft).plan();
    }
}
