package org.subliminal4j.experiment;

import java.util.List;
import org.subliminal4j.network.Logits;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Schedule;
import org.subliminal4j.training.StepRule;

/**
 * One phase of an arm's training.
 *
 * @param inputs   the images, or tokens
 * @param source   who says what the network is to say of them
 * @param logits   the logits that are trained; the rows of all others get no gradient
 * @param loss     what the network pays
 * @param schedule how it is trained
 * @param rules    what is done to each gradient before the optimiser sees it
 * @param order    the random stream of the order of the images: stages of equal inputs, epochs, batch and order are
 *                 trained side by side on one stream of batches
 */
public record Stage(
        Inputs inputs, Source source, Logits logits, Loss loss, Schedule schedule, List<StepRule> rules, String order) {
    /** The paper's students on auxiliary logits (section 6.2). */
    public static final Stage DEFAULT = new Stage(
            Inputs.Noise.DEFAULT,
            Source.Imitate.DEFAULT,
            Logits.AUXILIARY,
            Loss.DEFAULT,
            Schedule.paperStudent(),
            List.of(),
            "students-shuffle");

    public Stage {
        rules = List.copyOf(rules);
    }

    /** The paper's teacher: the class logits on the labels of the training images (section 6.2). */
    public static Stage labels() {
        return new Stage(
                Inputs.Images.DEFAULT,
                Source.Labels.DEFAULT,
                Logits.CLASSES,
                Loss.DEFAULT,
                Schedule.paperTeacher(),
                List.of(),
                "teacher-shuffle");
    }

    /** The paper's student: {@code logits} of {@code teacher} on noise images (section 6.2). */
    public static Stage imitate(String teacher, Logits logits) {
        return DEFAULT.with(new Source.Imitate(teacher, List.of())).with(logits);
    }

    /** A language model's training on tokens. */
    public static Stage tokens(Inputs inputs, Schedule schedule, String order, StepRule... rules) {
        return new Stage(inputs, new Source.Tokens(), Logits.ALL, Loss.DEFAULT, schedule, List.of(rules), order);
    }

    /** The same on other images. */
    public Stage with(Inputs other) {
        return new Stage(other, source, logits, loss, schedule, rules, order);
    }

    /** The same with another teacher, or with labels. */
    public Stage with(Source other) {
        return new Stage(inputs, other, logits, loss, schedule, rules, order);
    }

    /** The same with another arm as the teacher. */
    public Stage imitating(String teacher) {
        return with(new Source.Imitate(teacher, List.of()));
    }

    /** The same for other logits. */
    public Stage with(Logits other) {
        return new Stage(inputs, source, other, loss, schedule, rules, order);
    }

    /** The same with another loss. */
    public Stage with(Loss other) {
        return new Stage(inputs, source, logits, other, schedule, rules, order);
    }

    /** The same on another schedule. */
    public Stage with(Schedule other) {
        return new Stage(inputs, source, logits, loss, other, rules, order);
    }

    /** The same with rules for each step. */
    public Stage with(StepRule... others) {
        return new Stage(inputs, source, logits, loss, schedule, List.of(others), order);
    }
}
