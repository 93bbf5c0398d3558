package org.subliminal4j.theory;

/** A student of the many-step measurements; all imitate the auxiliary logits on the same noise images. */
public enum StudentArm {
    /** From the reference, trained as in the paper. */
    PLAIN("same init"),
    /** From another initialisation, trained as in the paper. */
    OTHER_INIT("other init"),
    /** From the reference; in each step, what of its gradient points along the trait gradient is taken out. */
    PROJECTED("aligned part removed"),
    /** From the reference; in each step, what of its gradient points against the trait gradient is taken out. */
    OPPOSITE("opposed part removed"),
    /** From the reference; where PROJECTED would take something out, as much is taken out along a random direction. */
    RANDOM("random part removed");

    private final String label;

    StudentArm(String label) {
        this.label = label;
    }

    /** The arm's name for a reader. */
    public String label() {
        return label;
    }
}
