package dev.assay.app.cli;

import dev.assay.analysis.tts.Discovered;
import dev.assay.analysis.tts.PreparedPlace;
import dev.assay.analysis.tts.PreparedPlace.Stage;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunProblem;
import dev.assay.analysis.tts.RunRef;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.tts.HubPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the runs that something is to be made of, and says where that goes. */
final class TtsTargets {
  /** Folder for what is made of runs of the Hub when none is named. */
  private static final String PREPARED = "prepared";

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
   * @param remote whether it is on the Hub
   */
  record Found(RunRef run, Home home, boolean remote) {}

  /**
   * The data set of a run, to which others belong.
   *
   * @param folder where it is, or would be if it were not on the Hub
   * @param output folder for what is made of it; null to stay beside it
   */
  record Home(Path folder, @Nullable Path output) {
    /** The file that a run of it becomes. */
    Path file(Stage stage, String subset) {
      return PreparedPlace.of(stage, folder, output, subset);
    }
  }

  /**
   * The runs of all places that are meant; a place that is not there is told, and a run whose name
   * can be no folder's.
   *
   * @param output folder that the user names; null for none
   */
  List<Found> found(
      TtsHub hub, List<TtsPlaces.Where> wanted, TtsChoice choice, @Nullable Path output) {
    List<Found> found = new ArrayList<>();
    for (TtsPlaces.Where where : wanted) {
      try {
        TtsHub.Place place = hub.place(where.place());
        Discovered discovered = hub.discover(loader, where);
        made.problems().addAll(discovered.problems());
        for (RunRef run : discovered.runs()) {
          if (choice.takes(run)) {
            add(found, place, run, output);
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

  private void add(List<Found> found, TtsHub.Place place, RunRef run, @Nullable Path output) {
    Home home =
        switch (place) {
          case TtsHub.Place.Here here -> new Home(loader.home(run), output);
          case TtsHub.Place.There there -> there(there.place().repo(), output);
        };
    try {
      home.file(Stage.PREPROCESSED, run.subset()); // to know that its name can be a folder's
      found.add(new Found(run, home, place instanceof TtsHub.Place.There));
    } catch (AssayException e) {
      made.problems()
          .add(new RunProblem(run.place() + ", " + run.subset(), e.problem(), e.remedy()));
    }
  }

  /** Below its organisation, so that equal names of two do not meet. */
  private Home there(HubPath repo, @Nullable Path output) {
    Path folder = output == null ? command.resolve(Path.of(PREPARED)) : output;
    return new Home(folder.resolve(repo.organisation()).resolve(repo.name()), null);
  }

  /** The file that each run becomes; what was made earlier comes after what it was made of. */
  Map<RunRef, Path> files(Stage stage, List<Found> found) {
    Map<RunRef, Path> targets = new LinkedHashMap<>();
    Map<Path, RunRef> taken = new LinkedHashMap<>();
    Map<Path, RunRef> products = new LinkedHashMap<>();
    for (Found each : found) {
      Path file = each.home().file(stage, each.run().subset());
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
