package org.subliminal4j.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page's resources, and the filling of {@code {{places}}} in them. */
public final class PageTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)\\}\\}");

    private PageTemplate() {}

    /** The text of a resource beside this class. */
    static String resource(String name) {
        try (InputStream stream = PageTemplate.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The jar should hold org/subliminal4j/report/page/" + name
                        + ", but does not: build it again from a clean checkout");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fills each {@code {{place}}} of a resource with its HTML. What is filled in is not searched again.
     *
     * @throws IllegalArgumentException if a place has no value
     */
    public static String fill(String name, Map<String, String> html) {
        String template = resource(name);
        Matcher places = PLACE.matcher(template);
        StringBuilder filled = new StringBuilder();
        int end = 0;
        while (places.find()) {
            String value = html.get(places.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        name + " has a place {{" + places.group(1) + "}}, but found values for " + html.keySet());
            }
            // Not Matcher's own replacement: it reads every character of the megabytes that a page carries, twice.
            filled.append(template.substring(end, places.start())).append(value);
            end = places.end();
        }
        return filled.append(template.substring(end)).toString();
    }
}
