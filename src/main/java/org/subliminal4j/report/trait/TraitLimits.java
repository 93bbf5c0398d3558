package org.subliminal4j.report.trait;

/** What a run of small language models does not show, for whoever would like it to. */
final class TraitLimits {
    private TraitLimits() {}

    static String html() {
        return """
                <ul>
                <li>It is a toy: a transformer of two blocks that knows a few dozen words. Nothing here says how strong the
                effect is, or whether there is any, in a large language model.</li>
                <li>Teacher and student share the very parameters that they start from, and in both the embeddings stay as they
                are. The student from another base shows what is left without that; it is a little more damaged, too.</li>
                <li>The teacher is made by hand to love one thing. Real models have traits that nobody chose, and many.</li>
                <li>The filter keeps completions of numbers alone. That numbers carry the trait does not say which of them do.</li>
                <li>A student is judged by its probabilities in fixed phrasings, not by what it would do.</li>
                </ul>
                """;
    }
}
