package org.subliminal4j.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    record Whole(
            @Required Map<String, Parts> parts, @Required List<List<Integer>> rows) {}

    record Parts(@Required String name, @Required List<Integer> sizes) {
        Parts {
            sizes = List.copyOf(sizes);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null                              | null, where a value is needed",
                "{'name':'a','sizes':7}            | 'sizes'",
                "{'name':'a','sizes':true}         | 'sizes'",
                "{'name':'a','sizes':{}}           | 'sizes'",
                "{'name':'a','sizes':null}         | 'sizes' is null, but needs a value",
                "{'name':'a','sizes':[1,null]}     | 'sizes[1]' is null, but needs a value",
                "{'name':'a','sizes':[1.5]}        | 'sizes[0]'",
                "{'name':'a','sizes':['']}         | 'sizes[0]'",
                "{'name':'a','sizes':[' ']}        | 'sizes[0]'",
                "{'name':'a','sizes':['\\u0000']}   | 'sizes[0]'",
                "{'name':'a','sizes':['7']}        | 'sizes[0]'",
                "{'name':'a','sizes':[1],'b\\nc':1} | unknown key 'b\\u000ac'",
                "{'name':'a','name':'b'}           | Duplicate field 'name'",
                "{'name':'a\\ud800','sizes':[]}     | half a character in 'a\\ud800'",
                "{'name':'a','sizes':[],'\\udc00':1} | surrogate in field name",
                "7                                 | ",
            })
    void whatIsNoSuchRecordIsRefusedInOneLine(String json, String problem) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Json.parse(bytes(json), Parts.class))
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .contains(problem == null ? "" : problem)
                        .doesNotContain("\n"));
    }

    record Scalars(
            double real,
            long whole,
            boolean yes,
            @Nullable Double some,
            @Nullable Integer count) {
        static final Scalars DEFAULT = new Scalars(1, 2, true, null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"real", "whole", "yes", "some", "count"})
    void blankTextIsNeitherANumberNorNothing(String key) {
        for (String blank : List.of("", " ", "\\u0000")) {
            assertThatExceptionOfType(IOException.class)
                    .as("%s of '%s'", key, blank)
                    .isThrownBy(() -> Json.parse(bytes("{'" + key + "':'" + blank + "'}"), Scalars.class))
                    .withMessageContaining("'" + key + "'");
        }
    }

    @Test
    void whatJsonHasNoNumberForIsText() throws IOException {
        assertThat(Json.parse(bytes("{'real':'NaN','some':'-Infinity'}"), Scalars.class))
                .isEqualTo(new Scalars(Double.NaN, 2, true, Double.NEGATIVE_INFINITY, null));
    }

    @Test
    void anArrayIsReadWithItsElements() throws IOException {
        assertThat(Json.parse(bytes("[{'name':'a','sizes':[]},{'name':'b','sizes':[1]}]"), Parts[].class))
                .containsExactly(new Parts("a", List.of()), new Parts("b", List.of(1)));
    }

    @Test
    void anElementOfAnArrayMayNotBeNullAndIsNamedWhereItIsWrong() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Json.parse(bytes("[{'name':'a','sizes':[]},null]"), Parts[].class))
                .withMessage("'[1]' is null, but needs a value");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Json.parse(bytes("[{'nam':'a','sizes':[]}]"), Parts[].class))
                .withMessage("unknown key '[0].nam', did you mean 'name'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'parts':{'x':null},'rows':[]}                       | 'parts.x' is null, but needs a value",
                "{'parts':{'x':{'name':'a'}},'rows':[]}               | key 'parts.x.sizes' is missing",
                "{'parts':{'x':{'nam':'a','sizes':[]}},'rows':[]}     | unknown key 'parts.x.nam', did you mean 'name'?",
                "{'parts':{'x':{'name':'a','sizes':[null]}},'rows':[]} | 'parts.x.sizes[0]' is null, but needs a value",
                "{'parts':{},'rows':[[1],[2,null]]}                   | 'rows[1][1]' is null, but needs a value",
                "{'parts':{},'rows':[null]}                           | 'rows[0]' is null, but needs a value",
            })
    void whatLiesInAMapOrAListIsHeldAgainstItsTypeToo(String json, String problem) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Json.parse(bytes(json), Whole.class))
                .withMessage(problem);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
