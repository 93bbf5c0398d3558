package org.subliminal4j.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.common.UserCache;
import org.subliminal4j.common.UserException;

/**
 * Where MNIST comes from: {@code datasets/mnist} under the current directory, else a cache of the user's, else a public
 * mirror, from which it is downloaded into that cache. Whatever the source, every file is checked against its SHA-256.
 */
public final class Mnist {
    private static final Logger LOG = LoggerFactory.getLogger(Mnist.class);

    private static final List<URI> MIRRORS = List.of(
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

    /** The greatest file has 10 MB. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /**
     * What identifies one file.
     *
     * @param raw  SHA-256 of the raw IDX file
     * @param gzip SHA-256 of the .gz file that the mirrors serve
     * @param size the bytes of that .gz file
     */
    private record Identity(String raw, String gzip, int size) {}

    private static final Map<String, Identity> FILES = Map.of(
            "train-images-idx3-ubyte",
            new Identity(
                    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                    "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
                    9_912_422),
            "train-labels-idx1-ubyte",
            new Identity(
                    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                    "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
                    28_881),
            "t10k-images-idx3-ubyte",
            new Identity(
                    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                    "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
                    1_648_877),
            "t10k-labels-idx1-ubyte",
            new Identity(
                    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
                    "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
                    4_542));

    private final Path local;
    private final Path cache;
    private final List<URI> mirrors;
    private final Duration timeout;

    /**
     * @param local   a directory to use if it has all four files
     * @param cache   the directory to download to
     * @param mirrors where to download from, in order
     * @param timeout how long one file from one mirror may take
     */
    Mnist(Path local, Path cache, List<URI> mirrors, Duration timeout) {
        this.local = local;
        this.cache = cache;
        this.mirrors = mirrors;
        this.timeout = timeout;
    }

    /**
     * MNIST: 60,000 training and 10,000 test images of 28 x 28 pixels in 10 classes.
     *
     * @throws UserException if it is nowhere to be had, or a file is damaged
     * @throws java.util.concurrent.CancellationException if the thread is interrupted during a download
     */
    public static ImageData load() {
        return here().read();
    }

    /** The folder that {@link #load()} reads, where it has been called. */
    public static Path folder() {
        Mnist here = here();
        return ImageDirectory.missing(here.local).isEmpty() ? here.local : here.cache;
    }

    private static Mnist here() {
        Path cache = UserCache.directory().resolve("mnist");
        return new Mnist(Path.of("datasets", "mnist"), cache, MIRRORS, TIMEOUT);
    }

    /**
     * The data set in {@code directory}, whichever it is, read as {@link ImageData#read} does; without a directory,
     * MNIST as {@link #load()} finds it.
     *
     * @throws UserException if it is nowhere to be had, or a file is damaged
     * @throws java.util.concurrent.CancellationException if the thread is interrupted during a download
     */
    public static ImageData load(@Nullable Path directory) {
        return directory == null ? load() : ImageData.read(directory);
    }

    /**
     * Whether a data set is MNIST.
     *
     * @param sha256 SHA-256 of each raw IDX file by its canonical name, as in {@link ImageData#sha256}
     */
    public static boolean matches(Map<String, String> sha256) {
        return ImageDirectory.NAMES.stream()
                .allMatch(name -> identity(name).raw().equals(sha256.get(name)));
    }

    /** Reads MNIST from the first place that has it. */
    ImageData read() {
        Path directory = local;
        if (!ImageDirectory.missing(local).isEmpty()) {
            if (Files.isDirectory(local)) {
                LOG.warn("{} has no {}: looking elsewhere", local, ImageDirectory.missing(local));
            }
            fillCache();
            directory = cache;
        }
        ImageData data = ImageData.read(directory);
        for (String name : ImageDirectory.NAMES) {
            String expected = identity(name).raw();
            String found = data.sha256().get(name);
            if (!expected.equals(found)) {
                throw new UserException(
                        ImageDirectory.locate(directory, name) + ": expected MNIST, whose raw file has SHA-256 "
                                + expected + ", but found " + found
                                + ". Restore the file, or read another data set with --data DIR.");
            }
        }
        return data;
    }

    /** Downloads what the cache lacks, and what has suffered in it. */
    private void fillCache() {
        MirrorDownload download = new MirrorDownload(mirrors, timeout, EnvironmentProxy.of(System.getenv()));
        try {
            Files.createDirectories(cache);
            for (String name : ImageDirectory.NAMES) {
                Path file = cache.resolve(name + ".gz");
                Identity known = identity(name);
                if (!Files.isRegularFile(file) || !Sha256.of(file).equals(known.gzip())) {
                    download.fetch(known.gzip(), known.size(), file);
                }
            }
        } catch (IOException e) {
            String reason = e.getClass() == IOException.class ? e.getMessage() : e.toString();
            throw new UserException(
                    "MNIST is not in " + local + " (no " + String.join(", ", ImageDirectory.missing(local))
                            + ") and could not be put into the cache " + cache + ": " + reason
                            + ". Go online, or name the proxy of your network in the environment (https_proxy=http://HOST:PORT),"
                            + " and try again, or put " + String.join(".gz, ", ImageDirectory.NAMES)
                            + ".gz into a directory and name it with --data DIR.",
                    e);
        }
    }

    private static Identity identity(String name) {
        return Objects.requireNonNull(FILES.get(name));
    }
}
