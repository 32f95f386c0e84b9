package dev.assay.formats.tts;

import dev.assay.domain.Check;
import java.util.regex.Pattern;

/** A data set's address on the Hub: {@code organisation/name}, or the name alone. */
public record HubPath(String organisation, String name) {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,95}");

  public HubPath {
    Check.that(
        organisation.isEmpty() || PART.matcher(organisation).matches(),
        "an organisation is letters, digits and . _ -, not '%s'",
        organisation);
    Check.that(
        PART.matcher(name).matches() && !name.contains(".."),
        "a data set's name is letters, digits and . _ -, not '%s'",
        name);
  }

  /** Reads {@code organisation/name}. */
  public static HubPath parse(String text) {
    int slash = text.indexOf('/');
    return new HubPath(slash < 0 ? "" : text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return organisation.isEmpty() ? name : organisation + "/" + name;
  }
}
