package dev.assay.analysis.registry;

import dev.assay.formats.paper.CheckpointPaths;
import dev.assay.formats.paper.Registry;
import dev.assay.formats.paper.RegistryEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something in a registry that wants looking after.
 *
 * @param run the entry; null when it concerns no entry that can be understood
 */
public record Finding(Kind kind, @Nullable RegisteredRun run, String said, String remedy) {
  /** What is wrong. */
  public enum Kind {
    /** Nothing is left of an evaluation. */
    LOST,
    /** Only a copy in an aggregate is left. */
    COPY_ONLY,
    /** A copy in the archive is not what was written. */
    DAMAGED_COPY,
    /** Results were made after the last registration. */
    UNTRACED,
    /** Two entries for one checkpoint. */
    DOUBLED,
    /** An entry that cannot be understood. */
    UNREADABLE;

    /** The word in tables and JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** What there is to be said of a registry, the most serious first. */
  public static List<Finding> of(Registry registry, List<RegisteredRun> runs) {
    List<Finding> findings = new ArrayList<>();
    runs.forEach(run -> ofRun(run, findings));
    doubled(runs, findings);
    for (Registry.Problem problem : registry.problems()) {
      findings.add(
          new Finding(
              Kind.UNREADABLE, null, problem.place() + ": " + problem.problem(), problem.remedy()));
    }
    findings.sort(Comparator.comparing(Finding::kind));
    return findings;
  }

  private static void ofRun(RegisteredRun run, List<Finding> findings) {
    switch (run.state()) {
      case MISSING ->
          findings.add(
              new Finding(
                  Kind.LOST,
                  run,
                  "nothing is left of its results",
                  "if an old dashboard_data.json has it: assay registry import FILE"));
      case COPY ->
          findings.add(
              new Finding(
                  Kind.COPY_ONLY,
                  run,
                  "only the copy in " + run.results() + " is left",
                  "keep it: assay registry import " + run.results()));
      case PRESENT, ARCHIVED -> {}
    }
    if (run.isNewerThanRegistered()) {
      findings.add(
          new Finding(
              Kind.UNTRACED,
              run,
              "evaluated again at %s, registered at %s"
                  .formatted(run.lastResult(), run.entry().newest()),
              "register it: assay registry add " + run.entry().checkpointPath()));
    }
    for (Archive.Kept kept : run.archived()) {
      if (!kept.isWhole()) {
        findings.add(
            new Finding(
                Kind.DAMAGED_COPY,
                run,
                kept.place() + " does not hold what was written there",
                "remove that folder and archive again"));
      }
    }
  }

  private static void doubled(List<RegisteredRun> runs, List<Finding> findings) {
    Map<String, RegisteredRun> seen = new HashMap<>();
    for (RegisteredRun run : runs) {
      RegistryEntry entry = run.entry();
      String key =
          entry.isBaseline()
              ? "baseline:" + entry.resultsFile()
              : CheckpointPaths.key(entry.checkpointPath());
      if (seen.putIfAbsent(key, run) != null) {
        findings.add(
            new Finding(
                Kind.DOUBLED,
                run,
                "registered twice",
                "remove both and add it again: assay registry remove " + run.id()));
      }
    }
  }
}
