/** The experiment: records, and one pure function from a configuration and a seed to a trial's result. */
@NullMarked
package org.subliminal4j.experiment;

import org.jspecify.annotations.NullMarked;
