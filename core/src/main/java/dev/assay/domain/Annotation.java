package dev.assay.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the user says of a run: own tags and a note, which no result holds.
 *
 * @param tags in the order in which they were added; each has 1 to {@link #MAX_TAG} characters, no
 *     control character and no blank at its ends; none twice
 * @param note lines of text; empty for none
 */
public record Annotation(List<String> tags, String note) {
  public static final int MAX_TAG = 100;
  public static final int MAX_TAGS = 100;
  public static final int MAX_NOTE = 10_000;

  /** The own tag of a run that others are to be compared with unless another is named. */
  public static final String CHOSEN_BASELINE = "chosen-baseline";

  /** Nothing said. */
  public static final Annotation NONE = new Annotation(List.of(), "");

  public Annotation {
    tags = List.copyOf(tags);
    Check.that(tags.size() <= MAX_TAGS, "a run has %d own tags, at most %d", tags.size(), MAX_TAGS);
    Set<String> seen = new LinkedHashSet<>();
    for (String tag : tags) {
      checkTag(tag);
      Check.that(seen.add(tag), "the tag '%s' stands twice", tag);
    }
    Check.that(
        note.length() <= MAX_NOTE, "a note has %d characters, at most %d", note.length(), MAX_NOTE);
    for (int i = 0; i < note.length(); i++) {
      char c = note.charAt(i);
      Check.that(
          c == '\n' || c == '\t' || !isControl(c),
          "a note holds a control character (%d)",
          (int) c);
    }
  }

  /**
   * Throws when a text is no tag.
   *
   * @throws IllegalArgumentException with the rule
   */
  public static void checkTag(String tag) {
    Check.that(!tag.isBlank(), "a tag must not be empty");
    Check.that(
        tag.length() <= MAX_TAG, "a tag has %d characters, at most %d", tag.length(), MAX_TAG);
    Check.that(tag.equals(tag.strip()), "the tag '%s' begins or ends with a blank", tag);
    for (int i = 0; i < tag.length(); i++) {
      Check.that(
          !isControl(tag.charAt(i)), "a tag holds a control character (%d)", (int) tag.charAt(i));
    }
  }

  /** Also line and paragraph separators, which would break a line of a table. */
  private static boolean isControl(char c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  public boolean isEmpty() {
    return tags.isEmpty() && note.isEmpty();
  }

  /** With these tags too, at the end, and without those. */
  public Annotation with(List<String> added, List<String> removed) {
    Set<String> now = new LinkedHashSet<>(tags);
    now.addAll(added);
    removed.forEach(now::remove);
    return new Annotation(new ArrayList<>(now), note);
  }

  public Annotation withTags(List<String> all) {
    return new Annotation(new ArrayList<>(new LinkedHashSet<>(all)), note);
  }

  /** With this note; blanks around it and carriage returns are dropped. */
  public Annotation withNote(String text) {
    return new Annotation(tags, text.replace("\r\n", "\n").replace('\r', '\n').strip());
  }
}
