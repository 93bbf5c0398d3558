package org.subliminal4j.theory;

/**
 * One step from a reference, and from the same reference with hidden units in another order.
 *
 * @param network        widths of the layers
 * @param loss           the imitation loss, of the auxiliary logits
 * @param seed           decides the parameters, the inputs and the order
 * @param functionChange the largest difference of a logit between the reference and its whole-unit permutation
 * @param plain          teacher and student from the reference
 * @param both           teacher and student from the permuted reference
 * @param student        the student alone from the permuted reference: the same function, other coordinates
 * @param incoming       the student from the reference with only the incoming weights permuted: another function
 */
public record InvarianceCase(
        String network,
        String loss,
        long seed,
        double functionChange,
        StepMeasurement plain,
        StepMeasurement both,
        StepMeasurement student,
        StepMeasurement incoming) {}
