/** What any room may need: errors that are the user's to mend, hashes, whole files, JSON. */
@NullMarked
package org.subliminal4j.common;

import org.jspecify.annotations.NullMarked;
