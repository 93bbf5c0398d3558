/** The command line: the only place for console output, exit codes and the parsing of arguments. */
@NullMarked
package org.subliminal4j.cli;

import org.jspecify.annotations.NullMarked;
