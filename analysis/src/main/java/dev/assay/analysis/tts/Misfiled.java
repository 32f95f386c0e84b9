package dev.assay.analysis.tts;

import dev.assay.formats.tts.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether completions stand under the problems that they solve, by the words and numbers
 * they share with the problems' texts. It looks at no verdict.
 *
 * <p>A shared term weighs {@code log(problems / problems with it)}, as in Spärck Jones 1972, "A
 * statistical interpretation of term specificity", J. of Documentation 28; the sum is divided by
 * the root of the problem's own, so that long and short problems are alike. A completion's own
 * problem then stands near the top of all problems. Were completions filed at random, half of them
 * would have it below the middle; so twice the share below the middle estimates how many are.
 */
public final class Misfiled {
  private static final int MOST = 4_000;
  private static final int MOST_CELLS = 4_000_000;
  private static final int FEWEST = 20;
  private static final double SUSPICIOUS = 0.1;
  private static final int RANKS = 200;

  private final List<Problem> problems;
  private final Map<String, List<Integer>> having = new HashMap<>();
  private final double[] root;

  private Misfiled(List<Problem> problems) {
    this.problems = problems;
    root = new double[problems.size()];
    List<Set<String>> terms = new ArrayList<>();
    for (int p = 0; p < problems.size(); p++) {
      terms.add(Terms.of(problems.get(p).statement()));
      for (String term : terms.get(p)) {
        having.computeIfAbsent(term, t -> new ArrayList<>()).add(p);
      }
    }
    for (int p = 0; p < root.length; p++) {
      for (String term : terms.get(p)) {
        root[p] += weight(having.getOrDefault(term, List.of()).size());
      }
      root[p] = Math.sqrt(root[p]);
    }
  }

  /**
   * What is wrong with the order of a file.
   *
   * @param looked completions that were compared
   * @param elsewhere about how many of them are under another problem
   * @param batch how many problems were shuffled together when sample s of problem b stands at
   *     place {@code s * batch + b}; 0 when no such order explains them
   */
  public record Finding(int looked, int elsewhere, int batch) {
    /** One sentence for people. */
    public String message() {
      String order =
          batch == 0
              ? ""
              : ("; in batches of %s problems, sample s of problem b stands at place s*%s+b, "
                      + "as if samples had been written before problems")
                  .formatted(batch, batch);
      return "about %s of %s completions stand under another problem than the one they are about%s"
          .formatted(elsewhere, looked, order);
    }
  }

  /** The finding, if a tenth of the completions or more are under the wrong problem. */
  public static Optional<Finding> in(List<Problem> problems) {
    return problems.size() < 2 ? Optional.empty() : new Misfiled(problems).find();
  }

  private record Place(int problem, int sample) {}

  private Optional<Finding> find() {
    List<Place> places = new ArrayList<>();
    List<byte[]> told = new ArrayList<>();
    for (Place place : places()) {
      byte[] rank = ranks(problems.get(place.problem()).completions().get(place.sample()));
      if (rank.length > 0) {
        places.add(place);
        told.add(rank);
      }
    }
    if (places.size() < FEWEST) {
      return Optional.empty();
    }
    byte[][] ranks = told.toArray(byte[][]::new);
    double below = 0;
    for (int i = 0; i < ranks.length; i++) {
      below += below(ranks[i][places.get(i).problem()]);
    }
    double share = Math.min(1, 2 * below / ranks.length);
    return share < SUSPICIOUS
        ? Optional.empty()
        : Optional.of(
            new Finding(
                ranks.length, (int) Math.round(share * ranks.length), batch(places, ranks, below)));
  }

  private List<Place> places() {
    List<Place> all = new ArrayList<>();
    for (int p = 0; p < problems.size(); p++) {
      for (int s = 0; s < problems.get(p).completions().size(); s++) {
        all.add(new Place(p, s));
      }
    }
    int most = Math.min(MOST, Math.max(FEWEST, MOST_CELLS / problems.size()));
    if (all.size() <= most) {
      return all;
    }
    List<Place> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(all.get((int) ((long) i * all.size() / most)));
    }
    return some;
  }

  private double weight(int problemsWithIt) {
    return Math.log((double) problems.size() / problemsWithIt);
  }

  /**
   * For each problem, which part of all others fits a text better, from 0 to {@link #RANKS}; empty
   * for a text that shares nothing with any, as one that breaks off early.
   */
  private byte[] ranks(String text) {
    double[] fit = new double[problems.size()];
    for (String term : Terms.of(text)) {
      List<Integer> with = having.getOrDefault(term, List.of());
      for (int p : with) {
        fit[p] += weight(with.size());
      }
    }
    for (int p = 0; p < fit.length; p++) {
      fit[p] = root[p] > 0 ? fit[p] / root[p] : 0;
    }
    double[] ascending = fit.clone();
    Arrays.sort(ascending);
    if (ascending[ascending.length - 1] <= 0) {
      return new byte[0];
    }
    byte[] ranks = new byte[fit.length];
    for (int p = 0; p < fit.length; p++) {
      double better = fit.length - after(ascending, fit[p]);
      double equal = after(ascending, fit[p]) - before(ascending, fit[p]) - 1.0;
      ranks[p] = (byte) Math.round(RANKS * (better + equal / 2) / (fit.length - 1.0));
    }
    return ranks;
  }

  private static int after(double[] ascending, double value) {
    return before(ascending, Math.nextUp(value));
  }

  private static int before(double[] ascending, double value) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double below(byte rank) {
    int place = Byte.toUnsignedInt(rank);
    return place == RANKS / 2 ? 0.5 : place > RANKS / 2 ? 1 : 0;
  }

  /** The size of batches within which an exchange of rows and columns explains the most. */
  private int batch(List<Place> places, byte[][] ranks, double filed) {
    int best = 0;
    double least = filed / 4;
    for (int size = 2; size <= problems.size(); size++) {
      double below = 0;
      for (int i = 0; i < ranks.length; i++) {
        below += below(ranks[i][owner(places.get(i), size)]);
      }
      if (below < least) {
        least = below;
        best = size;
      }
    }
    return best;
  }

  /** The problem that a completion belongs to if its batch was written samples first. */
  private int owner(Place place, int size) {
    int first = place.problem() / size * size;
    int here = Math.min(size, problems.size() - first);
    int flat = (place.problem() - first) * problems.get(place.problem()).completions().size();
    return first + (flat + place.sample()) % here;
  }
}
