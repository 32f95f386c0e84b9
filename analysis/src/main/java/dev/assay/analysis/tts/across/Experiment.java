package dev.assay.analysis.tts.across;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.tts.DifficultyFile;
import dev.assay.formats.tts.DifficultyFile.Level;
import dev.assay.formats.tts.DifficultyFile.Number;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * An algorithm whose problems are in levels by a reference temperature.
 *
 * @param name such as {@code BoN-ref0.1}; differs from those of others
 * @param algorithm what is compared, such as {@code BoN}, with whatever else tells it from others
 * @param reference temperature that levels come from; empty when unknown
 */
public record Experiment(
    String name, String algorithm, OptionalDouble reference, DifficultyFile file) {

  /**
   * A file before it is known what tells it from others.
   *
   * @param called what the user calls its algorithm; empty to go by the file
   * @param reference what the user says of it; empty to go by the file
   */
  public record Given(String called, OptionalDouble reference, DifficultyFile file) {}

  /**
   * Names experiments by what they differ in.
   *
   * @throws AssayException when a file states another reference than the user, or when two have the
   *     same algorithm and reference
   */
  public static List<Experiment> of(List<Given> given) {
    List<String> words = new ArrayList<>();
    for (Given each : given) {
      words.add(algorithm(each, given));
    }
    List<Experiment> experiments = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      DifficultyFile file = given.get(i).file();
      OptionalDouble reference = reference(given.get(i));
      String name =
          words.get(i) + (reference.isEmpty() ? "" : "-ref" + plain(reference.getAsDouble()));
      if (!seen.add(name)) {
        throw new AssayException(
            Kind.CONFLICT,
            "two experiments are '%s': the same algorithm and reference".formatted(name),
            "Name them apart: WORD=DIR");
      }
      experiments.add(new Experiment(name, words.get(i), reference, file));
    }
    return List.copyOf(experiments);
  }

  private static OptionalDouble reference(Given of) {
    DifficultyFile file = of.file();
    if (file.reference().isEmpty()) {
      return of.reference();
    }
    double stated = file.temperatures().get(file.reference().getAsInt());
    if (of.reference().isPresent() && of.reference().getAsDouble() != stated) {
      double said = of.reference().getAsDouble();
      throw new AssayException(
          Kind.BAD_INPUT,
          "'%s@%s': the levels of its file come from temperature %s"
              .formatted(of.called(), plain(said), plain(stated)),
          "Leave out @%s, or name the folder whose levels come from it.".formatted(plain(said)));
    }
    return OptionalDouble.of(stated);
  }

  /** Whether both have levels from the same temperature; false where one is unknown. */
  public boolean sharesReference(Experiment other) {
    return reference.isPresent() && reference.equals(other.reference);
  }

  private static String algorithm(Given each, List<Given> all) {
    if (!each.called().isEmpty()) {
      return each.called();
    }
    List<String> parts = new ArrayList<>();
    for (Function<DifficultyFile, String> part :
        List.<Function<DifficultyFile, String>>of(
            DifficultyFile::benchmark, DifficultyFile::label, DifficultyFile::model)) {
      boolean differ = all.stream().map(of -> part.apply(of.file())).distinct().count() > 1;
      if (differ && !part.apply(each.file()).isEmpty()) {
        parts.add(part.apply(each.file()));
      }
    }
    DifficultyFile file = each.file();
    boolean sampled =
        all.stream()
                .map(Given::file)
                .filter(of -> of.approach().equals(file.approach()))
                .map(DifficultyFile::sampling)
                .distinct()
                .count()
            > 1;
    parts.add(word(file.approach()));
    parts.add(sampled && !file.sampling().isEmpty() ? "(" + file.sampling() + ")" : "");
    parts.removeIf(String::isEmpty);
    if (parts.isEmpty()) {
      parts.add(each.file().label().isEmpty() ? "unnamed" : each.file().label());
    }
    return String.join(" ", parts.stream().distinct().toList());
  }

  private static String word(String approach) {
    return switch (approach) {
      case "bon" -> "BoN";
      case "dvts" -> "DVTS";
      case "beam_search" -> "beam search";
      default -> approach;
    };
  }

  /** {@code 0.1}. */
  static String plain(double temperature) {
    return Double.toString(temperature);
  }

  /** {@code T0.1}. */
  public String key(int temperature) {
    return "T" + plain(file.temperatures().get(temperature));
  }

  /** The level of a number. */
  public Optional<Level> level(int number) {
    return file.levels().stream().filter(level -> level.number() == number).findFirst();
  }

  /** Problems in all levels. */
  public int problems() {
    return file.levels().stream().mapToInt(Level::problems).sum();
  }

  /** Budgets of a measure in a level, ascending, at any temperature. */
  public static List<Integer> budgets(Level level, String measure) {
    TreeSet<Integer> budgets = new TreeSet<>();
    level
        .numbers()
        .forEach(of ->
            of.stream()
                .filter(each -> each.measure().equals(measure))
                .forEach(each -> budgets.add(each.n())));
    return List.copyOf(budgets);
  }

  /**
   * A number of a level.
   *
   * @param subsets {@code first} or {@code every}
   */
  public static Optional<Number> number(
      Level level, int temperature, String measure, int n, String subsets) {
    return level.numbers().get(temperature).stream()
        .filter(each -> each.measure().equals(measure) && each.n() == n)
        .filter(each -> each.subsets().equals(subsets))
        .findFirst();
  }

  /** The number over every subset where it is known, else that of the first n. */
  public static Optional<Number> curve(Level level, int temperature, String measure, int n) {
    return number(level, temperature, measure, n, "every")
        .or(() -> number(level, temperature, measure, n, "first"));
  }

  /** Experiments of one algorithm, in their order. */
  public static Map<String, List<Experiment>> byAlgorithm(List<Experiment> experiments) {
    Map<String, List<Experiment>> groups = new LinkedHashMap<>();
    experiments.forEach(
        each -> groups.computeIfAbsent(each.algorithm(), key -> new ArrayList<>()).add(each));
    return groups;
  }

  /** Numbers of all levels that some experiment has, ascending. */
  public static List<Integer> levels(List<Experiment> experiments) {
    TreeSet<Integer> levels = new TreeSet<>();
    experiments.forEach(each -> each.file().levels().forEach(level -> levels.add(level.number())));
    return List.copyOf(levels);
  }
}
