package dev.assay.analysis.tts.level;

import dev.assay.formats.tts.Baselines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which problems are of another level when the reference temperature is another.
 *
 * <p>Source: specification of test-time scaling, section 3.16.
 *
 * @param moves of the problems that both have, in the order of the first
 * @param onlyFirst problems that the second lacks
 * @param onlySecond problems that the first lacks
 */
public record Migration(List<Move> moves, List<String> onlyFirst, List<String> onlySecond) {
  public Migration {
    moves = List.copyOf(moves);
    onlyFirst = List.copyOf(onlyFirst);
    onlySecond = List.copyOf(onlySecond);
  }

  /**
   * A problem.
   *
   * @param first accuracy at the first temperature
   * @param second accuracy at the second
   * @param from level at the first, 1 is the easiest
   * @param to level at the second
   */
  public record Move(String key, double first, double second, int from, int to) {
    /** How much more is right at the second. */
    public double difference() {
      return second - first;
    }
  }

  /** Compares two references by the usual levels. */
  public static Migration of(Baselines first, Baselines second) {
    List<Move> moves = new ArrayList<>();
    List<String> onlyFirst = new ArrayList<>();
    first
        .accuracy()
        .forEach((key, accuracy) -> {
          Double other = second.accuracy().get(key);
          if (other == null) {
            onlyFirst.add(key);
          } else {
            moves.add(
                new Move(
                    key,
                    accuracy,
                    other,
                    Levels.USUAL.of(accuracy).number(),
                    Levels.USUAL.of(other).number()));
          }
        });
    List<String> onlySecond =
        second.accuracy().keySet().stream()
            .filter(key -> !first.accuracy().containsKey(key))
            .toList();
    return new Migration(moves, onlyFirst, onlySecond);
  }

  /** How many are easier at the second. */
  public long easier() {
    return moves.stream().filter(move -> move.to() < move.from()).count();
  }

  /** How many are harder at the second. */
  public long harder() {
    return moves.stream().filter(move -> move.to() > move.from()).count();
  }

  /** How many stay. */
  public long same() {
    return moves.size() - easier() - harder();
  }

  /** Counts by level at the first, then at the second; index 0 is level 1. */
  public long[][] matrix() {
    int levels = Levels.USUAL.levels().size();
    long[][] matrix = new long[levels][levels];
    moves.forEach(move -> matrix[move.from() - 1][move.to() - 1]++);
    return matrix;
  }

  /** The largest gains among those that are easier. */
  public List<Move> gains(int most) {
    return moves.stream()
        .filter(move -> move.to() < move.from())
        .sorted(Comparator.comparingDouble(Move::difference).reversed().thenComparing(Move::key))
        .limit(most)
        .toList();
  }

  /** The largest losses among those that are harder. */
  public List<Move> losses(int most) {
    return moves.stream()
        .filter(move -> move.to() > move.from())
        .sorted(Comparator.comparingDouble(Move::difference).thenComparing(Move::key))
        .limit(most)
        .toList();
  }
}
