package org.subliminal4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.subliminal4j.backend.Machine;
import org.subliminal4j.cli.CommandLines;

/** What the pages say of each other, of versions and of packages is so. */
class PagesTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    /** By Maven, or by the jar. */
    private static final Pattern COMMAND =
            Pattern.compile("-Dexec.args=\"([^\"]*)\"|java -jar \\S*subliminal4j-[\\d.]+(?:-spark)?\\.jar ([^\\n`#]*)");

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void everyLinkWithinTheRepositoryLeadsSomewhere() throws Exception {
        for (Path page : Pages.all()) {
            Matcher link = LINK.matcher(withoutCode(Files.readString(page)));
            while (link.find()) {
                if (link.group(1).matches("[a-z]+:.*")) {
                    continue;
                }
                String[] parts = link.group(1).split("#", 2);
                Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
                assertThat(target).as("%s in %s", link.group(), page).exists();
                if (parts.length > 1) {
                    assertThat(anchors(target))
                            .as("%s in %s", link.group(), page)
                            .contains(parts[1]);
                }
            }
        }
    }

    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        for (Path page : Pages.all()) {
            Matcher jar = Pattern.compile("subliminal4j-(\\d[\\w.]*?)(-spark|-linux-x86_64)?\\.(jar|zip)")
                    .matcher(Files.readString(page));
            while (jar.find()) {
                assertThat(jar.group(1)).as("%s in %s", jar.group(), page).isEqualTo(Machine.version());
            }
        }
        assertThat(Files.readString(Path.of("README.md"))).contains("<version>" + Machine.version() + "</version>");
        assertThat(Files.readString(Path.of("CITATION.cff"))).contains("\nversion: " + Machine.version() + "\n");
        assertThat(Files.readString(Path.of("CHANGELOG.md"))).contains("\n## " + Machine.version());
    }

    /** With an option behind it that there is not, a line is read, and no more: nothing else may be wrong with it. */
    @Test
    void everyCommandIsOneThatCanBeTyped() throws Exception {
        int commands = 0;
        for (Path page : Pages.all()) {
            Matcher line = COMMAND.matcher(Files.readString(page).replace("\\\n", " "));
            while (line.find()) {
                String written = line.group(1) == null ? line.group(2) : line.group(1);
                List<String> words = new ArrayList<>(
                        List.of(written.strip().replace("\"", "").split(" +")));
                words.remove("--help");
                words.add("--of-a-test");
                assertThat(CommandLines.run(words).err())
                        .as("%s in %s", written, page)
                        .matches("(?s)error: (Unknown option: '--of-a-test'|no run in runs/).*");
                commands++;
            }
        }
        assertThat(commands).isGreaterThan(15);
    }

    @Test
    void contributorsAreToldOfEveryRoom() throws Exception {
        String page = Files.readString(Path.of("CONTRIBUTING.md"));
        try (Stream<Path> rooms = Files.list(Path.of("src", "main", "java", "org", "subliminal4j"))) {
            assertThat(rooms.map(room -> Objects.toString(room.getFileName())).toList())
                    .isNotEmpty()
                    .allSatisfy(room -> assertThat(page).contains("| `" + room + "` | "));
        }
    }

    @Test
    void theJavadocBeginsWithTheReadmesLines() throws Exception {
        String overview = Files.readString(Path.of("src", "main", "javadoc", "overview.html"));
        String code = overview.substring(overview.indexOf("<pre>\n") + 6, overview.indexOf("</pre>"));
        assertThat(code.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
                .isEqualTo(Pages.block("java", "Teaching.teach"));
    }

    /** As GitHub and others make them of headings. */
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(withoutCode(Files.readString(page)))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String withoutCode(String page) {
        return page.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
    }
}
