package org.subliminal4j.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.common.UserException;
import org.subliminal4j.network.Activation;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Dense;
import org.subliminal4j.network.Dl4j;
import org.subliminal4j.network.Weights;

class WeightFilesTest {
    private static final Map<String, String> METADATA =
            Map.of("arm", "teacher", "title", "a \"quoted\" 'title' \u00e9\n");

    @TempDir
    private Path folder;

    private Path written(WeightFormat format, Weights weights) {
        Path file = folder.resolve("network." + format.extension());
        WeightFiles.write(file, format, weights, METADATA);
        return file;
    }

    static Stream<Arguments> networks() {
        return Stream.of(WeightFormat.NPZ, WeightFormat.SAFETENSORS)
                .flatMap(format -> Stream.of(
                        Arguments.of(format, Networks.SMALL, DataType.FLOAT),
                        Arguments.of(format, Networks.SMALL, DataType.DOUBLE),
                        Arguments.of(format, Dense.paper(), DataType.FLOAT),
                        Arguments.of(format, Dl4j.smallCnn(13, 14, 3, 2), DataType.FLOAT)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void whatIsWrittenComesBackBitForBit(WeightFormat format, Architecture architecture, DataType type) {
        Weights weights = Networks.drawn(architecture, type);
        Path file = written(format, weights);
        Weights read = WeightFiles.read(file, architecture, weights.sha256());
        assertThat(read.type()).isEqualTo(type);
        for (int i = 0; i < weights.length(); i++) {
            assertThat(read.get(i)).isEqualTo(weights.get(i));
        }
        assertThat(WeightFiles.metadata(file))
                .containsAllEntriesOf(METADATA)
                .containsEntry("sha256", weights.sha256())
                .containsEntry("architecture_label", architecture.label());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DL4J") // which writes the time of day as its seed
    void theSameNetworkGivesTheSameBytes(WeightFormat format) throws Exception {
        Weights weights = Networks.drawn(Networks.SMALL);
        byte[] once = Files.readAllBytes(written(format, weights));
        assertThat(Files.readAllBytes(written(format, weights))).isEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource(names = {"NPZ", "SAFETENSORS"})
    void anotherNetworkIsRefusedByName(WeightFormat format) {
        Path file = written(format, Networks.drawn(Networks.SMALL));
        Dense otherActivation = new Dense(6, List.of(5, 4), Activation.RELU, 3, 2);
        assertThatThrownBy(() -> WeightFiles.read(file, otherActivation))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("expected a network of 6-5-4-(3+2), but found one of 6-5-4-(3+2) tanh");
        String other = Networks.drawn(Dense.paper()).sha256();
        assertThatThrownBy(() -> WeightFiles.read(file, Networks.SMALL, other))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(other);
    }

    @ParameterizedTest
    @EnumSource(names = {"NPZ", "SAFETENSORS"})
    void foreignTensorsMustHaveTheNamesAndShapesOfTheArchitecture(WeightFormat format) {
        Path file = folder.resolve("foreign");
        List<NamedArray> arrays = NamedArray.of(Networks.drawn(Networks.SMALL));
        WeightFiles.writeArrays(file, format, arrays, Map.of());
        assertThat(WeightFiles.read(file, Networks.SMALL).sha256())
                .isEqualTo(Networks.drawn(Networks.SMALL).sha256());
        assertThatThrownBy(() -> WeightFiles.read(file, Networks.SMALL.withHidden(5)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("layers.2.weight, layers.2.bias, which it does not have");
        assertThatThrownBy(() -> WeightFiles.read(file, Networks.SMALL.withHidden(5, 5)))
                .hasMessageContaining(
                        "expected 'layers.1.weight' of shape [5, 5] for 6-5-5-(3+2) tanh, but found [4, 5]");
        WeightFiles.writeArrays(file, format, arrays.subList(1, 6), Map.of());
        assertThatThrownBy(() -> WeightFiles.read(file, Networks.SMALL))
                .hasMessageContaining("found no layers.0.weight");
    }

    @ParameterizedTest
    @EnumSource(names = {"NPZ", "SAFETENSORS"})
    void aDamagedFileIsAMistakeOfTheUsersOrMakesNoDifference(WeightFormat format) throws Exception {
        Weights weights = Networks.drawn(Networks.SMALL);
        byte[] whole = Files.readAllBytes(written(format, weights));
        Path file = folder.resolve("damaged");
        for (int i = 0; i < whole.length; i += 7) {
            Files.write(file, Arrays.copyOf(whole, i));
            assertThatThrownBy(() -> WeightFiles.read(file, Networks.SMALL))
                    .as("the first %d bytes", i)
                    .isInstanceOf(UserException.class);
        }
        for (int i = 0; i < whole.length; i += 3) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            Files.write(file, damaged);
            try {
                assertThat(WeightFiles.read(file, Networks.SMALL).sha256())
                        .as("byte %d", i)
                        .isEqualTo(weights.sha256());
            } catch (UserException refused) {
                assertThat(refused.getMessage()).startsWith("cannot read the weights in " + file);
            }
        }
    }

    @Test
    void aHeaderThatPromisesTooMuchIsRefusedBeforeItIsBelieved() throws Exception {
        Path file = folder.resolve("huge.safetensors");
        for (String header : List.of(
                "{\"layers.0.weight\":{\"dtype\":\"F32\",\"shape\":[4000000000,4000000000,4000000000],\"data_offsets\":[0,8]}}",
                "{\"layers.0.weight\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,9000000000000000000]}}",
                "{\"layers.0.weight\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
                "{\"layers.0.weight\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
                "{\"layers.0.weight\":7}",
                "[]",
                "{\"__metadata__\":[1],\"layers.0.weight\":{}}")) {
            Files.write(file, safetensors(header, 8));
            assertThatThrownBy(() -> WeightFiles.read(file, Networks.SMALL))
                    .as(header)
                    .isInstanceOf(UserException.class);
        }
        Files.write(
                file,
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(Long.MAX_VALUE)
                        .array());
        assertThatThrownBy(() -> WeightFiles.read(file, Networks.SMALL)).isInstanceOf(UserException.class);
    }

    private static byte[] safetensors(String header, int data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }

    @Test
    void aZipThatSwellsIsReadNoFurtherThanTheNetworkReaches() throws Exception {
        Path file = folder.resolve("swelling.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(Npz.METADATA));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 64; i++) {
                zip.write(blanks);
            }
            zip.closeEntry();
        }
        assertThatThrownBy(() -> WeightFiles.read(file, Networks.SMALL))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("metadata.json is larger than");
    }

    @Test
    void whatIsNoFileOrAnotherOneIsNamed() throws Exception {
        assertThatThrownBy(() -> WeightFiles.read(folder.resolve("nothing"), Networks.SMALL))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> WeightFiles.read(folder, Networks.SMALL)).hasMessageContaining("not a file");
        Path text = Files.writeString(folder.resolve("text"), "layers.0.weight = 1, 2, 3");
        assertThatThrownBy(() -> WeightFiles.metadata(text)).hasMessageContaining("neither an .npz nor a safetensors");
    }

    @Test
    void dl4jRestoresItsZip() throws Exception {
        Weights weights = Networks.drawn(Networks.SMALL);
        Path file = written(WeightFormat.DL4J, weights);
        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
        assertThat(Weights.of(Networks.SMALL, network).sha256()).isEqualTo(weights.sha256());
        network.close();
    }

    @Test
    void aCsvFileHasALineForEachParameterAndItsMetadataBesideIt() throws Exception {
        Weights weights = Networks.drawn(Networks.SMALL);
        Path file = written(WeightFormat.CSV, weights);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + weights.length());
        assertThat(lines.get(0)).isEqualTo("tensor,axis0,axis1,value");
        assertThat(lines.get(1)).isEqualTo("layers.0.weight,0,0," + (float) weights.get(0));
        assertThat(lines.get(1 + 6)).isEqualTo("layers.0.weight,1,0," + (float) weights.get(6));
        assertThat(lines.get(1 + 30)).isEqualTo("layers.0.bias,0,," + (float) weights.get(30));
        assertThat(folder.resolve("network.csv.metadata.json")).content().contains("\"arm\" : \"teacher\"");
    }
}
