package org.subliminal4j.cli;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.legacy.ExperimentConfig;
import org.subliminal4j.legacy.TrainingConfig;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The defaults of the options that describe the experiment: the paper's values, from the paper's configuration. */
final class Defaults implements IDefaultValueProvider {
    private final Map<String, String> values;

    Defaults() {
        ExperimentConfig paper = ExperimentConfig.paper();
        TrainingConfig training = paper.student();
        values = Map.of(
                "--auxiliary", String.valueOf(paper.network().auxiliary()),
                "--hidden",
                        paper.network().hidden().stream().map(String::valueOf).collect(Collectors.joining(",")),
                "--epochs", String.valueOf(training.epochs()),
                "--batch", String.valueOf(training.batchSize()),
                "--lr",
                        BigDecimal.valueOf(training.learningRate())
                                .stripTrailingZeros()
                                .toPlainString(),
                "--workers", String.valueOf(Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option ? values.get(option.longestName()) : null;
    }
}
