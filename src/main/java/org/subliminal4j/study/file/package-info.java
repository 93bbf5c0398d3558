/** Study files: YAML in, the plan of a study out; every mistake is one line with the file and the line where it stands. */
@NullMarked
package org.subliminal4j.study.file;

import org.jspecify.annotations.NullMarked;
