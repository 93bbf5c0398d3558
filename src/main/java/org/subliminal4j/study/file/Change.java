package org.subliminal4j.study.file;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value that differs from the base.
 *
 * @param path  into the experiment, such as {@code students.learningRate}: see {@link ExperimentPaths}
 * @param value the value; a mapping changes the keys that it names alone, unless it is of another kind
 * @param place where the path stands
 */
record Change(String path, JsonNode value, Place place) {}
