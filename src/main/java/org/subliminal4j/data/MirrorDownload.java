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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

/**
 * Downloads files of known content: each is put into place whole and verified, or not at all, even if other processes
 * download the same file at the same time.
 */
final class MirrorDownload {
    private static final Logger LOG = LoggerFactory.getLogger(MirrorDownload.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

    private final List<URI> mirrors;
    private final Duration timeout;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /**
     * @param mirrors base addresses, each with a slash at its end, in the order in which they are tried
     * @param timeout how long one file from one mirror may take
     */
    MirrorDownload(List<URI> mirrors, Duration timeout) {
        this.mirrors = List.copyOf(mirrors);
        this.timeout = timeout;
    }

    /**
     * Downloads the file called as {@code target} is from the first mirror that has it.
     *
     * @param sha256 SHA-256 of the file
     * @param target where it goes, in a directory that exists; replaced if it exists
     * @throws IOException if no mirror has it; the message lists what was tried
     */
    void fetch(String sha256, Path target) throws IOException {
        List<String> tried = new ArrayList<>();
        for (URI mirror : mirrors) {
            URI source = mirror.resolve(target.getFileName().toString());
            LOG.info("Downloading {} to {}", source, target);
            try {
                fetch(source, sha256, target);
                return;
            } catch (IOException e) {
                LOG.info("Not downloaded from {}: {}", source, reason(e));
                tried.add(source + " (" + reason(e) + ")");
            }
        }
        throw new IOException("tried " + String.join(", ", tried));
    }

    private void fetch(URI source, String sha256, Path target) throws IOException {
        // In the directory of the target, so that the move is a renaming; named by chance, so that nobody shares it.
        Path partial = Files.createTempFile(target.toAbsolutePath().getParent(), target.getFileName() + ".", ".part");
        // Where the program is interrupted, the finally below does not run.
        partial.toFile().deleteOnExit();
        try {
            int status = get(source, partial);
            if (status != 200) {
                throw new IOException("HTTP status " + status);
            }
            String found = Sha256.of(partial);
            if (!found.equals(sha256)) {
                throw new IOException("expected SHA-256 " + sha256 + ", but found " + found + " over "
                        + Files.size(partial) + " bytes");
            }
            moveIntoPlace(partial, sha256, target);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Writes what {@code source} answers to {@code partial}, and returns the HTTP status. */
    private int get(URI source, Path partial) throws IOException {
        CompletableFuture<HttpResponse<Path>> response = client.sendAsync(
                HttpRequest.newBuilder(source).build(),
                head -> head.statusCode() == 200
                        ? BodySubscribers.ofFile(
                                partial, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                        : BodySubscribers.replacing(partial));
        try {
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
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

    private static void moveIntoPlace(Path partial, String sha256, Path target) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // On Windows a file that another process is reading cannot be replaced; it has the same bytes.
            if (!Files.exists(target) || !Sha256.of(target).equals(sha256)) {
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
