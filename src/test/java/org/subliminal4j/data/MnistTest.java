package org.subliminal4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.common.UserException;

class MnistTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** How the server treats a request for the third of the four files. */
    private enum Fault {
        WRONG_BYTES("expected SHA-256"),
        SHORT_BUT_COMPLETE("expected SHA-256"),
        CUT_CONNECTION("tried http://"),
        CUT_BEFORE_THE_ANSWER("tried http://"),
        NOT_FOUND("HTTP status 404"),
        SERVER_ERROR("HTTP status 500"),
        STALLED("not complete after 0.3 s"),
        DECLARED_TOO_LARGE("expected 1648877 bytes, but found 1000000000000 bytes declared"),
        ENDLESS("expected 1648877 bytes, but found more");

        final String reason;

        Fault(String reason) {
            this.reason = reason;
        }
    }

    @TempDir
    private Path directory;

    private Path local;
    private Path cache;
    private HttpServer server;
    private ExecutorService threads;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Fault fault;

    @BeforeEach
    void startAMirror() throws IOException {
        local = directory.resolve("local");
        cache = directory.resolve("user").resolve("cache");
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/mnist/", this::answer);
        server.start();
    }

    @AfterEach
    void stopTheMirror() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String name = Path.of(exchange.getRequestURI().getPath()).getFileName().toString();
        byte[] bytes = Files.readAllBytes(IdxFiles.MNIST.resolve(name));
        Fault now = name.startsWith(IdxFiles.TEST_IMAGES) ? fault : null;
        try (exchange) {
            if (now == null) {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
                return;
            }
            switch (now) {
                case WRONG_BYTES -> {
                    bytes[bytes.length / 2] ^= 1;
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                }
                case SHORT_BUT_COMPLETE -> {
                    exchange.sendResponseHeaders(200, bytes.length / 2);
                    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                }
                case CUT_CONNECTION -> {
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                    exchange.getResponseBody().flush();
                }
                case CUT_BEFORE_THE_ANSWER -> {}
                case NOT_FOUND -> {
                    exchange.sendResponseHeaders(404, 9);
                    exchange.getResponseBody().write("Not found".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
                case SERVER_ERROR -> exchange.sendResponseHeaders(500, -1);
                case DECLARED_TOO_LARGE -> {
                    exchange.sendResponseHeaders(200, 1_000_000_000_000L);
                    exchange.getResponseBody().write(bytes);
                    exchange.getResponseBody().flush();
                    Thread.sleep(60_000);
                }
                case ENDLESS -> {
                    // Chunked, without a length; ends when the client hangs up.
                    exchange.sendResponseHeaders(200, 0);
                    while (true) {
                        exchange.getResponseBody().write(bytes);
                    }
                }
                case STALLED -> {
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                    exchange.getResponseBody().flush();
                    Thread.sleep(60_000);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private URI mirror() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mnist/");
    }

    private static URI nobody() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/mnist/");
        }
    }

    private Mnist mnist(URI... mirrors) {
        return new Mnist(local, cache, List.of(mirrors), TIMEOUT);
    }

    private List<String> cached() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> gzipNames() {
        return IdxFiles.NAMES.stream().map(name -> name + ".gz").sorted().toList();
    }

    @Test
    void comesFromTheLocalDirectoryWithoutANetwork() throws IOException {
        IdxFiles.copyMnist(local);

        assertThat(mnist(nobody()).read().train().count()).isEqualTo(60_000);
        assertThat(cache).doesNotExist();
    }

    @Test
    void isDownloadedOnceIntoTheCache() throws IOException {
        ImageData data = mnist(mirror()).read();

        assertThat(data.train().count()).isEqualTo(60_000);
        assertThat(data.test().count()).isEqualTo(10_000);
        assertThat(cached()).isEqualTo(gzipNames());
        assertThat(requests).hasValue(4);
        assertThat(mnist(nobody()).read().sha256()).isEqualTo(data.sha256());
        assertThat(requests).hasValue(4);
    }

    @Test
    void comesFromTheNextMirrorIfTheFirstIsDown() throws IOException {
        assertThat(mnist(nobody(), mirror()).read().test().count()).isEqualTo(10_000);
    }

    @Test
    void isDownloadedIfTheLocalDirectoryLacksAFile() throws IOException {
        IdxFiles.copyMnist(local);
        Files.delete(local.resolve(IdxFiles.TRAIN_LABELS + ".gz"));

        assertThat(mnist(mirror()).read().train().count()).isEqualTo(60_000);
        assertThat(requests).hasValue(4);
    }

    @Test
    void isMendedIfAFileOfTheCacheWasDamaged() throws IOException {
        IdxFiles.copyMnist(cache);
        Path damaged = cache.resolve(IdxFiles.TEST_LABELS + ".gz");
        Files.write(damaged, Arrays.copyOf(Files.readAllBytes(damaged), 100));

        assertThat(mnist(mirror()).read().test().count()).isEqualTo(10_000);
        assertThat(requests).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void leavesNothingBehindWhenADownloadFailsAndSucceedsLater(Fault injected) throws IOException {
        fault = injected;
        // The stalled file alone is asked for, so that a slow machine has no trouble with the others.
        IdxFiles.copyMnist(cache);
        Files.delete(cache.resolve(IdxFiles.TEST_IMAGES + ".gz"));
        Duration patience = injected == Fault.STALLED ? Duration.ofMillis(300) : TIMEOUT;

        assertThatThrownBy(() -> new Mnist(local, cache, List.of(mirror()), patience).read())
                .isInstanceOf(UserException.class)
                .hasMessageContaining(mirror() + IdxFiles.TEST_IMAGES + ".gz (")
                .hasMessageContaining(injected.reason)
                .hasMessageContaining("--data DIR")
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("\n"));
        assertThat(cached()).hasSize(3).doesNotContain(IdxFiles.TEST_IMAGES + ".gz");

        fault = null;
        assertThat(mnist(mirror()).read().test().count()).isEqualTo(10_000);
        assertThat(cached()).isEqualTo(gzipNames());
    }

    @Test
    void saysWhatWasTriedAndWhatToDoWhenOffline() throws IOException {
        URI first = nobody();
        URI second = nobody();

        assertThatThrownBy(() -> mnist(first, second).read())
                .isInstanceOf(UserException.class)
                .hasMessageContaining(local.toString())
                .hasMessageContaining(cache.toString())
                .hasMessageContaining(first.toString())
                .hasMessageContaining(second.toString())
                .hasMessageContaining("(no connection)")
                .hasMessageContaining("put " + String.join(".gz, ", IdxFiles.NAMES) + ".gz into");
        assertThat(cached()).isEmpty();
    }

    @Test
    void saysWhyTheCacheCannotBeMade() throws IOException {
        Files.createDirectories(cache.getParent().getParent());
        Files.createFile(cache.getParent());

        assertThatThrownBy(() -> mnist(mirror()).read())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the cache " + cache + ": ")
                .hasMessageContaining("FileSystemException")
                .hasMessageContaining("--data DIR");
    }

    @Test
    void severalMayDownloadIntoOneCacheAtOnce() throws Exception {
        List<Callable<ImageData>> downloads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            downloads.add(() -> mnist(mirror()).read());
        }
        for (Future<ImageData> data : threads.invokeAll(downloads)) {
            assertThat(data.get().train().count()).isEqualTo(60_000);
        }
        assertThat(cached()).isEqualTo(gzipNames());
    }

    @Test
    void anInterruptedDownloadIsCancelledAndLeavesNothing() throws IOException {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> mnist(mirror(), mirror()).read()).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(cached()).isEmpty();
    }

    @Test
    void refusesLocalFilesThatAreNotMnist() throws IOException {
        IdxFiles.writeSmallSet(local);

        assertThatThrownBy(() -> mnist(mirror()).read())
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(local.resolve(IdxFiles.TRAIN_IMAGES) + ": expected MNIST")
                .hasMessageContaining("--data DIR");
    }

    @Test
    void anotherDataSetIsReadFromTheDirectoryThatIsNamed() throws IOException {
        IdxFiles.writeSmallSet(local);

        assertThat(Mnist.load(local).train().count()).isEqualTo(30);
        assertThat(Mnist.load(null).train().count()).isEqualTo(60_000);
    }

    @Test
    void theReadmeOfTheDataGivesTheChecksums() throws IOException {
        String readme = Files.readString(IdxFiles.MNIST.resolve("README.md"));
        for (String name : IdxFiles.NAMES) {
            Path file = IdxFiles.MNIST.resolve(name + ".gz");
            assertThat(readme).contains(Sha256.of(file));
        }
        assertThat(readme).contains(Mnist.load().sha256().values());
    }
}
