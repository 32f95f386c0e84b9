package dev.assay.formats.tts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where runs live, by category; all else is discovered.
 *
 * @param categories in the order of the file; the names mean nothing to the program
 */
public record TtsRegistry(Map<String, List<Entry>> categories) {

  /**
   * A place.
   *
   * @param path an address on the Hub, or a file or folder
   * @param stated what the file says of it
   */
  public record Entry(String path, RunIdentity.Stated stated) {}

  public TtsRegistry {
    var copy = new LinkedHashMap<String, List<Entry>>();
    categories.forEach((name, entries) -> copy.put(name, List.copyOf(entries)));
    categories = Collections.unmodifiableMap(copy);
  }

  /** Places of a category; none when there is no such category. */
  public List<Entry> in(String category) {
    return categories.getOrDefault(category, List.of());
  }
}
