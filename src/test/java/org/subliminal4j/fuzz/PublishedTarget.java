package org.subliminal4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.subliminal4j.analysis.Published;
import org.subliminal4j.analysis.PublishedFigures;
import org.subliminal4j.common.Json;

/** A file of published figures. */
final class PublishedTarget implements Target {
    @Override
    public List<byte[]> seeds() {
        return List.of(Json.pretty(PublishedFigures.paper()));
    }

    @Override
    public Mutator mutator() {
        return new JsonMutator();
    }

    @Override
    public boolean takes(byte[] input) {
        try {
            PublishedFigures figures = Json.parse(input, PublishedFigures.class);
            for (Published value : figures.values()) {
                assertThat(value.summary().mean()).isFinite();
                assertThat(value.summary().sd()).isFinite();
                assertThat(value.summary().sd() >= 0)
                        .as("not negative, but perhaps -0.0")
                        .isTrue();
            }
            return true;
        } catch (IOException refusal) {
            return Refusal.of(String.valueOf(refusal.getMessage()), "");
        }
    }
}
