/** Weights and inputs of stored runs as files that NumPy, PyTorch, ONNX Runtime and DL4J open, and weights back from them. */
@NullMarked
package org.subliminal4j.exchange;

import org.jspecify.annotations.NullMarked;
