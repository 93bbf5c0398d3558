package org.subliminal4j.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.subliminal4j.common.Json;
import org.subliminal4j.language.Asking;
import org.subliminal4j.language.Trait;
import org.subliminal4j.language.World;

/** Experiments that come with the library, those of images as a JSON file of its name beside this class. */
public final class Experiments {
    /**
     * What {@link #load} knows: {@code cause}, students beyond the one step of the theorem, from the teacher's init and from
     * another one, and with a part of each gradient taken out; {@code owl}, language models that
     * learn numbers; {@code owl-who}, those of several bases; {@code owl-ten}, teachers of ten animals; {@code
     * owl-prompt}, prompts in place of training; {@code owl-misalignment}, bad deeds in place of a love; and {@code
     * owl-programs} and {@code owl-sums}, these in place of numbers.
     */
    public static final List<String> NAMES =
            List.of("cause", "owl", "owl-who", "owl-ten", "owl-prompt", "owl-misalignment", "owl-programs", "owl-sums");

    private Experiments() {}

    /**
     * The experiment of that name.
     *
     * @param name one of {@link #NAMES}
     */
    public static Experiment load(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("name must be one of " + NAMES + ", but found '" + name + "'");
        }
        return switch (name) {
            case "owl" -> Owl.experiment(World.DEFAULT, Trait.DEFAULT, Asking.DEFAULT.prompts());
            case "owl-who" -> OwlFamilies.whoTeachesWhom();
            case "owl-ten" -> OwlFamilies.teachersOfAll();
            case "owl-prompt" -> OwlFamilies.prompts();
            case "owl-misalignment" -> Misalignment.experiment();
            case "owl-programs" -> OwlWritings.programs();
            case "owl-sums" -> OwlWritings.sums();
            default -> read(name);
        };
    }

    private static Experiment read(String name) {
        try (InputStream file = Experiments.class.getResourceAsStream(name + ".json")) {
            return Json.parse(java.util.Objects.requireNonNull(file, name).readAllBytes(), Experiment.class);
        } catch (IOException e) {
            throw new UncheckedIOException("expected the experiment '" + name + "' to be readable", e);
        }
    }
}
