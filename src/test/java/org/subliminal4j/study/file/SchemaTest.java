package org.subliminal4j.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.common.Json;

/** The JSON Schema that editors use says the same as the reader. */
class SchemaTest {
    private static final String RESOURCE = "/org/subliminal4j/study.schema.json";

    private static JsonSchema schema() {
        InputStream file = Objects.requireNonNull(SchemaTest.class.getResourceAsStream(RESOURCE));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(file);
    }

    private static List<String> problems(String text) {
        return schema().validate(YamlReader.read("study.yaml", text).json()).stream()
                .map(Object::toString)
                .toList();
    }

    static List<String> presets() {
        return Presets.list();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetIsValid(String name) {
        assertThat(problems(Presets.text(name))).isEmpty();
    }

    @Test
    void itKnowsTheKeysOfTheReader() throws Exception {
        try (InputStream file = Objects.requireNonNull(SchemaTest.class.getResourceAsStream(RESOURCE))) {
            var keys = Json.read(file.readAllBytes()).path("properties").properties().stream()
                    .map(java.util.Map.Entry::getKey)
                    .toList();
            assertThat(keys).containsExactlyElementsOf(StudyReader.KEYS);
        }
    }

    @Test
    void itKnowsTheProbes() throws Exception {
        try (InputStream file = Objects.requireNonNull(SchemaTest.class.getResourceAsStream(RESOURCE))) {
            var probes =
                    Json.read(file.readAllBytes()).path("$defs").path("probe").path("enum");
            var names = StreamSupport.stream(probes.spliterator(), false)
                    .map(node -> node.asText())
                    .toList();
            assertThat(names).containsExactlyInAnyOrderElementsOf(StudyReader.probeKinds());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "varry: {auxiliary: [1]}",
                "seeds: many",
                "vary: {auxiliary: 3}",
                "expect: [{arm: teacher}]",
                "expect: [{arm: teacher, mean: high}]",
                "base: {arms: [{name: a, stagess: []}]}",
                "probes: {student-aux: [coverageX]}",
                "zip: {students.batch: [1]}"
            })
    void whatTheReaderRefusesItRefuses(String text) {
        assertThat(problems(text)).isNotEmpty();
    }
}
