package dev.assay.samples.hub;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which proxies lead out, as curl and Python take them from the environment; none to this machine.
 *
 * @param https for https addresses
 * @param http for http addresses
 * @param direct hosts, and ends of their names, that are spoken to directly; {@code *} for all
 */
record HubProxies(
    Optional<InetSocketAddress> https, Optional<InetSocketAddress> http, List<String> direct) {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:http://)?([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+\\])(?::([0-9]{1,5}))?/?");
  private static final int USUAL_PORT = 80;
  private static final int LAST_PORT = 65_535;

  HubProxies {
    direct = List.copyOf(direct);
  }

  /**
   * From {@code https_proxy}, {@code http_proxy} and {@code no_proxy}, or the same in capitals.
   *
   * @throws AssayException BAD_INPUT when a proxy is none that can be used; the message does not
   *     repeat it, since it may hold a password
   */
  static HubProxies of(Map<String, String> environment) {
    List<String> direct =
        said(environment, "no_proxy").stream()
            .flatMap(text -> Stream.of(text.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)))
            .filter(host -> !host.isEmpty())
            .toList();
    return new HubProxies(
        proxy(environment, "https_proxy"), proxy(environment, "http_proxy"), direct);
  }

  private static Optional<String> said(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(text -> !text.isBlank())
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static Optional<InetSocketAddress> proxy(Map<String, String> environment, String name) {
    return said(environment, name)
        .map(text -> {
          Matcher address = ADDRESS.matcher(text);
          int port =
              address.matches() && address.group(2) != null
                  ? Integer.parseInt(address.group(2))
                  : USUAL_PORT;
          if (!address.matches() || port < 1 || port > LAST_PORT) {
            throw new AssayException(
                Kind.BAD_INPUT,
                name + " is no proxy that can be used",
                "Give http://HOST:PORT without user and password, or unset it.");
          }
          return InetSocketAddress.createUnresolved(address.group(1), port);
        });
  }

  /** Chooses among them; empty when none is said, and what Java was told counts. */
  Optional<ProxySelector> selector() {
    return https.isEmpty() && http.isEmpty() ? Optional.empty() : Optional.of(new Selector());
  }

  private boolean isDirect(Origin origin) {
    return origin.isHere()
        || direct.stream()
            .map(each -> each.startsWith(".") ? each.substring(1) : each)
            .anyMatch(each ->
                each.equals("*")
                    || origin.host().equals(each)
                    || origin.host().endsWith("." + each));
  }

  private final class Selector extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      Origin origin = Origin.of(uri);
      Optional<InetSocketAddress> proxy = origin.scheme().equals("https") ? https : http;
      return proxy.isEmpty() || isDirect(origin)
          ? List.of(Proxy.NO_PROXY)
          : List.of(new Proxy(Proxy.Type.HTTP, proxy.get()));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      // who asked is told by the failure
    }
  }
}
