package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.grade.GradeWords;
import dev.assay.analysis.tts.Preparation;
import dev.assay.analysis.tts.PrepareOptions;
import dev.assay.analysis.tts.PreparedPlace;
import dev.assay.analysis.tts.ProblemJudge;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunRef;
import dev.assay.app.workspace.Workspace;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.tts.Sidecar;
import dev.assay.grading.Grader;
import dev.assay.grading.Settings;
import dev.assay.selection.StepScores;
import dev.assay.store.Index;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs of test-time scaling measured together, through a real port. */
class TtsStudyServerTest {
  @TempDir Path folder;
  private Index index;
  private LiveServer server;
  private Contract contract;

  @BeforeEach
  void start() throws Exception {
    Files.createDirectories(folder.resolve("served"));
    index = new Workspace(folder).makeIndex();
    contract = new Contract();
    server =
        new LiveServer(
            index,
            new Site.Files(
                null,
                null,
                List::of,
                null,
                dev.assay.formats.Settings.DEFAULTS,
                List.of(folder.resolve("served")),
                List.of(folder.resolve("registry.yaml"))));
  }

  @AfterEach
  void stop() {
    server.close();
    index.close();
  }

  private JsonNode get(String path, String query) throws Exception {
    HttpResponse<String> response = server.ask(path + query);
    assertThat(response.statusCode()).as(path + query + " " + response.body()).isEqualTo(200);
    contract.check(path, response.body());
    return JsonMapper.shared().readTree(response.body());
  }

  private static final String BON = "default-MATH-500-Qwen2.5-3B-Instruct-bon";

  private Path run(String home, String temperature, int seed, int right) throws Exception {
    Path place = Files.createDirectories(folder.resolve("served").resolve(home));
    StringBuilder rows = new StringBuilder();
    for (int p = 0; p < 10; p++) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        texts.add("\"\\\\boxed{" + (p * i < right ? 7 : 8) + "}\"");
      }
      rows.append(
          "{\"problem\":\"P%s\",\"answer\":\"7\",\"unique_id\":\"p%s\",\"completions\":%s}\n"
              .formatted(p, p, texts));
    }
    String name =
        "HuggingFaceH4_MATH-500--T-%s--top_p-1.0--n-4--seed-%s--agg_strategy-last.jsonl"
            .formatted(temperature, seed);
    return Files.writeString(place.resolve(name), rows);
  }

  @Test
  void runsOfACategoryAreMeasuredTogetherAndSeedsAreRepetitions() throws Exception {
    Files.writeString(folder.resolve("registry.yaml"), "hub_paths:\n  one:\n    - " + BON + "\n");
    run(BON, "0.1", 0, 9);
    run(BON, "0.1", 1, 9);
    run(BON, "0.8", 0, 4);
    run("default-MATH-500-Qwen2.5-7B-Instruct-bon", "0.8", 0, 20);

    assertThat(get("/tts/progress", "?category=one").toString())
        .isEqualTo("{\"runs\":3,\"judged\":0}");
    JsonNode study = get("/tts/study", "?category=one");
    assertThat(get("/tts/progress", "").toString()).isEqualTo("{\"runs\":4,\"judged\":3}");

    assertThat(study.get("settings")).hasSize(2);
    JsonNode cold = study.get("settings").get(0);
    assertThat(cold.get("seeds").size()).isEqualTo(2);
    assertThat(cold.get("runs").get(1).asString()).endsWith("seed-1--agg_strategy-last");
    assertThat(cold.get("numbers").get("completions").get("mean").asDouble()).isPositive();
    assertThat(study.get("contrasts")).isNotEmpty();
    assertThat(study.get("figures").get(0).get("title").asString()).contains("Accuracy");
    assertThat(get("/tts/study", "").get("settings")).hasSize(3);

    JsonNode temperatures = get("/tts/study", "?category=one&type=temperature_comparison");
    assertThat(temperatures.get("group").asString()).contains("3B-Instruct bon");
    assertThat(temperatures.get("types").toString()).doesNotContain("model_comparison");
    JsonNode models = get("/tts/study", "?type=model_comparison");
    assertThat(models.get("contrasts").get(0).get("verdict").asString()).isNotEmpty();
  }

  @Test
  void whatTheRegistryStatesOfAPlaceCountsMoreThanItsName() throws Exception {
    Files.writeString(
        folder.resolve("registry.yaml"),
        "hub_paths:\n  one:\n    - {path: %s, model: Big-9B}\n".formatted(BON));
    run(BON, "0.1", 0, 9);

    JsonNode setting = get("/tts/study", "").get("settings").get(0);

    assertThat(setting.get("model").asString()).isEqualTo("Big-9B");
    assertThat(setting.get("approach").asString()).isEqualTo("bon");
  }

  @Test
  void levelsOfDifficultyComeFromTheTemperatureThatIsNamed() throws Exception {
    run(BON, "0.1", 0, 9);
    run(BON, "0.8", 0, 4);

    JsonNode lowest = get("/tts/difficulty", "");
    JsonNode other = get("/tts/difficulty", "?reference=0.8");

    assertThat(lowest.get("reference").asInt()).isZero();
    assertThat(other.get("reference").asInt()).isEqualTo(1);
    assertThat(lowest.get("levelOf").size()).isEqualTo(10);
    assertThat(other.get("levelOf")).isNotEqualTo(lowest.get("levelOf"));
    int problems = 0;
    for (JsonNode level : lowest.get("levels")) {
      problems += level.get("problems").asInt();
      assertThat(level.get("cells")).hasSize(2);
    }
    assertThat(problems).isEqualTo(10);
    assertThat(lowest.get("figures").get(0).get("id").asString()).contains("heatmap_maj");
  }

  @Test
  void eachLevelSaysWhatIsRightWhenOtherCompletionsMakeIt() throws Exception {
    run(BON, "0.1", 0, 9);
    run(BON, "0.1", 1, 20);
    run(BON, "0.8", 0, 4);

    JsonNode difficulty = get("/tts/difficulty", "");

    assertThat(difficulty.get("heldOut").asString()).contains("all runs but one");
    double problems = 0;
    boolean differs = false;
    for (JsonNode level : difficulty.get("levels")) {
      assertThat(level.get("heldOut")).as("a cell per temperature").hasSize(2);
      JsonNode cold = level.get("heldOut").get(0);
      if (cold.isNull()) {
        continue;
      }
      problems += cold.get("problems").asDouble();
      assertThat(cold.get("n").asInt()).isEqualTo(4);
      assertThat(cold.get("mean").asDouble()).isBetween(0.0, 1.0);
      JsonNode own = level.get("cells").get(0);
      differs |= own.isNull() || cold.get("mean").asDouble() != own.get("mean").asDouble();
    }
    assertThat(problems).as("each problem is in one level of each fold").isEqualTo(10);
    assertThat(differs).as("not the numbers of levels from the same completions").isTrue();
  }

  @Test
  void levelsOfASingleCompletionCannotBeHeldOut() throws Exception {
    Path place = Files.createDirectories(folder.resolve("served").resolve(BON));
    Files.writeString(
        place.resolve("HuggingFaceH4_MATH-500--T-0.1--top_p-1.0--n-1--seed-0.jsonl"),
        "{\"problem\":\"P\",\"answer\":\"7\",\"unique_id\":\"p\",\"completions\":[\"\\\\boxed{7}\"]}\n");

    JsonNode difficulty = get("/tts/difficulty", "");

    assertThat(difficulty.get("heldOut").asString()).isEmpty();
    for (JsonNode level : difficulty.get("levels")) {
      assertThat(level.get("heldOut").get(0).isNull()).isTrue();
    }
  }

  @Test
  void runsBesideEachOtherAreNotPutTogetherAndHaveNamesOfTheirOwn() throws Exception {
    run(BON, "0.1", 0, 9);
    run(BON, "0.1", 1, 4);
    String row = "{\"problem\":\"P\",\"answer\":\"7\",\"completions\":[\"7\",\"8\"]}\n";
    Files.writeString(folder.resolve("served/plain.jsonl"), row);
    List<String> ids = new ArrayList<>();
    for (JsonNode each : get("/tts/runs", "").get("runs")) {
      ids.add(URLEncoder.encode(each.get("id").asString(), StandardCharsets.UTF_8));
    }
    ids.sort(null);
    String seeds = "?run=" + ids.get(0) + "&versus=" + ids.get(1);
    String plain = ids.stream().filter(id -> id.contains("plain")).findFirst().orElseThrow();

    assertThat(get("/tts/figures", seeds).get("figures").get(0).get("looks").toString())
        .contains("seed 0", "seed 1");
    assertThat(get("/tts/figures", "?run=" + plain).get("figures").get(0).get("title").asString())
        .isEqualTo("Accuracy by completions: plain");
  }

  @Test
  void aPlaceOfTheRegistryMayBeAWholePath() throws Exception {
    Path place = run(BON, "0.1", 0, 9).getParent();
    Files.writeString(folder.resolve("registry.yaml"), "hub_paths:\n  one:\n    - " + place + "\n");

    assertThat(get("/tts/study", "?category=one").get("settings")).hasSize(1);
  }

  @Test
  void whatCannotBeAnsweredSaysWhatToDo() throws Exception {
    assertThat(refused("/tts/study", 404)).contains("assay serve DIR");
    Files.writeString(
        folder.resolve("served/rows.jsonl"),
        "{\"problem\":\"P\",\"answer\":\"7\",\"completions\":[\"7\",\"8\"]}\n");
    assertThat(refused("/tts/difficulty", 409)).contains("T-0.8");
    run(BON, "0.1", 0, 9);
    assertThat(refused("/tts/study?category=nowhere", 404)).contains("hub_paths");
    assertThat(refused("/tts/study?type=nothing", 400)).contains("temperature_comparison");
    assertThat(refused("/tts/study?group=nothing", 404)).contains("There are");
    assertThat(refused("/tts/difficulty?reference=0.5", 404)).contains("0.1");
    assertThat(refused("/tts/difficulty?reference=hot", 400)).contains("temperature");
    assertThat(refused("/tts/difficulty?measure=best", 404)).contains("maj");
    assertThat(get("/tts/difficulty", "?measure=naive").get("measure").asString())
        .as("there are no scores, but an answer")
        .isEqualTo("maj");
  }

  private String refused(String question, int status) throws Exception {
    HttpResponse<String> refused = server.ask(question);
    assertThat(refused.statusCode()).as(question).isEqualTo(status);
    contract.checkError(refused.body());
    return refused.body();
  }

  @Test
  void runsThatStateTheSameSeedAreShownApartAndSaidToBe() throws Exception {
    run("a/" + BON, "0.1", 0, 9);
    run("b/" + BON, "0.1", 0, 3);

    JsonNode study = get("/tts/study", "");

    assertThat(study.get("settings")).hasSize(2);
    assertThat(study.get("remarks").get(0).asString()).contains("shown apart");
  }

  @Test
  void aStudyChangesWithItsFilesAndIsToldApartByItsETag() throws Exception {
    run(BON, "0.1", 0, 9);
    HttpResponse<String> first = server.ask("/tts/study");
    String etag = first.headers().firstValue("etag").orElseThrow();
    assertThat(server.send("GET", "/tts/study", "", "If-None-Match", etag).statusCode())
        .isEqualTo(304);

    run(BON, "0.8", 0, 4);

    assertThat(get("/tts/study", "").get("settings")).hasSize(2);
    assertThat(server.send("GET", "/tts/study", "", "If-None-Match", etag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whatWasPreparedOfARunCountsOnceAndIsReadWhileItIsNewer() throws Exception {
    Path raw = run(BON, "0.1", 0, 9);
    double before = completions();
    Path prepared =
        folder
            .resolve("served/preprocessed-" + BON)
            .resolve(raw.getFileName().toString().replace(".jsonl", ""))
            .resolve("train-00000-of-00001.parquet");
    prepare();
    assertThat(prepared).exists();

    assertThat(get("/tts/study", "").get("settings")).hasSize(1);
    assertThat(completions()).isEqualTo(before);
    JsonNode problem = get("/tts/problem", "?run=" + first() + "&problem=p3").get("problem");
    assertThat(problem.get("file").asString()).endsWith(".parquet");
    assertThat(problem.get("statement").asString()).isEqualTo("P3");
    assertThat(problem.get("majority").asString()).isEqualTo("7");

    run(BON, "0.1", 0, 1);
    Files.setLastModifiedTime(raw, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(completions()).isLessThan(before);
  }

  private String first() throws Exception {
    String id = get("/tts/runs", "").get("runs").get(0).get("id").asString();
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  private double completions() throws Exception {
    JsonNode setting = get("/tts/study", "").get("settings").get(0);
    return setting.get("numbers").get("completions").get("mean").asDouble();
  }

  private void prepare() {
    Path served = folder.resolve("served");
    Settings grading = new GradeWords().settings();
    var loader =
        new RunLoader(
            TtsYaml.builtInRules(), new ProblemJudge(new Grader(grading), StepScores.LAST));
    RunRef run = loader.discover(served, "served", Sidecar.NOTHING).runs().getFirst();
    Path to = PreparedPlace.of(loader.home(run), null, run.subset());
    var options = new PrepareOptions(List.of(), StepScores.LAST, false, grading);
    var task = new Preparation.Task(run, loader.files(run), to, false, false);
    assertThat(new Preparation(options, Clock.systemUTC()).prepare(task, (share, count) -> {}))
        .isInstanceOf(Preparation.Result.Done.class);
  }
}
