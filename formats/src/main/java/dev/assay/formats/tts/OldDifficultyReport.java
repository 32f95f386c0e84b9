package dev.assay.formats.tts;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.tts.DifficultyFile.ByProblem;
import dev.assay.formats.tts.DifficultyFile.Level;
import dev.assay.formats.tts.DifficultyFile.Number;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code difficulty_temperature_report.md} of the field's older scripts: levels with their
 * counts, a table per level and method, and the base capability. What such a report does not say
 * stays unknown: intervals, chances, and which problems a level holds.
 *
 * <p>Source: specification of test-time scaling, section 4.2. One thread.
 */
public final class OldDifficultyReport {
  /** How the scripts name the file. */
  public static final String FILE = "difficulty_temperature_report.md";

  private static final String REMEDY =
      "Make the folder anew from the runs: assay tts difficulty PLACE -o DIR";
  private static final int LONGEST_LINE = 10_000;
  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*)");
  private static final Pattern LEVEL = Pattern.compile("Level (\\d{1,3}):.*");
  private static final Pattern METHOD =
      Pattern.compile("(naive|weighted|maj(?:ority)?) method", Pattern.CASE_INSENSITIVE);
  private static final Pattern RANGE =
      Pattern.compile("(\\d?\\.?\\d{1,12})\\s{0,3}[-–]\\s{0,3}(\\d?\\.?\\d{1,12})");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\bT\\s{0,3}=?\\s{0,3}(\\d{0,4}\\.?\\d{1,9})\\b|reference[^.\\d]{0,60}?(\\d{0,4}\\.?\\d{1,9})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CELL =
      Pattern.compile(
          "(\\d{0,4}\\.?\\d{1,12})(?:\\s{0,3}(?:±|\\+/-)\\s{0,3}(\\d{0,4}\\.?\\d{1,12}))?");

  /** What a line belongs to. */
  private enum Part {
    OTHER,
    OVERVIEW,
    DISTRIBUTION,
    LEVEL,
    CAPABILITY
  }

  private record Band(double min, double max, int problems) {}

  private final Map<Integer, Band> bands = new TreeMap<>();
  private final TreeMap<Double, Integer> seen = new TreeMap<>();
  private final Map<Integer, Map<Double, List<Number>>> numbers = new HashMap<>();
  private final Map<Double, Number> capability = new LinkedHashMap<>();
  private double reference = Double.NaN;
  private Part part = Part.OTHER;
  private int level;
  private String measure = "";
  private List<Double> heads = List.of();
  private int line;

  private OldDifficultyReport() {}

  /**
   * Reads the report.
   *
   * @param name what the report does not say: how its algorithm is called
   * @throws UnreadableException with the line, when a table is not as the scripts write it
   */
  public static DifficultyFile read(String text, String name) throws UnreadableException {
    var report = new OldDifficultyReport();
    for (String each : text.split("\\R", -1)) {
      report.line++;
      if (each.length() > LONGEST_LINE) {
        throw report.wrong("it is longer than %s characters".formatted(LONGEST_LINE));
      }
      report.take(each.strip());
    }
    return report.result(name);
  }

  private void take(String text) throws UnreadableException {
    Matcher heading = HEADING.matcher(text);
    if (heading.matches()) {
      heading(heading.group(1).length(), heading.group(2).strip());
    } else if (text.startsWith("|")) {
      row(text);
    } else {
      heads = text.isEmpty() ? heads : List.of();
      if (part == Part.OVERVIEW && Double.isNaN(reference)) {
        Matcher said = REFERENCE.matcher(text);
        if (said.find()) {
          reference = Double.parseDouble(said.group(1) == null ? said.group(2) : said.group(1));
        }
      }
    }
  }

  private void heading(int depth, String text) throws UnreadableException {
    heads = List.of();
    measure = "";
    Matcher of = LEVEL.matcher(text);
    if (depth == 2) {
      part =
          text.startsWith("Overview")
              ? Part.OVERVIEW
              : text.startsWith("Difficulty Distribution")
                  ? Part.DISTRIBUTION
                  : text.startsWith("Model Base Capability")
                      ? Part.CAPABILITY
                      : of.matches() ? Part.LEVEL : Part.OTHER;
    }
    if (depth == 2 && of.matches()) {
      level = Integer.parseInt(of.group(1));
      if (!bands.containsKey(level)) {
        throw wrong("level %s is not in the table of the distribution".formatted(level));
      }
    }
    Matcher method = METHOD.matcher(text);
    if (part == Part.LEVEL && method.matches()) {
      measure = method.group(1).toLowerCase(Locale.ROOT).replace("majority", "maj");
    }
  }

  private void row(String text) throws UnreadableException {
    List<String> cells = new ArrayList<>();
    for (String cell : text.substring(1).split("\\|", -1)) {
      cells.add(cell.strip());
    }
    cells.removeLast();
    if (cells.isEmpty() || cells.stream().allMatch(cell -> cell.matches(":?-{2,}:?"))) {
      return;
    }
    switch (part) {
      case DISTRIBUTION -> distribution(cells);
      case LEVEL -> numbers(cells);
      case CAPABILITY -> capability(cells);
      case OTHER, OVERVIEW -> {}
    }
  }

  private void distribution(List<String> cells) throws UnreadableException {
    if (cells.size() < 3 || !cells.getFirst().matches("\\d{1,3}")) {
      return;
    }
    Matcher range = RANGE.matcher(cells.get(1));
    if (!range.matches() || !cells.get(2).matches("\\d{1,9}")) {
      throw wrong("there is no range such as 0.80-1.00 and a count of problems");
    }
    bands.put(
        Integer.parseInt(cells.getFirst()),
        new Band(share(range.group(1)), share(range.group(2)), Integer.parseInt(cells.get(2))));
  }

  private void numbers(List<String> cells) throws UnreadableException {
    if (measure.isEmpty()) {
      return;
    }
    if (heads.isEmpty()) {
      List<Double> found = new ArrayList<>();
      for (String cell : cells.subList(1, cells.size())) {
        found.add(temperature(cell));
      }
      heads = found;
      return;
    }
    if (!cells.getFirst().matches("[1-9]\\d{0,8}") || cells.size() != heads.size() + 1) {
      throw wrong("there is no row of a budget n and %s accuracies".formatted(heads.size()));
    }
    for (int t = 0; t < heads.size(); t++) {
      String cell = cells.get(t + 1);
      if (!cell.isEmpty() && !cell.equals("-") && !cell.equals("N/A")) {
        Matcher value = CELL.matcher(cell);
        if (!value.matches()) {
          throw wrong("'%s' is no accuracy such as 0.997 ± 0.001".formatted(cell));
        }
        numbers
            .computeIfAbsent(level, key -> new HashMap<>())
            .computeIfAbsent(heads.get(t), key -> new ArrayList<>())
            .add(number(measure, Integer.parseInt(cells.getFirst()), "first", value));
      }
    }
  }

  private void capability(List<String> cells) throws UnreadableException {
    if (cells.size() < 2 || cells.getFirst().startsWith("Temperature")) {
      return;
    }
    double at = temperature(cells.getFirst());
    String spread = cells.size() > 2 && CELL.matcher(cells.get(2)).matches() ? cells.get(2) : "";
    Matcher value = CELL.matcher(cells.get(1) + (spread.isEmpty() ? "" : " ± " + spread));
    if (!value.matches()) {
      throw wrong("'%s' is no accuracy".formatted(cells.get(1)));
    }
    capability.put(at, number("completions", 1, "every", value));
  }

  private Number number(String of, int n, String subsets, Matcher value)
      throws UnreadableException {
    double sd = value.group(2) == null ? Double.NaN : share(value.group(2));
    return new Number(of, n, subsets, share(value.group(1)), sd, Double.NaN, Double.NaN);
  }

  private double temperature(String cell) throws UnreadableException {
    String text = cell.startsWith("T") ? cell.substring(1).replaceFirst("^[=-]", "") : cell;
    if (!text.matches("\\d{1,4}(\\.\\d{1,9})?")) {
      throw wrong("'%s' is no temperature such as T0.1".formatted(cell));
    }
    double value = Double.parseDouble(text);
    seen.putIfAbsent(value, seen.size());
    return value;
  }

  private double share(String text) throws UnreadableException {
    double value = Double.parseDouble(text);
    if (!(value <= 1)) {
      throw wrong("%s is above 1".formatted(text));
    }
    return value;
  }

  private DifficultyFile result(String name) throws UnreadableException {
    if (bands.isEmpty() || seen.isEmpty()) {
      throw new UnreadableException(
          "",
          bands.isEmpty()
              ? "there is no table under '## Difficulty Distribution'"
              : "there is no table of a method with temperatures",
          REMEDY);
    }
    List<Double> temperatures = List.copyOf(seen.keySet());
    List<Level> levels = new ArrayList<>();
    bands.forEach((number, band) -> {
      Map<Double, List<Number>> of = numbers.getOrDefault(number, Map.of());
      levels.add(
          new Level(
              number,
              band.min(),
              band.max(),
              band.problems(),
              temperatures.stream().map(t -> of.getOrDefault(t, List.of())).toList(),
              List.of(),
              List.of()));
    });
    Map<Integer, Number> known = new LinkedHashMap<>();
    capability.forEach((t, value) -> known.put(temperatures.indexOf(t), value));
    int at = temperatures.indexOf(reference);
    return new DifficultyFile(
        DifficultyFile.Origin.REPORT,
        "",
        "",
        name,
        "",
        "",
        temperatures,
        at < 0 ? OptionalInt.empty() : OptionalInt.of(at),
        levels,
        known,
        Map.of(),
        ByProblem.NONE);
  }

  private UnreadableException wrong(String problem) {
    return new UnreadableException("line " + line, problem, REMEDY);
  }
}
