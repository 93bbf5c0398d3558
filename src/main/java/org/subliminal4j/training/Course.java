package org.subliminal4j.training;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.subliminal4j.matrix.Model;

/**
 * What one network learns in a phase of training, beside others or alone. Rules and observers are told of steps by the
 * {@link Trainer}; whoever started them asks them for what they know, and closes them.
 *
 * @param model     Modified: the network
 * @param loss      what it pays
 * @param logits    the numbers of the logits that are trained, ascending; the rows of all others get no gradient
 * @param targets   for each epoch, from 1, what these logits are to say of every image of that epoch
 * @param optimiser how its gradient becomes a step
 * @param rate      how its learning rate goes
 * @param rules     what is done to its gradient first, one after the other
 * @param observers watch it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Course(
        Model model,
        Loss loss,
        int[] logits,
        IntFunction<Targets> targets,
        Optimiser optimiser,
        RateSchedule rate,
        List<StepRule.Action> rules,
        List<Probe.Observer> observers) {
    public Course {
        logits = logits.clone();
        rules = List.copyOf(rules);
        observers = List.copyOf(observers);
        int outputs = model.architecture().outputs();
        boolean within = logits.length > 0 && logits[0] >= 0 && logits[logits.length - 1] < outputs;
        for (int k = 1; k < logits.length; k++) {
            within &= logits[k] > logits[k - 1];
        }
        Checks.require(
                within,
                "logits",
                "at least one of the numbers from 0 to " + (outputs - 1) + " of "
                        + model.architecture().label() + ", ascending",
                Arrays.toString(logits));
    }

    /** A course of {@code schedule}, without rules or observers. */
    public static Course of(Model model, Loss loss, int[] logits, IntFunction<Targets> targets, Schedule schedule) {
        return new Course(model, loss, logits, targets, schedule.optimiser(), schedule.rate(), List.of(), List.of());
    }
}
