package dev.assay.formats.tts;

/** What came of reading a name. */
public sealed interface ParsedName {
  /** It was understood. */
  record Understood(SubsetName name) implements ParsedName {}

  /**
   * A part of it contradicts the rules.
   *
   * @param segment 1-based, counted between double dashes
   * @param offset 0-based place of the segment in the name
   * @param text the segment
   * @param reason what is wrong with it
   */
  record Refused(int segment, int offset, String text, String reason) implements ParsedName {
    /** One line for people. */
    public String message() {
      return "segment %s ('%s', at character %s): %s".formatted(segment, text, offset + 1, reason);
    }
  }
}
