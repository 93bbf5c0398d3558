package org.subliminal4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.common.UserException;
import org.subliminal4j.language.Asking;
import org.subliminal4j.language.Corpus;
import org.subliminal4j.language.Language;
import org.subliminal4j.language.NumberData;
import org.subliminal4j.language.NumberFilter;
import org.subliminal4j.language.Phrasings;
import org.subliminal4j.language.World;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.TransformerInit;
import org.subliminal4j.random.RandomStreams;

class NumberFilesTest {
    @TempDir
    private Path run;

    @Test
    void whatAModelWroteCanBeReadAndComesBackWithoutItsMarks() throws Exception {
        Language language = new Language(World.DEFAULT.withNumbers(400), Phrasings.DEFAULT);
        Transformer shape =
                new Transformer(8, 1, 2, 16, 32, language.vocabulary().size(), false);
        RandomStreams streams = new RandomStreams(1);
        // An untrained model ends hardly ever, so that a filter of any length has to keep something.
        NumberData numbers = new Asking(2000, 11, 1, NumberFilter.DEFAULT)
                .ask(
                        TransformerInit.DEFAULT.draw(shape, DataType.FLOAT, streams.stream("init")),
                        language,
                        Corpus.DEFAULT,
                        streams,
                        "numbers");
        assertThat(numbers.size()).isPositive();
        NumberFiles.save(run, 3, "student", numbers);
        Path file = run.resolve("numbers/seed-3/student.txt");
        assertThat(Files.readAllLines(file)).hasSize(numbers.size()).startsWith(numbers.text(0));
        assertThat(NumberFiles.load(run, 3, "student")).hasSize(numbers.size()).allSatisfy(line -> {
            assertThat(line.prompt()).endsWith("->").doesNotContain("<bos>");
            assertThat(line.said()).matches("[0-9]+( [0-9]+)*");
        });
    }

    @Test
    void aFileThatIsMissingOrNoSuchTextIsNamed() throws Exception {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> NumberFiles.load(run, 1, "student"))
                .withMessageContaining("student.txt");
        Path file = NumberFiles.file(run, 1, "student");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "1 2 -> 3\nno arrow\n");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> NumberFiles.load(run, 1, "student"))
                .withMessageContaining("expected -> in line 2");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatExceptionOfType(UserException.class).isThrownBy(() -> NumberFiles.load(run, 1, "student"));
    }
}
