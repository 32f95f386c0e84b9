package dev.assay.app.cli;

import dev.assay.analysis.tts.Discovered;
import dev.assay.analysis.tts.PreparedPlace;
import dev.assay.analysis.tts.PreparedPlace.Stage;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunProblem;
import dev.assay.analysis.tts.RunRef;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.samples.hub.HubPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the runs that something is to be made of, and says where that goes. */
final class TtsTargets {
  private final Subcommand command;
  private final RunLoader loader;
  private final TtsMade made;

  /**
   * Targets of a command.
   *
   * @param made is told what could not be found or used
   */
  TtsTargets(Subcommand command, RunLoader loader, TtsMade made) {
    this.command = command;
    this.loader = loader;
    this.made = made;
  }

  /**
   * A run that is meant.
   *
   * @param home folder of its data set; of one on the Hub as if it lay in the current folder
   */
  record Found(RunRef run, Path home, boolean remote) {}

  /** The runs of all places that are meant; a place that is not there is told. */
  List<Found> found(TtsHub hub, List<TtsPlaces.Where> wanted, TtsChoice choice) {
    List<Found> found = new ArrayList<>();
    for (TtsPlaces.Where where : wanted) {
      try {
        Optional<HubPlace> remote = hub.remote(where.place());
        Discovered discovered = hub.discover(loader, where);
        made.problems().addAll(discovered.problems());
        for (RunRef run : discovered.runs()) {
          if (choice.takes(run)) {
            Path home =
                remote
                    .map(each -> command.resolve(Path.of(each.repo().name())))
                    .orElseGet(() -> loader.home(run));
            found.add(new Found(run, home, remote.isPresent()));
          }
        }
      } catch (AssayException e) {
        RunProblem lost = new RunProblem(where.place(), e.problem(), e.remedy());
        made.problems().add(lost);
        made.lost().add(lost);
      }
    }
    made.problems().addAll(choice.missing());
    return found;
  }

  /** The file that each run becomes; what was made earlier comes after what it was made of. */
  Map<RunRef, Path> files(Stage stage, @Nullable Path output, List<Found> found) {
    Map<RunRef, Path> targets = new LinkedHashMap<>();
    Map<Path, RunRef> taken = new LinkedHashMap<>();
    Map<Path, RunRef> products = new LinkedHashMap<>();
    for (Found each : found) {
      Path file = PreparedPlace.of(stage, each.home(), output, each.run().subset());
      if (!each.remote() && loader.files(each.run()).contains(file)) {
        products.putIfAbsent(file, each.run());
      } else if (taken.putIfAbsent(file, each.run()) == null) {
        targets.put(each.run(), file);
      } else {
        made.problems().add(taken(each.run(), file));
      }
    }
    products.keySet().removeAll(taken.keySet());
    products.forEach((file, run) -> targets.put(run, file));
    return targets;
  }

  /** Two runs would become one file. */
  static RunProblem taken(RunRef run, Path file) {
    return new RunProblem(
        run.place() + ", " + run.subset(),
        "would be written to " + file + " like another run; it is left out",
        "Name it by itself, with another -o.");
  }

  /** That there is nothing to do. */
  static AssayException none() {
    return new AssayException(
        Kind.NOT_FOUND,
        "there is no run to work on",
        "A run is a file or folder named like X--T-0.8--n-64--seed-0; see docs/formats.md.");
  }
}
