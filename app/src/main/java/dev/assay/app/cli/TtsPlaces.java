package dev.assay.app.cli;

import dev.assay.formats.tts.Sidecar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** Where runs are: places that the user names, and those of the registry's categories. */
final class TtsPlaces extends TtsCategories {
  @Parameters(
      arity = "0..*",
      paramLabel = "PLACE",
      description = {
        "Files with completions, folders of them, or data sets on the Hub:",
        "[hf://]ORG/NAME[@REVISION][/RUN]."
      })
  List<String> places = List.of();

  /** Each place once, in the order in which they were named. */
  List<Where> wanted(Subcommand command) {
    Map<String, Where> wanted = new LinkedHashMap<>();
    places.forEach(place -> wanted.putIfAbsent(place, new Where("", place, Sidecar.NOTHING)));
    return withCategories(command, wanted, Sidecar.NOTHING);
  }

  /**
   * A place, and what is said of it.
   *
   * @param label what the user calls its runs; empty for what their names say
   */
  record Where(String label, String place, Sidecar said) {}
}
