package dev.assay.analysis.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.formats.TtsYaml;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.rows.Item;
import dev.assay.formats.rows.Line;
import dev.assay.formats.rows.Row;
import dev.assay.formats.rows.RowFile;
import dev.assay.formats.tts.Problem;
import dev.assay.formats.tts.ProblemReader;
import dev.assay.formats.tts.Sidecar;
import dev.assay.grading.Gold;
import dev.assay.grading.Grader;
import dev.assay.grading.Prediction;
import dev.assay.grading.Settings;
import dev.assay.grading.text.Search;
import dev.assay.samples.ParquetFile;
import dev.assay.selection.Method;
import dev.assay.selection.StepScores;
import dev.assay.stats.PassAtK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** On published completions, if they are there. */
class RealRowsTest {
  private static final Path DATA = Path.of("../../shared/data/test-time-scaling");
  private static final Pattern NUMBER =
      Pattern.compile("(naive|weighted|maj|pass|completions),([0-9]+),");

  /** As the published numbers are made: what stands in the last box, and nothing else. */
  private static final Grader BOXES = new Grader(Settings.STRICT.with(Search.BOX));

  private static final Grader MATH_VERIFY = new Grader(Settings.MATH_VERIFY.with(Search.BOX));

  private static final ProblemJudge JUDGE = new ProblemJudge(BOXES, StepScores.LAST);

  @BeforeEach
  void theyAreThere() {
    assumeTrue(Files.isDirectory(DATA), "skipped: no published completions here");
  }

  @Test
  void publishedNumbersFollowFromTheShippedVerdictsToNineDigits() throws IOException {
    Map<String, Boolean> pairs = new HashMap<>();
    for (JsonNode row : rows("mathverify_verdicts.jsonl.gz")) {
      pairs.put(
          pair(row.path("gold").asString(), row.path("pred").asString()),
          row.path("equivalent").booleanValue());
    }
    Map<String, boolean[]> completions = new HashMap<>();
    for (JsonNode row : rows("expected_completion_verdicts.jsonl.gz")) {
      completions.put(
          pair(row.path("file").asString(), row.path("unique_id").asString()),
          flags(row.path("correct")));
    }
    int numbers = 0;
    for (Map.Entry<String, List<String>> file : expected().entrySet()) {
      List<Problem> problems = problems(file.getKey());
      for (String line : file.getValue()) {
        Matcher number = NUMBER.matcher(line);
        assertThat(number.lookingAt()).isTrue();
        boolean ofCompletions = number.group(1).matches("pass|completions");
        if (ofCompletions && file.getKey().startsWith("MISALIGNED")) {
          continue; // verdicts of its completions are not shipped
        }
        int n = Integer.parseInt(number.group(2));
        double sum = 0;
        double weight = 0;
        for (Problem problem : problems) {
          boolean[] right =
              completions.getOrDefault(pair(file.getKey(), problem.key()), new boolean[0]);
          switch (number.group(1)) {
            case "pass" -> sum += PassAtK.of(right.length, count(right), n);
            case "completions" -> sum += count(right);
            default -> {
              String chosen = problem.chosen().getOrDefault(number.group(1) + "@" + n, "");
              Boolean shipped = pairs.get(pair(problem.gold(), chosen)); // not all are shipped
              boolean equal =
                  shipped != null
                      ? shipped
                      : MATH_VERIFY
                          .grade(Gold.of(problem.gold()), Prediction.ofAnswer(chosen))
                          .correct();
              sum += equal ? 1 : 0;
            }
          }
          weight += number.group(1).equals("completions") ? right.length : 1;
        }
        numbers++;
        assertThat(sum / weight)
            .as(file.getKey() + " " + line)
            .isCloseTo(value(line), within(1e-9));
      }
    }
    assertThat(numbers).isGreaterThan(140);
  }

  @Test
  void ourGraderComesWithinThreeTenthsOfAPoint() throws IOException {
    var judge = new ProblemJudge(MATH_VERIFY, StepScores.LAST);
    SortedMap<Double, String> far = new TreeMap<>();
    for (Map.Entry<String, List<String>> file : expected().entrySet()) {
      List<JudgedProblem> judged = problems(file.getKey()).stream().map(judge::judge).toList();
      for (String line : file.getValue()) {
        Matcher number = NUMBER.matcher(line);
        assertThat(number.lookingAt()).isTrue();
        int n = Integer.parseInt(number.group(2));
        String method = number.group(1);
        double value =
            switch (method) {
              case "pass" ->
                  judged.stream().mapToDouble(each -> each.passAtK(n)).average().orElse(-1);
              case "completions" ->
                  (double) judged.stream().mapToInt(JudgedProblem::correctCount).sum()
                      / judged.stream().mapToInt(JudgedProblem::size).sum();
              default ->
                  judged.stream()
                      .mapToDouble(each ->
                          Boolean.TRUE.equals(each.chosenCorrect().get(method + "@" + n)) ? 1 : 0)
                      .average()
                      .orElse(-1);
            };
        far.put(Math.abs(value - value(line)), file.getKey() + " " + line + ", ours " + value);
      }
    }
    assertThat(far.lastKey()).as(far.get(far.lastKey())).isLessThanOrEqualTo(0.003 + 1e-9);
  }

  /**
   * All that the published numbers are made of is in prepared files as it was, so that they follow
   * from these too; and the verdicts beside it are those of the rows.
   */
  @Test
  void preparedFilesHoldTheRowsAndTheirVerdicts(@TempDir Path folder) throws IOException {
    PrepareOptions options =
        new PrepareOptions(
            List.of(), StepScores.LAST, false, Settings.MATH_VERIFY.with(Search.BOX));
    var preparation = new Preparation(options, Clock.systemUTC());
    var judge = new ProblemJudge(new Grader(options.grading()), StepScores.LAST);
    var loader = new RunLoader(TtsYaml.builtInRules(), judge);
    for (String name : expected().keySet()) {
      RunRef run = loader.discover(DATA.resolve(name), name, Sidecar.NOTHING).runs().getFirst();
      Path file = folder.resolve(name + ".parquet");
      var task = new Preparation.Task(run, loader.files(run), file, false, false);
      Preparation.Result result = preparation.prepare(task, (share, count) -> {});
      assertThat(result).as(name).isInstanceOf(Preparation.Result.Done.class);
      assertThat(((Preparation.Result.Done) result).problems())
          .hasSize(name.contains("truncated") ? 1 : 0);
      List<Problem> raw = problems(name);
      List<Problem> prepared = new ArrayList<>();
      try (ParquetFile parquet = ParquetFile.open(file)) {
        parquet.read(item -> prepared.add(ProblemReader.read(item.number(), row(item).value())));
      }
      assertThat(prepared).as(name).hasSameSizeAs(raw);
      for (int p = 0; p < raw.size(); p++) {
        same(raw.get(p), prepared.get(p), judge.judge(raw.get(p)));
      }
    }
  }

  private static Row row(Item item) {
    return (Row) parsed(item);
  }

  private static void same(Problem raw, Problem prepared, JudgedProblem judged) {
    assertThat(prepared.key()).isEqualTo(raw.key());
    assertThat(prepared.gold()).isEqualTo(raw.gold());
    assertThat(prepared.completions()).isEqualTo(raw.completions());
    assertThat(prepared.steps()).isDeepEqualTo(raw.steps());
    assertThat(prepared.tokens()).isEqualTo(raw.tokens());
    assertThat(prepared.chosen()).containsAllEntriesOf(raw.chosen());
    assertThat(prepared.correct()).isEqualTo(judged.correct());
    assertThat(prepared.chosenCorrect()).containsAllEntriesOf(judged.chosenCorrect());
    prepared.passAtK().forEach((k, pass) -> assertThat(pass).isEqualTo(judged.passAtK(k)));
    prepared
        .chosenCorrect()
        .forEach((name, right) -> {
          int at = name.indexOf('@');
          if (!raw.chosen().containsKey(name)) {
            Method method = Method.named(name.substring(0, at)).orElseThrow();
            int n = Integer.parseInt(name.substring(at + 1));
            assertThat(right).isEqualTo(judged.chosenIsCorrect(method, n));
          }
        });
  }

  @Test
  void theMisfiledFileIsExposedWithItsOrderAndNoOtherIs() throws IOException {
    for (String file : expected().keySet()) {
      List<JudgedProblem> judged = problems(file).stream().map(JUDGE::judge).toList();
      List<Finding> findings =
          Validation.of(judged, BOXES, "", OptionalInt.empty(), Optional.empty());
      List<String> misfiled =
          findings.stream()
              .filter(each -> each.check().equals("misfiled"))
              .map(Finding::message)
              .toList();
      if (file.startsWith("MISALIGNED")) {
        assertThat(misfiled).hasSize(1);
        assertThat(misfiled.getFirst())
            .contains("of 1600 completions stand under another problem", "place s*25+b");
      } else {
        assertThat(misfiled).as(file).isEmpty();
      }
      assertThat(findings).as(file).noneMatch(each -> each.check().equals("identities"));
      assertThat(findings).as(file).noneMatch(each -> each.check().equals("aggregates"));
    }
  }

  @Test
  void copiesOfBeamsAreSaid() throws IOException {
    List<JudgedProblem> judged =
        problems("sal_beam_llama3.2-3b_n16_q100.jsonl.gz").stream().map(JUDGE::judge).toList();
    assertThat(
            Validation.of(
                judged, BOXES, "HuggingFaceH4/MATH-500", OptionalInt.empty(), Optional.empty()))
        .extracting(Finding::message)
        .anyMatch(message -> message.startsWith("597 of 1600 completions (37.3 %) are copies"))
        .contains("100 problems where 500 are expected");
  }

  private static Map<String, List<String>> expected() throws IOException {
    Map<String, List<String>> byFile = new HashMap<>();
    for (String line : Files.readAllLines(DATA.resolve("expected_accuracy.csv"))) {
      int comma = line.indexOf(',');
      String rest = line.substring(comma + 1);
      if (NUMBER.matcher(rest).lookingAt()) {
        byFile.computeIfAbsent(line.substring(0, comma), f -> new ArrayList<>()).add(rest);
      }
    }
    byFile.keySet().removeIf(file -> file.startsWith("skythought") || file.startsWith("qwen"));
    assertThat(byFile).hasSizeGreaterThan(9);
    return byFile;
  }

  private static double value(String line) {
    String[] cells = line.split(",", -1);
    return Double.parseDouble(cells[3]) / Double.parseDouble(cells[2]);
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean each : flags) {
      count += each ? 1 : 0;
    }
    return count;
  }

  private static boolean[] flags(JsonNode list) {
    boolean[] flags = new boolean[list.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = list.get(i).booleanValue();
    }
    return flags;
  }

  private static String pair(String one, String other) {
    return one + "\u0000" + other;
  }

  private static List<JsonNode> rows(String name) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    RowFile.of(DATA.resolve(name))
        .read(item -> {
          if (parsed(item) instanceof Row row) {
            rows.add(row.value());
          }
        });
    return rows;
  }

  private static Item parsed(Item item) {
    return item instanceof Line line ? line.parsed() : item;
  }

  /** All problems; of a file that breaks off those before the break. */
  private static List<Problem> problems(String name) throws IOException {
    List<Problem> problems = new ArrayList<>();
    try {
      RowFile.of(DATA.resolve(name))
          .read(item -> {
            if (parsed(item) instanceof Row row) {
              problems.add(ProblemReader.read(row.number(), row.value()));
            }
          });
    } catch (UnreadableException e) {
      assertThat(name).contains("truncated");
    }
    assertThat(problems).isNotEmpty();
    return problems;
  }
}
