package org.subliminal4j.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Weights;

/**
 * Networks as files that other tools open, and back. Tensors have the names and shapes of the architecture's {@link
 * org.subliminal4j.network.Layout}, which are PyTorch's: {@code layers.0.weight} of shape {@code (fan_out, fan_in)}.
 */
public final class WeightFiles {
    /** The metadata's key for the architecture's JSON, which every file gets. */
    public static final String ARCHITECTURE = "architecture";

    /** The metadata's key for {@link Weights#sha256}, which every file gets. */
    public static final String SHA256 = "sha256";

    private WeightFiles() {}

    /**
     * Writes a network, whole or not at all.
     *
     * @param file     in a folder that exists
     * @param metadata what the file is to say of itself beside architecture and hash
     * @throws UserException if the file cannot be written, or the format has no way to say what the network computes
     */
    public static void write(Path file, WeightFormat format, Weights weights, Map<String, String> metadata) {
        Map<String, String> all = new TreeMap<>(metadata);
        all.put(ARCHITECTURE, Json.text(weights.architecture()));
        all.put("architecture_label", weights.architecture().label());
        all.put(SHA256, weights.sha256());
        switch (format) {
            case NPZ, SAFETENSORS -> writeArrays(file, format, NamedArray.of(weights), all);
            case ONNX -> WholeFile.write(file, OnnxModel.bytes(weights, all));
            case DL4J -> WholeFile.write(file, out -> Dl4jZip.write(weights, all, out));
            case CSV -> {
                WholeFile.write(beside(file), Json.pretty(all));
                WholeFile.write(file, out -> CsvWeights.write(NamedArray.of(weights), out));
            }
        }
    }

    /** Where the metadata of a CSV file is. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + "." + Npz.METADATA);
    }

    /** Writes arrays that are no network. */
    static void writeArrays(Path file, WeightFormat format, List<NamedArray> arrays, Map<String, String> metadata) {
        if (format == WeightFormat.SAFETENSORS) {
            WholeFile.write(file, out -> Safetensors.write(arrays, metadata, out));
        } else {
            WholeFile.write(file, out -> Npz.write(arrays, metadata, out));
        }
    }

    /**
     * Reads a network from an .npz or safetensors file, whoever wrote it: float32 or float64 tensors with the names and
     * shapes of the architecture's layout, and no others. Where the file names its architecture or its hash, these must be
     * right. No more is read than the architecture has parameters.
     *
     * @throws UserException if the file is missing, damaged, or of another network
     */
    public static Weights read(Path file, Architecture architecture) {
        try (ArrayFile arrays = ArrayFile.open(file)) {
            return new WeightReader(arrays, architecture).read();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Reads a network that must have a known hash.
     *
     * @param sha256 what {@link Weights#sha256} gave, such as an arm's result has
     * @throws UserException if the file is missing, damaged, or of another network
     */
    public static Weights read(Path file, Architecture architecture, String sha256) {
        Weights weights = read(file, architecture);
        if (!weights.sha256().equals(sha256)) {
            throw new UserException("the weights in " + file + " are not the ones asked for: expected SHA-256 " + sha256
                    + ", but found " + weights.sha256());
        }
        return weights;
    }

    /**
     * What an .npz or safetensors file says of itself, such as {@code arm}, {@code seed} and {@code provenance}; empty for
     * a file of another hand.
     *
     * @throws UserException if the file is missing or damaged
     */
    public static Map<String, String> metadata(Path file) {
        try (ArrayFile arrays = ArrayFile.open(file)) {
            return arrays.metadata();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserException unreadable(Path file, IOException e) {
        return new UserException(
                "cannot read the weights in " + file + " (" + Reason.of(e)
                        + "): export them again, or save tensors of these names and shapes",
                e);
    }
}
