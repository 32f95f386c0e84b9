package dev.assay.analysis.report;

import dev.assay.analysis.question.Cell;
import dev.assay.analysis.question.Column;
import dev.assay.analysis.question.RunRow;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.ArrayList;
import java.util.List;

/** The table that the first dashboard of the paper metrics exported, column by column. */
final class PaperPreset {
  static final String NAME = "paper-metrics";

  private record Shown(String head, String key) {}

  private static final List<Shown> COLUMNS =
      List.of(
          new Shown("Step", "step"),
          new Shown("sBLIMP", "sblimp/accuracy"),
          new Shown("sWUGGY", "swuggy/accuracy"),
          new Shown("tStory", "tstory/accuracy"),
          new Shown("sStory", "sstory/accuracy"),
          new Shown("PPL 8k", "librilight/perplexity_8k"),
          new Shown("PPL 16k", "librilight/perplexity_16k"),
          new Shown("Avg", "paper_metrics/avg"),
          new Shown("TTT", "ttt"),
          new Shown("LoRA", "lora"));

  private PaperPreset() {}

  static List<String> keys() {
    return COLUMNS.stream().map(Shown::key).toList();
  }

  static List<Head> heads() {
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("Name", "Name"));
    for (Shown column : COLUMNS) {
      boolean flag = column.key().equals("ttt") || column.key().equals("lora");
      heads.add(
          flag
              ? Head.text(column.head(), column.head())
              : Head.number(column.head(), column.head()));
    }
    return heads;
  }

  /** A row under {@link #heads}; an untrained baseline stands at step 0, as it always did. */
  static List<Entry> row(RunRow run, List<Column> columns) {
    List<Entry> row = new ArrayList<>();
    row.add(Entry.text(run.name().isEmpty() ? run.id() : run.name()));
    for (Shown shown : COLUMNS) {
      Cell cell = run.cells().get(shown.key());
      boolean start = cell == null && shown.key().equals("step") && run.baseline();
      row.add(
          start
              ? Entry.whole(0L)
              : columns.stream()
                  .filter(column -> column.key().equals(shown.key()))
                  .map(column -> RunsTable.entry(column, cell))
                  .findFirst()
                  .orElse(Entry.NONE));
    }
    return row;
  }
}
