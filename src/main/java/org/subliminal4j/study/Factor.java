package org.subliminal4j.study;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is varied in a study.
 *
 * @param name   what a reader calls it, such as {@code learning rate of the students}
 * @param paths  what it changes in the experiment, as the study file has it; several for what varies together
 * @param levels its settings, in the order of the file, each under its own label
 * @param usual  the number of the level that the others are held against, from 0: that of the base, where there is one
 */
public record Factor(String name, List<String> paths, List<Level> levels, int usual) {
    public Factor {
        paths = List.copyOf(paths);
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("a factor needs at least 1 level, but found none of " + name);
        }
        Objects.checkIndex(usual, levels.size());
    }

    /** The level that the others are held against. */
    public Level usualLevel() {
        return levels.get(usual);
    }

    /** Whether each level is a number, so that they have an order and distances. */
    public boolean numeric() {
        return levels.stream().allMatch(level -> level.number() != null);
    }

    /** Whether the levels are numbers above 0 that span so much that a chart is better read on a logarithmic scale. */
    public boolean logarithmic() {
        if (!numeric()) {
            return false;
        }
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Level level : levels) {
            double number = Objects.requireNonNull(level.number());
            least = Math.min(least, number);
            most = Math.max(most, number);
        }
        return least > 0 && most / least >= 10;
    }

    /** The level of that label, or of that number however it is written; null if there is none. */
    public @Nullable Level level(String text) {
        for (Level level : levels) {
            if (level.label().equals(text)) {
                return level;
            }
        }
        try {
            double number = Double.parseDouble(text);
            return levels.stream()
                    .filter(level -> level.number() != null && level.number() == number)
                    .findFirst()
                    .orElse(null);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether {@code text} is its name or one of its paths. */
    public boolean isCalled(String text) {
        return name.equals(text) || paths.contains(text);
    }
}
