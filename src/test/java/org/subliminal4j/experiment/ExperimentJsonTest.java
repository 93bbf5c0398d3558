package org.subliminal4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.common.Json;
import org.subliminal4j.network.Initialiser;
import org.subliminal4j.network.Logits;
import org.subliminal4j.random.RandomStreams;
import org.subliminal4j.training.Loss;
import org.subliminal4j.training.Optimiser;
import org.subliminal4j.training.Probe;
import org.subliminal4j.training.Schedule;
import org.subliminal4j.training.StepRule;

class ExperimentJsonTest {
    @Test
    void thePaperGoesToJsonAndBackUnchanged() throws Exception {
        assertThat(Json.parse(Json.pretty(Experiment.paper()), Experiment.class))
                .isEqualTo(Experiment.paper());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Start.class,
                Inputs.class,
                Source.class,
                Stage.class,
                Loss.class,
                Optimiser.class,
                Schedule.class,
                StepRule.class,
                Probe.class,
                Logits.class,
                Initialiser.class,
                Task.class,
                Arm.class
            })
    void everyValueGoesToJsonAndBackUnchanged(Class<?> type) throws Exception {
        RandomExperiments draws = new RandomExperiments(new RandomStreams(11).stream(type.getSimpleName()));
        for (int i = 0; i < 200; i++) {
            Object value = draws.draw(type);
            assertThat((Object) Json.parse(Json.line(value), type)).isEqualTo(value);
        }
    }

    @Test
    void whatIsLeftOutTakesItsDefault() throws Exception {
        Experiment short_ = parse("""
                {"arms": [
                  {"name": "reference"},
                  {"name": "teacher", "start": {"kind": "same", "arm": "reference"}, "stages": [
                     {"inputs": "images", "source": "labels", "logits": "classes", "order": "teacher-shuffle",
                      "schedule": {"optimiser": {"epsilon": 1e-6}}}]},
                  {"name": "student-aux", "start": {"kind": "same", "arm": "reference"}, "stages": [{}]}]}""");
        Experiment paper = Experiment.paper();
        assertThat(short_.arm("teacher").stages())
                .isEqualTo(paper.arm("teacher").stages());
        assertThat(short_.arm("student-aux").stages())
                .isEqualTo(paper.arm("student-aux").stages());
        assertThat(short_.arm("reference").label()).isEqualTo("reference");
    }

    @Test
    void aDefaultOfTheSameKindFillsWhatAnObjectLeavesOut() throws Exception {
        Stage stage = Json.parse(
                "{\"schedule\": {\"epochs\": 9}, \"inputs\": {\"count\": 100}}".getBytes(StandardCharsets.UTF_8),
                Stage.class);
        assertThat(stage.schedule()).isEqualTo(Schedule.paperStudent().withEpochs(9));
        assertThat(stage.inputs())
                .isEqualTo(new Inputs.Noise(new org.subliminal4j.data.NoiseKind.Uniform(), 100, false, "noise"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"arms\": [{\"name\": \"a\", \"stagse\": []}]} | unknown key 'arms[0].stagse', did you mean 'stages'?",
                "{\"arms\": [{\"name\": \"a\", \"start\": \"frehs\"}]} | 'arms[0].start': unknown kind 'frehs', did you mean 'fresh'?",
                "{\"arms\": [{\"name\": \"a\", \"start\": {\"kind\": \"same\"}}]} | key 'arms[0].start.arm' is missing",
                "{\"arms\": [{\"name\": \"a\", \"start\": {\"initialiser\": {\"scheme\": \"he\"}}}]} | expected one of normal-fan-in",
                "{\"arms\": [{\"stages\": []}]} | key 'arms[0].name' is missing",
                "{\"arms\": [{\"name\": null}]} | 'arms[0].name' is null",
                "{\"arms\": [null]} | 'arms[0]' is null",
                "{\"arms\": [{\"name\": \"a\", \"stages\": [{\"schedule\": {\"epochs\": 0}}]}]} | epochs must be at least 1",
                "{\"arms\": [{\"name\": \"a\", \"stages\": [{\"schedule\": {\"epochs\": 1.5}}]}]} | 1.5",
                "{\"title\": \"nothing\"} | key 'arms' is missing",
                "{\"arms\": []} | arms must be 1 to 1000",
                "[] | ",
            })
    void whatMakesNoSenseIsNamedWithItsPlace(String json, String part) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(part == null ? "" : part);
    }

    private static Experiment parse(String json) throws IOException {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8), Experiment.class);
    }
}
