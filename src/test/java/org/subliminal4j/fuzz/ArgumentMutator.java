package org.subliminal4j.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Changes a command line, which has an argument in each line. */
final class ArgumentMutator implements Mutator {
    private static final List<String> WORDS = List.of(
            "run",
            "study",
            "owl",
            "export",
            "presets",
            "--bases",
            "--trait",
            "--numbers",
            "--prompts",
            "--set",
            "--vary",
            "--dry-run",
            "--format",
            "--arm",
            "--inputs",
            "auxiliary=2,3",
            "all.epochs=1",
            "report",
            "theorem",
            "--seeds",
            "--first-seed",
            "--experiment",
            "--auxiliary",
            "--hidden",
            "--epochs",
            "--batch",
            "--lr",
            "--out",
            "--save-networks",
            "--workers",
            "--progress",
            "--from",
            "--epsilon",
            "--only",
            "--training-seeds",
            "--dump",
            "--dump-seed",
            "--dump-hidden",
            "--dump-auxiliary",
            "--dump-loss",
            "--dump-logits",
            "--dump-inputs",
            "--help",
            "-h",
            "--version",
            "-V",
            "--",
            "-",
            "",
            " ",
            "@",
            "@nowhere",
            "0",
            "1",
            "-1",
            "00",
            "1e3",
            "0x10",
            "1_000",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999",
            "NaN",
            "Infinity",
            "1e-400",
            "1e400",
            "1e-30,1e-40",
            "1,1",
            ",",
            "1,,1",
            "256,256",
            "0.1,0.01",
            "sign",
            "effect",
            "training",
            "auto",
            "on",
            "off",
            "AUTO",
            "softmax",
            "auxiliary",
            "images",
            "/",
            "/dev/null",
            ".",
            "..",
            "~",
            "*",
            "\u0000",
            "a\u0000b",
            "\u001b[2J",
            "\u202e",
            "\ud800",
            "a\tb",
            "'",
            "\"",
            "`id`",
            "$(id)",
            "${x}",
            "%n%s%d",
            "\\",
            "--seeds=",
            "--seeds=3",
            "--lr=1",
            "--no-progress",
            "--sedes",
            "-seeds",
            "\u2028",
            "\u0663",
            "x".repeat(5000),
            "1,".repeat(3000) + "1",
            "9".repeat(1000));

    @Override
    public byte[] mutate(byte[] input, byte[] other, RandomGenerator random) {
        List<String> arguments = arguments(input);
        List<String> others = arguments(other);
        int at = random.nextInt(arguments.size() + 1);
        String word = word(others, random);
        if (at == arguments.size()) {
            arguments.add(word);
            return text(arguments);
        }
        switch (random.nextInt(8)) {
            case 0 -> arguments.remove(at);
            case 1 -> arguments.add(at, arguments.get(random.nextInt(arguments.size())));
            case 2 -> arguments.set(at, arguments.get(at) + word);
            case 3 -> arguments.set(at, arguments.get(at) + "=" + word);
            case 4 -> arguments.set(at, characters(arguments.get(at), random));
            case 5 -> arguments.add(at, word);
            default -> arguments.set(at, word);
        }
        return text(arguments);
    }

    private static String word(List<String> others, RandomGenerator random) {
        return others.isEmpty() || random.nextInt(3) > 0
                ? WORDS.get(random.nextInt(WORDS.size()))
                : others.get(random.nextInt(others.size()));
    }

    private static String characters(String argument, RandomGenerator random) {
        StringBuilder changed = new StringBuilder(argument);
        int at = random.nextInt(argument.length() + 1);
        if (at < argument.length() && random.nextBoolean()) {
            changed.deleteCharAt(at);
        }
        if (random.nextBoolean()) {
            changed.insert(at, (char) (random.nextBoolean() ? 32 + random.nextInt(95) : random.nextInt(1 << 16)));
        }
        return changed.toString();
    }

    static List<String> arguments(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_16BE);
        return text.isEmpty() ? new ArrayList<>() : new ArrayList<>(List.of(text.split("\n", -1)));
    }

    static byte[] text(List<String> arguments) {
        return String.join("\n", arguments).getBytes(StandardCharsets.UTF_16BE);
    }
}
