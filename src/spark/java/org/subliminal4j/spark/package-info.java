/** Studies on Apache Spark: what is sent is data, what comes back are results, and the driver alone stores them. */
@NullMarked
package org.subliminal4j.spark;

import org.jspecify.annotations.NullMarked;
