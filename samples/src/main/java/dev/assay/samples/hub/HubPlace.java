package dev.assay.samples.hub;

import dev.assay.formats.tts.HubPath;
import java.util.Optional;

/**
 * A place on the Hub as a user names it: {@code organisation/name}, with {@code @revision} behind
 * it or {@code hf:} before it.
 *
 * @param revision branch, tag or commit; {@code main} when unstated
 */
public record HubPlace(HubPath repo, String revision) {
  private static final String MARK = "hf:";

  /** Reads a place; empty when the text can be none. */
  public static Optional<HubPlace> parse(String text) {
    boolean marked = text.startsWith(MARK);
    String plain = marked ? text.substring(MARK.length()) : text;
    int at = plain.indexOf('@');
    String path = at < 0 ? plain : plain.substring(0, at);
    if (!marked && path.indexOf('/') < 0) {
      return Optional.empty(); // a file or folder; bare names need the mark
    }
    try {
      String revision = at < 0 ? "main" : plain.substring(at + 1);
      HubClient.checkRevision(revision);
      return Optional.of(new HubPlace(HubPath.parse(path), revision));
    } catch (IllegalArgumentException | dev.assay.domain.AssayException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return revision.equals("main") ? repo.toString() : repo + "@" + revision;
  }
}
