package dev.assay.formats.tts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which run a subset is, put together from what the user states, its name and its place.
 *
 * @param approach how completions were made
 * @param dataset id of the benchmark on the Hub
 * @param problems how many the benchmark has; empty when nobody states it
 * @param conflicts where the sources disagree, one sentence each; the statement that is believed is
 *     the user's, then the subset's, then the path's
 */
public record RunIdentity(
    Fact<Approach> approach,
    Fact<Strategy> strategy,
    Fact<String> dataset,
    Fact<String> model,
    OptionalInt problems,
    List<String> conflicts) {

  public RunIdentity {
    conflicts = List.copyOf(conflicts);
  }

  /** Who said it. */
  public enum Origin {
    USER,
    SUBSET,
    PATH,
    NOBODY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Something known of a run, and who said it; empty, by nobody, when unknown. */
  public record Fact<T>(Optional<T> value, Origin origin) {
    Fact<T> or(Fact<T> other) {
      return value.isPresent() ? this : other;
    }

    static <T> Fact<T> of(Optional<T> user, Optional<T> subset, Optional<T> path) {
      if (user.isPresent()) {
        return new Fact<>(user, Origin.USER);
      }
      if (subset.isPresent()) {
        return new Fact<>(subset, Origin.SUBSET);
      }
      return new Fact<>(path, path.isPresent() ? Origin.PATH : Origin.NOBODY);
    }
  }

  /**
   * What a user states of a place; nothing by default.
   *
   * @param problems how many the benchmark has
   */
  public record Stated(
      Optional<Approach> approach,
      Optional<String> dataset,
      Optional<String> model,
      OptionalInt problems) {
    /** Nothing is stated. */
    public static final Stated NOTHING =
        new Stated(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
  }

  /** Puts together what is known. */
  public static RunIdentity of(HubRules.Facts path, SubsetName subset, Stated stated) {
    List<String> conflicts = new ArrayList<>();
    Optional<Strategy> strategy =
        Optional.of(subset.allotment().strategy()).filter(said -> said != Strategy.UNKNOWN);
    Optional<String> dataset = Optional.of(subset.fullDataset()).filter(id -> !id.isEmpty());
    search(path, subset, stated).ifPresent(conflicts::add);
    differ("strategy", strategy.map(Strategy::word), path.strategy().map(Strategy::word))
        .ifPresent(conflicts::add);
    differ("benchmark", dataset.map(RunIdentity::last), path.dataset().map(RunIdentity::last))
        .ifPresent(conflicts::add);
    return new RunIdentity(
        approach(path, subset, stated),
        Fact.of(Optional.empty(), strategy, path.strategy()),
        Fact.of(stated.dataset(), dataset, path.dataset()),
        Fact.of(stated.model(), Optional.empty(), path.model()),
        stated.problems(),
        conflicts);
  }

  /** The same run with what a user states of it. */
  public RunIdentity said(Stated stated) {
    return new RunIdentity(
        Fact.of(stated.approach(), Optional.empty(), Optional.empty()).or(approach),
        strategy,
        Fact.of(stated.dataset(), Optional.<String>empty(), Optional.empty()).or(dataset),
        Fact.of(stated.model(), Optional.<String>empty(), Optional.empty()).or(model),
        stated.problems().isPresent() ? stated.problems() : problems,
        conflicts);
  }

  /** The same run, had its temperatures been allotted as a name says. */
  public RunIdentity allotted(SubsetName name) {
    Optional<Strategy> said = Optional.of(name.allotment().strategy());
    return new RunIdentity(
        approach,
        Fact.of(Optional.empty(), said, Optional.empty()),
        dataset,
        model,
        problems,
        conflicts);
  }

  /** A name with {@code m-4} is some search; which one, only the path can tell. */
  private static Fact<Approach> approach(HubRules.Facts path, SubsetName subset, Stated stated) {
    boolean independent = subset.n().isPresent() && !subset.isSearch();
    boolean refuted = subset.isSearch() && path.approach().equals(Optional.of(Approach.BON));
    if (stated.approach().isEmpty() && refuted) {
      return new Fact<>(Optional.empty(), Origin.SUBSET);
    }
    return Fact.of(
        stated.approach(),
        independent ? Optional.of(Approach.BON) : Optional.empty(),
        path.approach());
  }

  private static Optional<String> search(HubRules.Facts path, SubsetName subset, Stated stated) {
    Optional<Approach> said = stated.approach().or(path::approach);
    if (said.isEmpty() || subset.n().isEmpty()) {
      return Optional.empty();
    }
    boolean independent = said.get() == Approach.BON;
    if (independent && subset.isSearch()) {
      return Optional.of(
          "the path says bon, but the subset has m-%s, which only a search has"
              .formatted(subset.beamWidth().getAsInt()));
    }
    return !independent && !subset.isSearch()
        ? Optional.of(
            "the path says %s, but the subset has no m, which every search has"
                .formatted(said.get().word()))
        : Optional.empty();
  }

  private static Optional<String> differ(
      String what, Optional<String> subset, Optional<String> path) {
    return subset.isEmpty() || path.isEmpty() || Objects.equals(subset.get(), path.get())
        ? Optional.empty()
        : Optional.of(
            "%s: the path says %s, the subset says %s".formatted(what, path.get(), subset.get()));
  }

  private static String last(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }
}
