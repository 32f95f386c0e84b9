package dev.assay.app.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps strangers' pages out. A page of another site may make a browser ask us, either openly (then
 * it sends an {@code Origin}) or under a name of its own that it lets point to this machine (then
 * {@code Host} is that name): both are refused.
 */
final class Guard {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> WILDCARD = Set.of("0.0.0.0", "[::]", "[0:0:0:0:0:0:0:0]");

  private final Set<String> names;
  private final boolean anyAddress;

  /**
   * Makes a guard.
   *
   * @param bound the address that the server is bound to
   * @param more names under which it may also be asked for
   */
  Guard(String bound, List<String> more) {
    names = new HashSet<>(LOOPBACK);
    String host = bracketed(bound.toLowerCase(Locale.ROOT));
    names.add(host);
    more.forEach(name -> names.add(bracketed(name.toLowerCase(Locale.ROOT))));
    anyAddress = WILDCARD.contains(host);
  }

  private static String bracketed(String host) {
    return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** The refusal, or nothing. */
  Optional<Response> refuse(Request request) {
    String authority = request.header("host").toLowerCase(Locale.ROOT);
    String host = withoutPort(authority);
    // an address as such cannot be made to point elsewhere; only names can
    if (!names.contains(host) && !(anyAddress && isAddress(host))) {
      return Optional.of(
          Failures.refused(
              "the server does not answer to the host name '" + host + "'",
              "Use http://127.0.0.1:PORT/, or start assay serve with --allow-host NAME."));
    }
    String origin = request.header("origin").toLowerCase(Locale.ROOT);
    if (!origin.isEmpty()
        && !origin.equals("http://" + authority)
        && !origin.equals("https://" + authority)) {
      return Optional.of(
          Failures.refused(
              "pages of '" + origin + "' may not read from this server",
              "Open the dashboard at its own address."));
    }
    return Optional.empty();
  }

  private static String withoutPort(String authority) {
    int bracket = authority.indexOf(']');
    int colon = authority.indexOf(':', Math.max(0, bracket));
    return colon < 0 ? authority : authority.substring(0, colon);
  }

  private static boolean isAddress(String host) {
    return host.startsWith("[")
        ? host.matches("\\[[0-9a-f:.]+]")
        : host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }
}
