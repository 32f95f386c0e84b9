package dev.assay.analysis.pack;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** All texts of a pack, each read when it is first asked for: most of them never are. */
final class Texts {
  static final Texts NONE = new Texts(new byte[0], new int[1]);

  private final byte[] bytes;
  private final int[] starts;
  private final @Nullable String[] known;

  /** Texts that lie one after the other; the last of {@code starts} is where they end. */
  @SuppressWarnings("ArrayParameter")
  Texts(byte[] bytes, int[] starts) {
    this.bytes = bytes;
    this.starts = starts;
    known = new String[starts.length - 1];
  }

  String at(int place) {
    if (place >= known.length) {
      throw new IllegalArgumentException("there is no text " + place);
    }
    String text = known[place];
    if (text == null) {
      int start = starts[place];
      text = new String(bytes, start, starts[place + 1] - start, StandardCharsets.UTF_8);
      known[place] = text;
    }
    return text;
  }
}
