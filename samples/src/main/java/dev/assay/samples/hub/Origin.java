package dev.assay.samples.hub;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Scheme, host and port of an address: whom one talks to. */
record Origin(String scheme, String host, int port) {
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

  static Origin of(URI uri) {
    String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
    String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    return new Origin(scheme, host, uri.getPort() < 0 ? usual : uri.getPort());
  }

  boolean isHere() {
    return HERE.contains(host);
  }

  /** Whether nobody in between can listen. */
  boolean isSafe() {
    return !host.isEmpty() && (scheme.equals("https") || scheme.equals("http") && isHere());
  }

  /** Whether a server may send its caller there: safe, and to this machine only from it. */
  boolean maySendTo(Origin other) {
    return other.isSafe() && (!other.isHere() || isHere());
  }
}
