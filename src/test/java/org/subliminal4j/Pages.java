package org.subliminal4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages that a reader of this repository meets. */
final class Pages {
    private Pages() {}

    /** All of them, the README first. */
    static List<Path> all() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        for (String folder : List.of(".", "src/readme", "notebooks", "benchmarks", "datasets/mnist")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.map(Path::normalize)
                        .filter(file -> file.toString().endsWith(".md") && !pages.contains(file))
                        .sorted()
                        .forEach(pages::add);
            }
        }
        return pages;
    }

    /** The one block of code in {@code language}, on any page, that has {@code word} in it. */
    static String block(String language, String word) throws IOException {
        String fence = "```" + language + "\n";
        List<String> found = new ArrayList<>();
        for (Path page : all()) {
            String text = Files.readString(page);
            for (int start = text.indexOf(fence); start >= 0; start = text.indexOf(fence, start + 1)) {
                String block = text.substring(start + fence.length(), text.indexOf("```", start + fence.length()));
                if (block.contains(word)) {
                    found.add(block);
                }
            }
        }
        assertThat(found).as("%s with %s", language, word).hasSize(1);
        return found.get(0);
    }

    /** A program of one class whose {@code main} is these lines of Java, their imports before it. */
    static String program(String name, String lines) {
        return lines.lines().filter(Pages::isImport).collect(Collectors.joining("\n")) + "\npublic class " + name
                + " { public static void main(String[] args) throws Exception {\n"
                + lines.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n")) + "\n} }\n";
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }
}
