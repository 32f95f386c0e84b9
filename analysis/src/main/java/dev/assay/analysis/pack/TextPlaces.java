package dev.assay.analysis.pack;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** All texts of a pack while it is written, each once. */
final class TextPlaces {
  private final Map<String, Integer> places = new LinkedHashMap<>();

  /** The place of a text in the table, from 0. */
  int of(String text) {
    Integer known = places.putIfAbsent(text, places.size());
    return known == null ? places.size() - 1 : known;
  }

  /** Writes the table: how many texts, the bytes that each takes, then all of these. */
  void write(Out out) {
    byte[][] utf8 =
        places.keySet().stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    out.whole(utf8.length);
    for (byte[] text : utf8) {
      out.whole(text.length);
    }
    for (byte[] text : utf8) {
      out.all(text);
    }
  }
}
