package org.subliminal4j.network;

import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;

/** A network whose parameters change while it is trained, of whatever kind. */
public interface Learner {
    /** The shape. */
    Architecture architecture();

    /** The parameters on the heap, in the order of the layout; not a copy. */
    HostArray parameters();

    /** {@link DataType#FLOAT} or {@link DataType#DOUBLE}. */
    default DataType type() {
        return parameters().type();
    }
}
