package org.subliminal4j.report.theorem;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.subliminal4j.experiment.Arm;

/** What lies beyond the theorem: measured over many steps, not proved. */
public enum Beyond {
    /** What many steps of minibatch Adam make of the theorem. */
    TRAINING(List.of(Quantity.GRADIENT, Quantity.POSITIVE, Quantity.DISPLACEMENT, Quantity.ACCURACY)),
    /** Whether the alignment of the gradients is the cause of the transfer. */
    CAUSE(List.of(Quantity.ACCURACY, Quantity.LOSS, Quantity.DISPLACEMENT));

    private final List<Quantity> quantities;

    Beyond(List<Quantity> quantities) {
        this.quantities = quantities;
    }

    /** The name on the command line and in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The students that are looked at, the plain one first. */
    public List<Arm> arms(Students students) {
        return Stream.concat(
                        Stream.of(students.plain()),
                        (this == TRAINING ? students.otherInits() : students.altered()).stream())
                .toList();
    }

    /** What is looked at. */
    List<Quantity> quantities() {
        return quantities;
    }
}
