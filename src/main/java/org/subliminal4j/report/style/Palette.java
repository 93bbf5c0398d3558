package org.subliminal4j.report.style;

import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Every colour of every output, stated once. Arms wear the colours of Okabe and Ito (Color Universal Design, 2008), which
 * the colour-blind can tell apart, and a grey that shows on white and on black.
 */
public enum Palette {
    /** Behind everything. */
    PAPER(0xfbfaf6, 0x15161a),
    /** Behind what stands out. */
    CARD(0xffffff, 0x1c1e23),
    /** Text, means and intervals. */
    INK(0x1e1d1b, 0xecebe6),
    /** Notes and axes. */
    MUTED(0x5d5952, 0xaaa69d),
    /** Rules and grids. */
    LINE(0xddd8cd, 0x383a42),
    /** Behind code. */
    FAINT(0xefece4, 0x25272d),
    /** Links and what can be pressed. */
    LINK(0x00588a, 0x7cc4f0),
    /** Words that matter. */
    HERO(0xb84f00, 0xff9a4d),

    /** Untrained networks. */
    GREY(0x808080),
    /** Okabe and Ito's blue. */
    BLUE(0x0072b2),
    /** Okabe and Ito's vermillion. */
    VERMILLION(0xd55e00),
    /** Okabe and Ito's orange. */
    ORANGE(0xe69f00),
    /** Okabe and Ito's bluish green. */
    GREEN(0x009e73),
    /** Okabe and Ito's reddish purple. */
    PURPLE(0xcc79a7),
    /** Okabe and Ito's sky blue. */
    SKY(0x56b4e9);

    private final int light;
    private final int dark;

    Palette(int both) {
        this(both, both);
    }

    Palette(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    /** The colour on paper. */
    public Color colour() {
        return new Color(light);
    }

    /** Its name as a variable of a style sheet, without the hyphens before it: {@code sky}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The variables of a style sheet, for light screens and paper, and for dark screens. */
    public static String styleSheet() {
        return """
                :root {
                %s
                }
                @media screen and (prefers-color-scheme: dark) { :root {
                %s
                } }
                @media print { :root { --paper: #ffffff; } }
                """.formatted(variables(colour -> colour.light), variables(colour -> colour.dark));
    }

    private static String variables(ToIntFunction<Palette> shade) {
        return Arrays.stream(values())
                .map(colour -> String.format(Locale.ROOT, "  --%s: #%06x;", colour.key(), shade.applyAsInt(colour)))
                .collect(Collectors.joining("\n"));
    }
}
