package org.subliminal4j.data;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.UserException;

/**
 * The proxy that the environment names, as curl and most programs take it, and Java does not: {@code https_proxy},
 * {@code http_proxy} and {@code all_proxy} for the addresses that are not this machine's and that {@code no_proxy} does not leave out, also in capitals,
 * but for {@code HTTP_PROXY}, which a web server may have taken from a request. Where it names none, Java's own properties
 * ({@code https.proxyHost}) decide. A name and a password for the proxy are not passed on.
 */
final class EnvironmentProxy extends ProxySelector {
    /**
     * A proxy by the variable that names it.
     *
     * @param variable its name
     */
    private record Named(String variable, String host, int port) {}

    private final Map<String, String> environment;

    private EnvironmentProxy(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The proxies that {@code environment} names. */
    static EnvironmentProxy of(Map<String, String> environment) {
        return new EnvironmentProxy(environment);
    }

    @Override
    public List<Proxy> select(@Nullable URI address) {
        if (address == null) {
            throw new IllegalArgumentException("address must be given, but found null");
        }
        Optional<Named> named = named(address);
        if (named.isPresent()) {
            return List.of(new Proxy(
                    Proxy.Type.HTTP,
                    new InetSocketAddress(named.get().host(), named.get().port())));
        }
        ProxySelector javas = ProxySelector.getDefault();
        return javas == null ? List.of(Proxy.NO_PROXY) : javas.select(address);
    }

    @Override
    public void connectFailed(@Nullable URI address, @Nullable SocketAddress proxy, @Nullable IOException failure) {
        // Told by the one who asked for the address.
    }

    /** What is to be said of the way to {@code address} beside a failure; empty if it is a straight one. */
    String way(URI address) {
        return named(address)
                .map(proxy -> ", through the proxy " + proxy.host() + ":" + proxy.port() + " of the variable "
                        + proxy.variable())
                .orElse("");
    }

    private Optional<Named> named(URI address) {
        if (isLeftOut(address)) {
            return Optional.empty();
        }
        Stream<String> names = "https".equals(address.getScheme())
                ? Stream.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                : Stream.of("http_proxy", "all_proxy", "ALL_PROXY");
        return names.filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .map(name -> parse(name, environment.getOrDefault(name, "").strip()));
    }

    private static Named parse(String variable, String value) {
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            String host = uri.getHost();
            if ("http".equals(uri.getScheme()) && host != null && uri.getPort() > 0) {
                return new Named(variable, host, uri.getPort());
            }
        } catch (IllegalArgumentException wrong) {
            // Told with the others.
        }
        // Not the value itself, which may hold a password.
        throw new UserException("expected an HTTP proxy in the environment variable " + variable
                + ", in the form http://HOST:PORT, but found something else: set it so, or unset it");
    }

    private boolean isLeftOut(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        String list = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
        return Arrays.stream(list.split("[,\\s]+"))
                .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
    }
}
