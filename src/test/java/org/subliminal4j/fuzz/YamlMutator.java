package org.subliminal4j.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Changes YAML line by line, or a value in it; in its bytes now and then. */
final class YamlMutator implements Mutator {
    private static final List<String> VALUES = List.of(
            "",
            "~",
            "null",
            "true",
            "0",
            "-1",
            "1",
            "1.5",
            "0x10",
            "1_000",
            "2147483648",
            "9223372036854775808",
            "1e999",
            ".nan",
            "-.inf",
            "[]",
            "{}",
            "[null]",
            "[1, 1]",
            "[[1, 2], [3]]",
            "range(1, 50)",
            "range(1, 2000000000)",
            "range(5, 1)",
            "log(1e-4, 1, 1000000000)",
            "1-10,15",
            "10-1",
            "1-9223372036854775807",
            "paper",
            "owl",
            "nowhere.json",
            "student-aux",
            "students.learningRate",
            "all.epochs",
            "{kind: noise}",
            "{kind: nothing}",
            "&a [*a]",
            "*a",
            "!!java.net.URL [x]",
            "!!binary x",
            "2026-11-26",
            "|",
            "'\u0000'",
            "\"\\u0000\\e[2J\\n\"",
            "\u202e",
            "[".repeat(3000),
            "{a: ".repeat(2000),
            "x".repeat(100_000),
            "9".repeat(400));

    private final Mutator bytes = new ByteMutator();

    @Override
    public byte[] mutate(byte[] input, byte[] other, RandomGenerator random) {
        if (input.length == 0 || random.nextInt(5) == 0) {
            return bytes.mutate(input, other, random);
        }
        List<String> lines = lines(input);
        List<String> others = lines(other);
        int at = random.nextInt(lines.size());
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(at, others.get(random.nextInt(others.size())));
            case 3 ->
                lines.set(
                        at,
                        random.nextBoolean()
                                ? "  " + lines.get(at)
                                : lines.get(at).strip());
            default -> lines.set(at, withValue(lines.get(at), VALUES.get(random.nextInt(VALUES.size()))));
        }
        return lines.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
    }

    /** With another value behind the key, or as the whole entry of a list. */
    private static String withValue(String line, String value) {
        int end = line.lastIndexOf(": ");
        return end < 0 ? line + " " + value : line.substring(0, end + 2) + value;
    }

    private static List<String> lines(byte[] text) {
        List<String> lines =
                new ArrayList<>(new String(text, StandardCharsets.UTF_8).lines().toList());
        if (lines.isEmpty()) {
            lines.add("");
        }
        return lines;
    }
}
