package dev.assay.samples.hub;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;

/** The failures of this package, worded in one place. */
final class HubErrors {
  private HubErrors() {}

  /** A server refused. */
  static AssayException refused(String what, int status, HttpHeaders headers, boolean guest) {
    String code = headers.firstValue("X-Error-Code").map(Shown::text).orElse("");
    String said =
        headers.firstValue("X-Error-Message").map(text -> ": " + Shown.text(text)).orElse("");
    String problem = "the Hub answers %s for %s%s".formatted(status, what, said);
    return switch (status) {
      case 401 ->
          new AssayException(
              Kind.UNAVAILABLE,
              problem,
              guest
                  ? "It is private or not there; set HF_TOKEN, and check the name."
                  : "The token is not valid for it; make a new one and set HF_TOKEN.");
      case 403 -> new AssayException(Kind.UNAVAILABLE, problem, forbidden(code, guest));
      case 404 -> new AssayException(Kind.NOT_FOUND, problem, missing(code));
      case 429 ->
          new AssayException(
              Kind.UNAVAILABLE, problem, "Too many requests; try again later, or set HF_TOKEN.");
      default ->
          new AssayException(
              Kind.UNAVAILABLE,
              problem,
              status >= 500 ? "Try again later." : "Check the name and the revision.");
    };
  }

  private static String forbidden(String code, boolean guest) {
    if (code.equals("GatedRepo")) {
      return guest
          ? "It is gated: accept its terms on the Hub's page, then set HF_TOKEN."
          : "It is gated: accept its terms on the Hub's page with the account of the token.";
    }
    return guest
        ? "Set HF_TOKEN to a token that may do this."
        : "The token may not do this; give it the right to read, or to write for a push.";
  }

  private static String missing(String code) {
    return switch (code) {
      case "RevisionNotFound" -> "There is no such branch, tag or commit; see the Hub's page.";
      case "EntryNotFound" -> "The data set has no such file at that revision.";
      default -> "Check the spelling; a private data set needs HF_TOKEN.";
    };
  }

  static AssayException broken(String what, Throwable cause) {
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new AssayException(
        Kind.UNAVAILABLE,
        "the Hub does not answer for %s: %s".formatted(what, Shown.text(why)),
        "Check the connection and HF_ENDPOINT; what was fetched so far is kept.",
        cause);
  }

  static AssayException tooLong(String what, Duration wait) {
    return new AssayException(
        Kind.UNAVAILABLE,
        "the Hub asks to wait %s s before %s".formatted(wait.toSeconds(), what),
        "Try again after that time, or set HF_TOKEN, which allows more requests.");
  }

  static AssayException cancelled(String what) {
    return new AssayException(
        Kind.UNAVAILABLE, what + " was cancelled", "Start again; what was fetched is kept.");
  }

  /** An answer that breaks the protocol, or tries something. */
  static AssayException odd(String what, String why) {
    return new AssayException(
        Kind.UNAVAILABLE,
        "the Hub's answer for %s cannot be used: %s".formatted(what, Shown.text(why)),
        "Check HF_ENDPOINT; if it is right, report the answer to who runs it.");
  }

  static AssayException offline(String what) {
    return new AssayException(
        Kind.UNAVAILABLE,
        what + " is not in the cache, and HF_HUB_OFFLINE is set",
        "Unset HF_HUB_OFFLINE, or run once where the Hub can be reached.");
  }

  static AssayException disk(String what, IOException cause) {
    return new AssayException(
        Kind.UNAVAILABLE,
        "cannot keep %s: %s".formatted(what, cause.getMessage()),
        "Check free space and permissions, or set ASSAY_HUB_CACHE to another folder.",
        cause);
  }
}
