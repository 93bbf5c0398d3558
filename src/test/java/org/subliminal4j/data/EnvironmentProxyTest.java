package org.subliminal4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subliminal4j.common.Sha256;
import org.subliminal4j.common.UserException;

class EnvironmentProxyTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https_proxy=http://near:3128          | https://far.example/a | near:3128",
                "https_proxy=near:3128                 | https://far.example/a | near:3128",
                "HTTPS_PROXY=http://near:3128/         | https://far.example/a | near:3128",
                "all_proxy=http://near:3128            | https://far.example/a | near:3128",
                "http_proxy=http://user:pass@near:3128 | http://far.example/a  | near:3128",
                "http_proxy=http://near:3128           | https://far.example/a | ''",
                "HTTP_PROXY=http://near:3128           | http://far.example/a  | ''",
                "https_proxy=                          | https://far.example/a | ''",
                "all_proxy=http://near:3128            | http://127.0.0.1:80/a | ''",
            })
    void theVariablesOfAnAddressNameItsProxy(String setting, URI address, String expected) {
        String[] parts = setting.split("=", 2);
        EnvironmentProxy proxy = EnvironmentProxy.of(Map.of(parts[0], parts[1]));
        assertThat(proxy.way(address))
                .isEqualTo(
                        expected.isEmpty() ? "" : ", through the proxy " + expected + " of the variable " + parts[0]);
        assertThat(proxy.select(address)).singleElement().satisfies(selected -> assertThat(
                        String.valueOf(selected.address()))
                .startsWith(expected.isEmpty() ? "null" : "near"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "far.example", ".example", "*.example", "other, far.example"})
    void addressesThatAreLeftOutAreAskedStraight(String list) {
        Map<String, String> environment = Map.of("https_proxy", "http://near:3128", "no_proxy", list);
        EnvironmentProxy proxy = EnvironmentProxy.of(environment);
        assertThat(proxy.way(URI.create("https://far.example/a"))).isEmpty();
        if (!list.equals("*")) {
            assertThat(proxy.way(URI.create("https://notfar.examples/a"))).contains("near");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://near:1080", "http://near", "http://", "near far", "http://user:secret@/"})
    void whatNamesNoHttpProxyIsRefusedWithoutItsPassword(String value) {
        EnvironmentProxy proxy = EnvironmentProxy.of(Map.of("https_proxy", value));
        assertThatThrownBy(() -> proxy.select(URI.create("https://far.example/a")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("https_proxy")
                .hasMessageContaining("http://HOST:PORT")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aDownloadGoesThroughIt() throws IOException {
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
        try {
            EnvironmentProxy proxy = EnvironmentProxy.of(Map.of(
                    "http_proxy", "http://127.0.0.1:" + server.getAddress().getPort()));
            // No such host exists anywhere: only a proxy can answer.
            URI mirror = URI.create("http://mirror.invalid/mnist/");
            MirrorDownload download = new MirrorDownload(List.of(mirror), Duration.ofSeconds(20), proxy);
            download.fetch(Sha256.of(content), content.length, folder.resolve("file.gz"));
        } finally {
            server.stop(0);
        }
        assertThat(folder.resolve("file.gz")).hasBinaryContent(content);
        assertThat(asked).containsExactly("http://mirror.invalid/mnist/file.gz");
    }

    @Test
    void aFailureNamesTheProxy() {
        EnvironmentProxy proxy = EnvironmentProxy.of(Map.of("http_proxy", "http://127.0.0.1:1"));
        MirrorDownload download =
                new MirrorDownload(List.of(URI.create("http://mirror.invalid/mnist/")), Duration.ofSeconds(20), proxy);
        assertThatThrownBy(() -> download.fetch("0", 1, folder.resolve("file.gz")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("through the proxy 127.0.0.1:1 of the variable http_proxy");
    }
}
