package dev.assay.app.cli;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.report.Visible;
import dev.assay.formats.tts.Approach;
import dev.assay.formats.tts.TtsRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay tts list}: the registry. */
@Command(
    name = "list",
    description = "Lists where runs live, by category of the registry.",
    footer = {"  assay tts list", "  assay tts list --registry runs.yaml --format csv"})
final class TtsList extends Subcommand {
  private static final String RULER = "=".repeat(60);
  private static final List<Head> HEADS =
      List.of(
          Head.text("category", "category"),
          Head.text("path", "path"),
          Head.text("approach", "approach"),
          Head.text("dataset", "dataset"),
          Head.text("model", "model"),
          Head.number("problems", "problems"));

  @Option(
      names = "--registry",
      paramLabel = "FILE",
      defaultValue = "configs/registry.yaml",
      description = "Where runs live; default: ${DEFAULT-VALUE}.")
  Path registry = Path.of("configs/registry.yaml");

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    TtsRegistry known = TtsCategories.registry(this, registry);
    switch (format.format) {
      case TABLE -> print(known);
      case JSON -> out().print(FormatOption.json(json -> write(json, known)));
      case CSV, MD, LATEX -> out().print(format.render(table(known), tools().terminal().page()));
    }
    return Exit.OK;
  }

  private void print(TtsRegistry known) {
    out().println(RULER);
    out().println("Available Experiments");
    out().println(RULER);
    int paths = 0;
    for (String category : known.categories().keySet()) {
      out().println();
      out().println(Visible.line("[" + category + "]"));
      for (TtsRegistry.Entry entry : known.in(category)) {
        out().println(Visible.line("  - " + entry.path()));
        paths++;
      }
    }
    out().println();
    out()
        .println(
            "Total: %s experiments in %s categories".formatted(paths, known.categories().size()));
  }

  private static Table table(TtsRegistry known) {
    List<List<Entry>> rows = new ArrayList<>();
    known
        .categories()
        .forEach((category, entries) ->
            entries.forEach(entry ->
                rows.add(
                    List.of(
                        Entry.text(category),
                        Entry.text(entry.path()),
                        Entry.text(entry.stated().approach().map(Approach::word).orElse("")),
                        Entry.text(entry.stated().dataset().orElse("")),
                        Entry.text(entry.stated().model().orElse("")),
                        Entry.whole(
                            entry.stated().problems().isPresent()
                                ? Long.valueOf(entry.stated().problems().getAsInt())
                                : null)))));
    return new Table(HEADS, rows);
  }

  private static void write(JsonOut json, TtsRegistry known) {
    json.object(() ->
        json.array(
            "categories",
            () ->
                known
                    .categories()
                    .forEach((category, entries) ->
                        json.object(() -> {
                          json.text("category", category);
                          json.texts(
                              "paths", entries.stream().map(TtsRegistry.Entry::path).toList());
                        }))));
  }
}
