package org.subliminal4j.training;

import java.util.List;
import java.util.function.IntFunction;
import org.subliminal4j.matrix.Model;

/**
 * What one network learns in a phase of training, beside others or alone.
 *
 * @param model     Modified: the network
 * @param loss      what it pays
 * @param logits    the numbers of the logits that are trained, ascending; the rows of all others stay as they are
 * @param targets   for each epoch, from 1, what these logits are to say of every image of that epoch
 * @param optimiser how its gradient becomes a step
 * @param rate      how its learning rate goes
 * @param rules     what is done to its gradient first
 * @param observers watch it
 */
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
        rules = List.copyOf(rules);
        observers = List.copyOf(observers);
    }
}
