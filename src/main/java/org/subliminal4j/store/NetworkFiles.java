package org.subliminal4j.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.Reason;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.common.Zips;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Transformer;
import org.subliminal4j.network.Weights;

/**
 * The networks kept in a run's folder, as DL4J zips which {@code ModelSerializer} restores:
 * {@code networks/seed-1/teacher.zip} and the like. A transformer, which is no network of DL4J's, is kept in a zip of the
 * same entries, of which one holds its architecture as JSON and the other its parameters alone.
 *
 * <p>They are read back without it: {@code ModelSerializer} deserialises Java objects that come with the file. Of a zip
 * only the coefficients are read, no more of them than the architecture has, and what they come to must have the hash
 * that was recorded.
 */
public final class NetworkFiles {
    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";

    /** What DL4J writes before the numbers themselves: their shape and type. */
    private static final int LARGEST_HEADER = 4096;

    /** What stands before the coefficients takes some kilobytes. */
    private static final int LARGEST_CONFIGURATION = 8 << 20;

    /** DL4J writes three or four. */
    private static final int MOST_ENTRIES = 16;

    private NetworkFiles() {}

    /** The folder of the networks of {@code seed}. */
    public static Path folder(Path run, long seed) {
        return run.resolve("networks").resolve("seed-" + seed);
    }

    /** The file of one network. */
    public static Path file(Path run, long seed, String arm) {
        return folder(run, seed).resolve(arm + ".zip");
    }

    /**
     * Writes a network, whole or not at all.
     *
     * @throws UserException if the file cannot be written
     */
    public static void save(Path run, long seed, String arm, Weights weights) {
        Path target = file(run, seed, arm);
        try {
            Files.createDirectories(target.getParent());
        } catch (IOException e) {
            throw new UserException("cannot keep the network " + target + " (" + Reason.of(e) + ")", e);
        }
        WholeFile.write(target, out -> Zips.write(members(weights), out));
    }

    private static Map<String, byte[]> members(Weights weights) throws IOException {
        return weights.architecture() instanceof Transformer ? plainMembers(weights) : weights.dl4jMembers();
    }

    private static Map<String, byte[]> plainMembers(Weights weights) {
        ByteBuffer numbers = ByteBuffer.allocate(Float.BYTES * weights.length()).order(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < weights.length(); i++) {
            numbers.putFloat((float) weights.get(i));
        }
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put(CONFIGURATION, Json.pretty(weights.architecture()));
        members.put(COEFFICIENTS, numbers.array());
        return members;
    }

    /**
     * Reads a network back.
     *
     * @param architecture the shape that the run's experiment gives it
     * @param sha256       what {@link Weights#sha256} gave when it was recorded
     * @throws UserException if the file is missing, is no such network, or is another one than was recorded
     */
    public static Weights load(Path run, long seed, String arm, Architecture architecture, String sha256) {
        Path file = file(run, seed, arm);
        Weights weights;
        try {
            weights = Weights.of(
                    architecture, coefficients(file, architecture.layout().length()));
        } catch (IOException e) {
            throw unreadable(file, Reason.of(e), e);
        } catch (IllegalArgumentException e) {
            // So the JDK says that the name of an entry is no text.
            throw unreadable(file, "not a DL4J zip", e);
        }
        if (!weights.sha256().equals(sha256)) {
            throw new UserException("the network " + file + " is not the one that the run recorded: expected SHA-256 "
                    + sha256 + ", but found " + weights.sha256() + "; a run with another --out makes it again");
        }
        return weights;
    }

    private static UserException unreadable(Path file, String reason, Exception cause) {
        return new UserException(
                "cannot read the network " + file + " (" + reason + "): a run with another --out makes it again",
                cause);
    }

    /** The numbers are float32 in big-endian order, and the last of the entry. */
    private static HostArray coefficients(Path file, int count) throws IOException {
        int size = Math.multiplyExact(Float.BYTES, count);
        byte[] bytes = entry(file, Math.addExact(size, LARGEST_HEADER));
        if (bytes.length < size) {
            throw new IOException("expected " + count + " parameters, but found " + bytes.length / Float.BYTES);
        }
        ByteBuffer numbers = ByteBuffer.wrap(bytes, bytes.length - size, size).order(ByteOrder.BIG_ENDIAN);
        HostArray values = HostArray.zeros(DataType.FLOAT, count);
        for (int i = 0; i < count; i++) {
            values.set(i, numbers.getFloat());
        }
        return values;
    }

    private static byte[] entry(Path file, int most) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no such file");
        }
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new IOException("more than " + MOST_ENTRIES + " entries");
                }
                if (entry.getName().equals(COEFFICIENTS)) {
                    byte[] bytes = zip.readNBytes(most);
                    if (zip.read() >= 0) {
                        throw new IOException("more parameters than the network has");
                    }
                    return bytes;
                }
                skip(zip);
            }
        }
        throw new IOException("no " + COEFFICIENTS + " in it");
    }

    private static void skip(ZipInputStream zip) throws IOException {
        if (zip.readNBytes(LARGEST_CONFIGURATION).length == LARGEST_CONFIGURATION) {
            throw new IOException("an entry larger than any configuration");
        }
    }
}
