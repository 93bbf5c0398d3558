package org.subliminal4j.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.report.style.Palette;

/** What every page has around its body: one file that holds all it needs, with a policy that forbids every request. */
public final class PageFrame {
    /** The libraries that draw, in the order in which they need each other. */
    private static final List<String> LIBRARIES =
            List.of("vendor/vega.min.js", "vendor/vega-lite.min.js", "vendor/vega-embed.min.js");

    private PageFrame() {}

    /**
     * A whole page.
     *
     * @param title   of the window, as text
     * @param body    HTML
     * @param data    HTML: the script element with the data, and whatever else is not seen
     * @param scripts names of the page's own scripts, resources beside this class, in the order in which they run
     */
    public static String of(String title, String body, String data, List<String> scripts) {
        List<String> names = new ArrayList<>(LIBRARIES);
        names.addAll(scripts);
        List<String> texts = names.stream().map(PageFrame::script).toList();
        return PageTemplate.fill(
                "page.html",
                Map.of(
                        "policy",
                        policy(texts),
                        "title",
                        Html.escape(title),
                        "style",
                        Palette.styleSheet() + PageTemplate.resource("page.css"),
                        "body",
                        body,
                        "data",
                        data,
                        "scripts",
                        texts.stream()
                                .map(script -> "<script>" + script + "</script>")
                                .collect(Collectors.joining("\n"))));
    }

    /**
     * What a page's scripts draw and compute with, as a script element.
     *
     * @param data becomes JSON
     */
    public static String data(Object data) {
        try {
            // "<" could only end the element early or open a comment in it; in JSON's strings it has another spelling.
            String json = new ObjectMapper().writeValueAsString(data).replace("<", "\\u003c");
            return "<script type=\"application/json\" id=\"data\">" + json + "</script>";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Links to sections: their ids and titles. */
    public static String navigation(List<List<String>> links) {
        return links.stream()
                .map(link -> "<li><a href=\"#%s\">%s</a></li>".formatted(link.get(0), Html.escape(link.get(1))))
                .collect(Collectors.joining("", "<nav aria-label=\"Sections\"><ul>", "</ul></nav>\n"));
    }

    /** Who made the page, and of what. */
    public static String footer(String version, boolean mnist) {
        return """
            <footer><p>Made by subliminal4j %s. Subliminal learning: Cloud et al., arXiv 2507.14805.%s Charts: Vega, \
            Vega-Lite and Vega-Embed, University of Washington Interactive Data Lab, BSD 3-clause licence.</p></footer>
            """.formatted(
                        Html.escape(version), mnist ? " MNIST: Yann LeCun and Corinna Cortes, CC BY-SA" + " 3.0." : "");
    }

    /** A script without the note where its source map would be, which the page does not carry. */
    private static String script(String name) {
        return PageTemplate.resource(name).replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    }

    /** Nothing is loaded and nothing is sent; only the page's own scripts run. */
    private static String policy(List<String> scripts) {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline';"
                + " script-src "
                + scripts.stream()
                        .map(script -> "'sha256-" + base64Sha256(script) + "'")
                        .collect(Collectors.joining(" "));
    }

    private static String base64Sha256(String text) {
        MessageDigest digest = Sha256.digest();
        return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
