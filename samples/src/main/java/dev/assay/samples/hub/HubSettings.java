package dev.assay.samples.hub;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the Hub is, who asks, and what may be kept.
 *
 * @param endpoint address of the Hub; https, or http on this machine
 * @param viewer address of the service that lists splits; empty when the endpoint is another's
 * @param token who asks; empty for a guest
 * @param offline whether only the cache may answer
 * @param cache folder for what was fetched
 * @param proxies by which the Hub is reached
 */
public record HubSettings(
    URI endpoint,
    Optional<URI> viewer,
    Optional<HubToken> token,
    boolean offline,
    Path cache,
    HubProxies proxies,
    Patience patience) {
  private static final String ENDPOINT = "https://huggingface.co";
  private static final String VIEWER = "https://datasets-server.huggingface.co";

  /** The second is an older name of the first. */
  private static final List<String> TOKENS = List.of("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN");

  private static final Set<String> YES = Set.of("1", "true", "yes", "on");
  private static final int LONGEST_TOKEN_FILE = 4_096;

  public HubSettings {
    if (!Origin.of(endpoint).isSafe()) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "HF_ENDPOINT is not an https address: " + Shown.text(endpoint.toString()),
          "Give https://HOST, or http://127.0.0.1:PORT for a server on this machine.");
    }
  }

  /**
   * Settings from the environment: {@code HF_ENDPOINT}, {@code HF_TOKEN}, {@code HF_TOKEN_PATH},
   * {@code HF_HOME}, {@code HF_HUB_OFFLINE}, {@code ASSAY_HUB_VIEWER}, {@code ASSAY_HUB_CACHE},
   * {@code XDG_CACHE_HOME} and those of {@link HubProxies}.
   *
   * @param home the user's home folder
   */
  public static HubSettings of(Map<String, String> environment, Path home, Patience patience) {
    String address = said(environment, "HF_ENDPOINT").orElse(ENDPOINT);
    Path caches = said(environment, "XDG_CACHE_HOME").map(Path::of).orElse(home.resolve(".cache"));
    Optional<String> viewer =
        said(environment, "ASSAY_HUB_VIEWER")
            .or(() -> address.equals(ENDPOINT) ? Optional.of(VIEWER) : Optional.empty());
    return new HubSettings(
        address("HF_ENDPOINT", address),
        viewer.map(each -> address("ASSAY_HUB_VIEWER", each)),
        token(environment, caches),
        said(environment, "HF_HUB_OFFLINE")
            .map(word -> YES.contains(word.toLowerCase(Locale.ROOT)))
            .orElse(false),
        said(environment, "ASSAY_HUB_CACHE").map(Path::of).orElse(caches.resolve("assay/hub")),
        HubProxies.of(environment),
        patience);
  }

  private static Optional<String> said(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  private static URI address(String name, String text) {
    try {
      String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      URI uri = URI.create(trimmed);
      if (uri.getHost() != null && uri.getRawQuery() == null && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the one message
    }
    throw new AssayException(
        Kind.BAD_INPUT,
        name + " is not an address",
        "Give https://HOST without user, password and query, or unset it.");
  }

  private static Optional<HubToken> token(Map<String, String> environment, Path caches) {
    for (String name : TOKENS) {
      Optional<String> direct = said(environment, name);
      if (direct.isPresent()) {
        return direct.map(text -> token(name, text));
      }
    }
    Path hub = said(environment, "HF_HOME").map(Path::of).orElse(caches.resolve("huggingface"));
    Path file = said(environment, "HF_TOKEN_PATH").map(Path::of).orElse(hub.resolve("token"));
    try {
      if (Files.size(file) > LONGEST_TOKEN_FILE) {
        throw unusable(file.toString());
      }
      String text = Files.readString(file).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(token(file.toString(), text));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(file.toString());
    }
  }

  private static HubToken token(String where, String text) {
    try {
      return HubToken.of(text);
    } catch (IllegalArgumentException e) {
      throw unusable(where);
    }
  }

  private static AssayException unusable(String where) {
    return new AssayException(
        Kind.BAD_INPUT,
        where + " holds no usable token of the Hub",
        "It is one line of plain letters; set HF_TOKEN, or unset and remove it to ask as a guest.");
  }
}
