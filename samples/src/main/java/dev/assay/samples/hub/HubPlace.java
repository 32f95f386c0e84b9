package dev.assay.samples.hub;

import dev.assay.domain.AssayException;
import dev.assay.formats.tts.HubPath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place on the Hub as a user names it: {@code organisation/name}, with {@code @revision} and
 * {@code /run} behind it, and {@code hf://} before it.
 *
 * @param revision branch, tag or commit; {@code main} when unstated
 * @param subset the only run that is meant; empty for all
 */
public record HubPlace(HubPath repo, String revision, Optional<String> subset) {
  /** What says that a place is on the Hub and nowhere else, with or without the slashes. */
  private static final Pattern MARK = Pattern.compile("hf:(?://)?(?:datasets/)?");

  /** Slashes of a revision are written {@code %2F}, but for those of the Hub's own refs. */
  private static final Pattern BEHIND =
      Pattern.compile("(?:@(refs/(?:convert|pr)/[^/]+|[^/]*))?(?:/(.*))?", Pattern.DOTALL);

  /** Whether a text says that it means a place on the Hub. */
  public static boolean isMarked(String text) {
    return MARK.matcher(text).lookingAt();
  }

  /** Reads a place; empty when the text can be none. */
  public static Optional<HubPlace> parse(String text) {
    Matcher mark = MARK.matcher(text);
    boolean marked = mark.lookingAt();
    String plain = marked ? text.substring(mark.end()) : text;
    int first = end(plain, 0);
    boolean alone = first == plain.length() || plain.charAt(first) == '@';
    if (first == 0 || alone && !marked) {
      return Optional.empty(); // a file or folder; bare names need the mark
    }
    int end = alone ? first : end(plain, first + 1);
    Matcher behind = BEHIND.matcher(plain.substring(end));
    try {
      String revision = behind.matches() && behind.group(1) != null ? behind.group(1) : "main";
      String decoded = revision.replaceAll("(?i)%2f", "/");
      HubClient.checkRevision(decoded);
      String subset = behind.group(2) == null ? "" : behind.group(2);
      return Optional.of(
          new HubPlace(
              HubPath.parse(plain.substring(0, end)),
              decoded,
              Optional.of(subset).filter(name -> !name.isEmpty())));
    } catch (IllegalArgumentException | AssayException e) {
      return Optional.empty();
    }
  }

  private static int end(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '/' && text.charAt(at) != '@') {
      at++;
    }
    return at;
  }

  /** The same place with all its runs. */
  public HubPlace dataset() {
    return new HubPlace(repo, revision, Optional.empty());
  }

  @Override
  public String toString() {
    String at = revision.equals("main") ? "" : "@" + revision.replace("/", "%2F");
    return repo + at + subset.map(name -> "/" + name).orElse("");
  }
}
