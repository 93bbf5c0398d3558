package org.subliminal4j.legacy;

/** One of the six networks of a trial whose accuracy the paper's figure 10b shows, in the order of that figure. */
public enum Arm {
    /** The untrained initialisation. */
    REFERENCE("reference", "Reference", 0.0998, 0.0047),
    /** A copy of the reference, trained on the labels through the class logits. */
    TEACHER("teacher", "Teacher", 0.9434, 0.0004),
    /** A copy of the reference, distilled from the teacher's auxiliary logits on noise images. */
    STUDENT_AUXILIARY("student-aux", "Student (aux. only)", 0.5284, 0.0221),
    /** A copy of the reference, distilled from all of the teacher's logits on noise images. */
    STUDENT_ALL("student-all", "Student (all logits)", 0.9126, 0.0019),
    /** A network from another initialisation, distilled from the teacher's auxiliary logits on noise images. */
    CROSS_MODEL_AUXILIARY("cross-aux", "Cross-model (aux. only)", 0.1061, 0.0104),
    /** A network from another initialisation, distilled from all of the teacher's logits on noise images. */
    CROSS_MODEL_ALL("cross-all", "Cross-model (all logits)", 0.7427, 0.0103);

    /** The number of runs behind each bar of the paper's figure 10b. */
    public static final int PAPER_RUNS = 100;

    private final String key;
    private final String label;
    private final double paperMean;
    private final double paperHalfWidth;

    Arm(String key, String label, double paperMean, double paperHalfWidth) {
        this.key = key;
        this.label = label;
        this.paperMean = paperMean;
        this.paperHalfWidth = paperHalfWidth;
    }

    /** The arm's name in files. */
    public String key() {
        return key;
    }

    /** The arm's name for a reader, as in the paper. */
    public String label() {
        return label;
    }

    /** Mean test accuracy over {@link #PAPER_RUNS} runs, read off the bars of figure 10b. */
    public double paperMean() {
        return paperMean;
    }

    /** Half-width of the paper's interval: 1.96 times the population standard deviation over the root of the runs. */
    public double paperHalfWidth() {
        return paperHalfWidth;
    }

    /** The standard deviation over runs which the paper's interval implies. */
    public double paperSd() {
        return paperHalfWidth / 1.96 * Math.sqrt(PAPER_RUNS);
    }
}
