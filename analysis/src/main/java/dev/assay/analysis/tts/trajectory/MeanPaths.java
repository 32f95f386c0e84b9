package dev.assay.analysis.tts.trajectory;

import dev.assay.analysis.tts.level.Difficulty;
import dev.assay.analysis.tts.level.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The mean paths of right and of wrong completions of each temperature, over all problems and level
 * by level. Computed once, on all cores.
 */
public final class MeanPaths {
  private record Side(MeanPath all, Map<Level, MeanPath> levels) {}

  private final List<Side> sides;

  private MeanPaths(List<Side> sides) {
    this.sides = sides;
  }

  /** Computes them, by the place of a temperature in the list. */
  public static MeanPaths of(Difficulty difficulty, List<Trajectories> temperatures) {
    return new MeanPaths(
        IntStream.range(0, 2 * temperatures.size())
            .parallel()
            .mapToObj(i -> side(difficulty, temperatures.get(i / 2), i % 2 == 0))
            .toList());
  }

  private static Side side(Difficulty difficulty, Trajectories of, boolean right) {
    Map<String, List<ScorePath>> paths = new LinkedHashMap<>();
    of.problems()
        .forEach((problem, each) -> {
          List<ScorePath> some = each.stream().filter(path -> path.right() == right).toList();
          if (!some.isEmpty()) {
            paths.put(problem, some);
          }
        });
    double[] origin = MeanPath.origin(paths.values().stream().findFirst().orElse(List.of()));
    List<PathSums> all = new ArrayList<>();
    Map<Level, List<PathSums>> within = new HashMap<>();
    paths.forEach((problem, each) -> {
      var sums = new PathSums(each, origin);
      all.add(sums);
      Level level = difficulty.levelOf().get(problem);
      if (level != null) {
        within.computeIfAbsent(level, key -> new ArrayList<>()).add(sums);
      }
    });
    Map<Level, MeanPath> levels = new HashMap<>();
    within.forEach((level, sums) -> levels.put(level, MeanPath.of(sums, origin)));
    return new Side(MeanPath.of(all, origin), levels);
  }

  private Side side(int temperature, boolean right) {
    return sides.get(2 * temperature + (right ? 0 : 1));
  }

  /** Over all problems. */
  public MeanPath all(int temperature, boolean right) {
    return side(temperature, right).all();
  }

  /** Over the problems of a level; of no path where it has none. */
  public MeanPath within(int temperature, boolean right, Level level) {
    MeanPath path = side(temperature, right).levels().get(level);
    return path == null ? MeanPath.of(List.of()) : path;
  }
}
