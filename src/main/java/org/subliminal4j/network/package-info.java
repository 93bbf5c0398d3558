/** Networks: their shape, their DL4J form, initialisation, and named views of their parameters. */
@NullMarked
package org.subliminal4j.network;

import org.jspecify.annotations.NullMarked;
