package org.subliminal4j.benchmarks.gemm;

/**
 * A matrix product of one training step of the paper's 784-256-256-13 network at batch 1024: {@code C = op(A) op(B)},
 * with {@code op(A)} of shape {@code (rows, inner)} and {@code op(B)} of shape {@code (inner, columns)}.
 */
public enum Product {
    FIRST_FORWARD(1024, 784, 256, Kind.FORWARD),
    FIRST_WEIGHTS(784, 1024, 256, Kind.WEIGHT_GRADIENT),
    /** The first layers of four students that see the same images, as one product. */
    FOUR_FIRST_FORWARD(1024, 784, 1024, Kind.FORWARD),
    FOUR_FIRST_WEIGHTS(784, 1024, 1024, Kind.WEIGHT_GRADIENT),
    SECOND_FORWARD(1024, 256, 256, Kind.FORWARD),
    SECOND_WEIGHTS(256, 1024, 256, Kind.WEIGHT_GRADIENT),
    SECOND_INPUTS(1024, 256, 256, Kind.INPUT_GRADIENT),
    HEAD_FORWARD(1024, 256, 13, Kind.FORWARD),
    HEAD_WEIGHTS(256, 1024, 13, Kind.WEIGHT_GRADIENT),
    HEAD_INPUTS(1024, 13, 256, Kind.INPUT_GRADIENT),
    /** The last layer where only the three auxiliary logits are in the loss. */
    AUXILIARY_FORWARD(1024, 256, 3, Kind.FORWARD),
    AUXILIARY_WEIGHTS(256, 1024, 3, Kind.WEIGHT_GRADIENT),
    AUXILIARY_INPUTS(1024, 3, 256, Kind.INPUT_GRADIENT);

    private enum Kind {
        /** {@code X W}. */
        FORWARD,
        /** {@code X^T D}. */
        WEIGHT_GRADIENT,
        /** {@code D W^T}. */
        INPUT_GRADIENT
    }

    private final int rows;
    private final int inner;
    private final int columns;
    private final Kind kind;

    Product(int rows, int inner, int columns, Kind kind) {
        this.rows = rows;
        this.inner = inner;
        this.columns = columns;
        this.kind = kind;
    }

    public int rows() {
        return rows;
    }

    public int inner() {
        return inner;
    }

    public int columns() {
        return columns;
    }

    /** Whether A lies transposed where every matrix lies row-major. */
    boolean transposeA() {
        return kind == Kind.WEIGHT_GRADIENT;
    }

    /** Whether B lies transposed, whichever way matrices lie. */
    boolean transposeB() {
        return kind == Kind.INPUT_GRADIENT;
    }

    /**
     * Whether A lies transposed where every matrix lies column-major but the images, which lie row-major: the layout of
     * this library.
     */
    boolean transposeColumnMajorA() {
        boolean readsImages = rows == 784 || inner == 784;
        return transposeA() != readsImages;
    }

    /** Floating-point operations of one product: a multiplication and an addition for each term. */
    public double flop() {
        return 2.0 * rows * inner * columns;
    }
}
