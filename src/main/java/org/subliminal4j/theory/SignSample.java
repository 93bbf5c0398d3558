package org.subliminal4j.theory;

/**
 * The inner product of the steps of a teacher and of a student from another initialisation, for one pair of inits.
 *
 * @param loss         the imitation loss
 * @param logits       what the student imitates: {@code all} or {@code auxiliary}
 * @param seed         decides both inits
 * @param innerProduct {@code dS . dT} over all parameters
 * @param hidden       its part from the hidden layers: all of it where the auxiliary logits alone are imitated, since the
 *                     teacher moves the class rows of the output layer and the student the auxiliary rows
 */
public record SignSample(String loss, String logits, long seed, double innerProduct, double hidden) {
    /** Loss and logits, for a reader. */
    String group() {
        return loss + ", " + logits + " logits";
    }
}
