package org.subliminal4j.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.random.RandomStreams;

/** What the usual world's models read is pinned: whatever a corpus learns to hold besides, bases of old stay what they are. */
class CorpusBitsTest {
    private static final Language LANGUAGE = new Language(World.DEFAULT, Phrasings.DEFAULT);

    @Test
    void theUsualCorpusIsWhatItAlwaysWas() {
        List<int[]> corpus =
                Corpus.DEFAULT.withSequences(5000).sequences(LANGUAGE, new RandomStreams(1).stream("corpus"));
        assertThat(sha256(corpus)).isEqualTo("870fc162e10f303bb8358f4149ca8ab801c3fcf88737a24e9e3da926bba976b1");
    }

    @Test
    void theUsualConversationsAreWhatTheyAlwaysWere() {
        Dialogues dialogues = new Dialogues(Corpus.DEFAULT.withSequences(2000), Dialogues.DEFAULT.turns());
        List<int[]> all = dialogues.draw(LANGUAGE, 72, new RandomStreams(1).stream("corpus")).examples().stream()
                .map(Example::tokens)
                .toList();
        assertThat(sha256(all)).isEqualTo("a99cd4ef4c2ff4a72e84fa7373a86a096a8877c16606b84540ae1613418ab412");
    }

    @Test
    void theUsualQuestionsAreWhatTheyAlwaysWere() {
        Reading text = Reading.text(
                LANGUAGE,
                List.of(World.Kind.TREE, World.Kind.COLOUR),
                0.5,
                2000,
                1,
                new RandomStreams(1).stream("text"));
        assertThat(sha256(text.examples().stream().map(Example::tokens).toList()))
                .isEqualTo("3b0f735bafca94805968fb36019238ebb413f1d096c43e23cca09916c2cdf120");
    }

    private static String sha256(List<int[]> sequences) {
        StringBuilder text = new StringBuilder();
        sequences.forEach(tokens -> text.append(Arrays.toString(tokens)).append('\n'));
        return Sha256.of(text.toString());
    }
}
