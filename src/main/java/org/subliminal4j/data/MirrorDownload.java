package org.subliminal4j.data;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;

/**
 * Downloads files of known content: each is put into place whole and verified, or not at all, even if other processes
 * download the same file at the same time.
 */
final class MirrorDownload {
    private static final Logger LOG = LoggerFactory.getLogger(MirrorDownload.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

    private final List<URI> mirrors;
    private final Duration timeout;
    private final EnvironmentProxy proxy;
    private final HttpClient client;

    /**
     * @param mirrors base addresses, each with a slash at its end, in the order in which they are tried
     * @param timeout how long one file from one mirror may take
     * @param proxy   the way to them
     */
    MirrorDownload(List<URI> mirrors, Duration timeout, EnvironmentProxy proxy) {
        this.mirrors = List.copyOf(mirrors);
        this.timeout = timeout;
        this.proxy = proxy;
        client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .proxy(proxy)
                .build();
    }

    /**
     * Downloads the file called as {@code target} is from the first mirror that has it.
     *
     * @param sha256 SHA-256 of the file
     * @param size   its size in bytes, all of which are held in memory; of what is larger no more is read
     * @param target where it goes, in a directory that exists; replaced if it exists
     * @throws IOException if no mirror has it; the message lists what was tried
     * @throws UserException if it cannot be written
     */
    void fetch(String sha256, int size, Path target) throws IOException {
        List<String> tried = new ArrayList<>();
        for (URI mirror : mirrors) {
            URI source = mirror.resolve(target.getFileName().toString());
            LOG.info("Downloading {} to {}", source, target);
            try {
                byte[] content = get(source, size);
                check(content, sha256);
                put(content, sha256, target);
                return;
            } catch (IOException e) {
                String reason = reason(e) + proxy.way(source);
                LOG.info("Not downloaded from {}: {}", source, reason);
                tried.add(source + " (" + reason + ")");
            }
        }
        throw new IOException("tried " + String.join(", ", tried));
    }

    /** What {@code source} answers. */
    private byte[] get(URI source, int size) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(
                HttpRequest.newBuilder(source).build(),
                head -> head.statusCode() == 200
                        ? new LimitedBody(size, head.headers().firstValueAsLong("Content-Length"))
                        : BodySubscribers.replacing(new byte[0]));
        try {
            HttpResponse<byte[]> answer = response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != 200) {
                throw new IOException("HTTP status " + answer.statusCode());
            }
            return answer.body();
        } catch (ExecutionException e) {
            throw new IOException(reason(e.getCause() == null ? e : e.getCause()), e);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new IOException("not complete after " + timeout.toMillis() / 1000.0 + " s", e);
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while downloading " + source);
        }
    }

    private static void check(byte[] content, String sha256) throws IOException {
        String found = Sha256.of(content);
        if (!found.equals(sha256)) {
            throw new IOException(
                    "expected SHA-256 " + sha256 + ", but found " + found + " over " + content.length + " bytes");
        }
    }

    private static void put(byte[] content, String sha256, Path target) throws IOException {
        try {
            WholeFile.write(target, content);
        } catch (UserException e) {
            // On Windows a file that another process is reading cannot be replaced; it has the same bytes.
            if (!Files.isRegularFile(target) || !Sha256.of(target).equals(sha256)) {
                throw e;
            }
        }
    }

    private static String reason(Throwable fault) {
        if (fault instanceof ConnectException) {
            return "no connection";
        }
        String name = fault.getClass().getSimpleName();
        String message = fault.getMessage();
        if (message == null) {
            return name;
        }
        return fault.getClass() == IOException.class ? message : name + ": " + message;
    }
}
