package dev.assay.analysis.report;

import dev.assay.analysis.registry.Finding;
import dev.assay.analysis.registry.RegisteredRun;
import dev.assay.analysis.registry.RegisteredRun.State;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registered evaluations and what is wrong with them, as tables and as JSON. */
public final class RegistryTables {
  private RegistryTables() {}

  private static final List<Head> RUN_HEADS =
      List.of(
          Head.text("id", "run"),
          Head.text("state", "state"),
          Head.text("role", "role"),
          Head.number("evaluations", "evaluations"),
          Head.number("archived", "archived"),
          Head.text("added_at", "registered"),
          Head.text("last_result", "last result"),
          Head.text("results", "results"),
          Head.text("checkpoint", "checkpoint"));

  /** One row per entry. */
  public static Table runs(List<RegisteredRun> runs) {
    List<List<Entry>> rows = new ArrayList<>();
    for (RegisteredRun run : runs) {
      rows.add(
          List.of(
              Entry.text(run.id()),
              Entry.text(run.state().word()),
              Entry.text(run.role()),
              Entry.whole((long) run.evaluations()),
              Entry.whole((long) run.archived().size()),
              time(run.addedAt()),
              time(run.lastResult()),
              Entry.text(run.results()),
              Entry.text(run.place())));
    }
    return new Table(RUN_HEADS, rows, List.of(summary(runs)));
  }

  /** One row per finding. */
  public static Table findings(List<RegisteredRun> runs, List<Finding> findings) {
    List<List<Entry>> rows = new ArrayList<>();
    for (Finding finding : findings) {
      RegisteredRun run = finding.run();
      rows.add(
          List.of(
              Entry.text(finding.kind().word()),
              Entry.text(run == null ? "" : run.id()),
              Entry.text(finding.said()),
              Entry.text(finding.remedy())));
    }
    List<String> notes = notes(runs);
    return new Table(
        List.of(
            Head.text("kind", "what"),
            Head.text("id", "run"),
            Head.text("said", "why"),
            Head.text("remedy", "what to do")),
        rows,
        notes);
  }

  /** For people, when nothing was found. */
  public static String allIsWell(List<RegisteredRun> runs) {
    return "nothing is lost, doubled or without trace\n" + String.join("\n", notes(runs)) + "\n";
  }

  private static List<String> notes(List<RegisteredRun> runs) {
    long unkept =
        runs.stream()
            .filter(run -> run.state() == State.PRESENT && run.archived().isEmpty())
            .count();
    List<String> notes = new ArrayList<>();
    notes.add(summary(runs));
    if (unkept > 0) {
      notes.add(
          unkept
              + " present without a copy; training may prune them. Keep copies: assay registry"
              + " check --archive");
    }
    return notes;
  }

  private static String summary(List<RegisteredRun> runs) {
    List<String> parts = new ArrayList<>();
    for (State state : State.values()) {
      long count = runs.stream().filter(run -> run.state() == state).count();
      if (count > 0) {
        parts.add(count + " " + state.word());
      }
    }
    long baselines = runs.stream().filter(RegisteredRun::isBaseline).count();
    return runs.size()
        + " registered"
        + (parts.isEmpty() ? "" : ": " + String.join(", ", parts))
        + (baselines == 0
            ? ""
            : "; " + baselines + (baselines == 1 ? " is a baseline" : " are baselines"));
  }

  private static Entry time(@Nullable Instant time) {
    return time == null
        ? Entry.NONE
        : new Entry(
            time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", ""),
            time.toString());
  }

  /** Entries as JSON. */
  public static void write(JsonOut json, List<RegisteredRun> runs) {
    json.object(() -> json.array("registered", () -> runs.forEach(run -> run(json, run))));
  }

  /** Entries and findings as JSON. */
  public static void write(JsonOut json, List<RegisteredRun> runs, List<Finding> findings) {
    json.object(() -> {
      json.array("findings", () -> findings.forEach(finding -> finding(json, finding)));
      json.array("registered", () -> runs.forEach(run -> run(json, run)));
    });
  }

  private static void finding(JsonOut json, Finding finding) {
    RegisteredRun run = finding.run();
    json.object(() -> {
      json.text("kind", finding.kind().word());
      json.textOrNull("id", run == null ? null : run.id());
      json.text("said", finding.said()).text("remedy", finding.remedy());
    });
  }

  private static void run(JsonOut json, RegisteredRun run) {
    json.object(() -> {
      json.text("id", run.id()).text("state", run.state().word()).textIfAny("role", run.role());
      json.whole("evaluations", run.evaluations());
      json.whole("archived", run.archived().size());
      json.timeOrNull("added_at", run.addedAt());
      json.timeOrNull("last_result", run.lastResult());
      json.textOrNull("results", run.results());
      json.text("checkpoint", run.place());
    });
  }
}
