package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.app.Fixture;
import dev.assay.app.dashboard.ExperimentAnswers;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.Settings;
import dev.assay.formats.track.ExperimentStore;
import dev.assay.formats.track.ExperimentTracker;
import dev.assay.store.Index;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Experiments through a real port. */
class ExperimentServerTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)>";

  @TempDir Path folder;
  private Workspace workspace;
  private Index index;
  private LiveServer server;
  private Contract contract;
  private final List<String> ids = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    workspace = new Workspace(folder);
    index = workspace.makeIndex();
    contract = new Contract();
    serve(true);
  }

  private void serve(boolean writable) {
    server =
        new LiveServer(index, new Site.Files(writable ? workspace.notes() : null, null, List::of));
  }

  @AfterEach
  void stop() {
    server.close();
    index.close();
  }

  private Path results() {
    return folder.resolve("results");
  }

  /** Two methods with three seeds each, and a scan. */
  private void logged() {
    for (String method : List.of("ntp", "ntp+top")) {
      for (int seed = 1; seed <= 3; seed++) {
        ids.add(log(method, seed, method.equals("ntp") ? 52 + 0.1 * seed : 49 + 0.2 * seed));
      }
    }
    scan();
  }

  private String log(String method, int seed, double perplexity) {
    return new ExperimentTracker(results())
        .logExperiment(
            Map.of("method", method, "seed", seed, "training", Map.of("lr", 0.001 * seed)),
            Map.of("perplexity", perplexity),
            Map.of(
                "history",
                List.of(
                    Map.of("step", 100, "seconds", 10, "val_ppl", perplexity + 30),
                    Map.of("step", 200, "seconds", 20, "val_ppl", perplexity))));
  }

  private void scan() {
    Fixture.SCANNER.scan(index, List.of(results()), Settings.DEFAULTS, (phase, done, total) -> {});
  }

  private JsonNode get(String path, String target) throws Exception {
    HttpResponse<String> response = server.ask(target);
    assertThat(response.statusCode()).as(target + " " + response.body()).isEqualTo(200);
    contract.check(path, response.body());
    assertThat(response.body()).doesNotContain("NaN", "Infinity");
    return JsonMapper.shared().readTree(response.body());
  }

  private HttpResponse<String> pack(String body, String... headers) throws Exception {
    return server.send("POST", "/experiments/package", body, headers);
  }

  @Test
  void aWorkspaceWithoutExperimentsHasAnEmptyHistory() throws Exception {
    JsonNode answer = get("/experiments", "/experiments");

    assertThat(answer.get("folder").isNull()).isTrue();
    assertThat(answer.get("experiments").size()).isZero();
    HttpResponse<String> summary = server.ask("/experiments/summary");
    assertThat(summary.statusCode()).isEqualTo(404);
    assertThat(summary.body()).contains("assay track log");
  }

  @Test
  void theHistoryListsTheNewestFirstWithSettingsThatDifferAndMeasuredDurations() throws Exception {
    logged();
    JsonNode answer = get("/experiments", "/experiments");

    assertThat(answer.get("folder").asString()).isEqualTo("results");
    assertThat(answer.get("experiments").size()).isEqualTo(6);
    JsonNode newest = answer.get("experiments").get(0);
    assertThat(newest.get("id").asString()).isEqualTo(ids.getLast());
    assertThat(newest.get("seconds").asDouble()).isEqualTo(20);
    assertThat(newest.get("metrics").get("final_ppl").get(0).asDouble())
        .isCloseTo(49.6, within(1e-9));
    assertThat(newest.get("settings").get("training.lr").asString()).isEqualTo("0.003");
    JsonNode one = get("/experiments/{id}", "/experiments/" + ids.getFirst() + "?folder=results");
    assertThat(one.get("config").get("seed").asString()).isEqualTo("1");
    assertThat(server.ask("/experiments/..%2F..%2Fsecret").statusCode()).isEqualTo(404);
  }

  @Test
  void theSummaryComparesMethodsWithTheBaselineThatIsAskedFor() throws Exception {
    logged();
    JsonNode usual = get("/experiments/summary", "/experiments/summary");
    JsonNode turned = get("/experiments/summary", "/experiments/summary?baseline=ntp%2Btop");
    get("/experiments/summary", "/experiments/summary?method=ntp&metrics=final_ppl&x=seconds");
    get("/experiments/summary", "/experiments/summary?by=training.lr&threshold=val_ppl%3C53");

    assertThat(usual.get("baseline").asString()).isEqualTo("ntp");
    JsonNode versus = usual.get("methods").get(1).get("scores").get(0).get("versus");
    assertThat(versus.get("verdict").asString()).isEqualTo("better");
    assertThat(versus.get("pairs").asInt()).isEqualTo(3);
    assertThat(turned.get("methods").get(0).get("name").asString()).isEqualTo("ntp+top");
    assertThat(
            turned
                .get("methods")
                .get(1)
                .get("scores")
                .get(0)
                .get("versus")
                .get("verdict")
                .asString())
        .isEqualTo("worse");
    assertThat(usual.get("axes").toString()).isEqualTo("[\"step\",\"seconds\"]");
    for (String wrong : List.of("baseline=none", "metrics=nothing", "method=nobody", "folder=..")) {
      assertThat(server.ask("/experiments/summary?" + wrong).statusCode()).as(wrong).isEqualTo(404);
    }
    for (String wrong : List.of("x=furlongs", "level=1", "level=NaN", "threshold=val_ppl")) {
      assertThat(server.ask("/experiments/summary?" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void figuresComeAsDataAndAsFiles() throws Exception {
    logged();
    for (String name : List.of("/figures/experiments/curves", "/figures/experiments/comparison")) {
      get(name, name + "?x=seconds&curve=val_ppl");
      for (String format : List.of("svg", "csv", "html", "png&dpi=30", "pdf")) {
        HttpResponse<String> file = server.ask(name + "?theme=dark&format=" + format);
        assertThat(file.statusCode()).as(format).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
            .contains("attachment");
      }
    }
  }

  @Test
  void anInvalidatedExperimentIsListedWithItsReasonAndCountsNoMoreWithoutAScan() throws Exception {
    logged();
    String before = get("/health", "/health").get("experiments").asString();
    get("/experiments", "/experiments");
    new ExperimentStore(results())
        .invalidate(ids.getLast(), "wrong data", OffsetDateTime.now(ZoneOffset.UTC));

    JsonNode answer = get("/experiments", "/experiments");
    assertThat(answer.get("experiments").get(0).get("invalid").asString()).isEqualTo("wrong data");
    JsonNode summary = get("/experiments/summary", "/experiments/summary");
    assertThat(summary.get("methods").get(1).get("runs").asInt()).isEqualTo(2);
    assertThat(get("/health", "/health").get("experiments").asString()).isNotEqualTo(before);
  }

  @Test
  void aNewExperimentIsThereAtOnce() throws Exception {
    logged();
    get("/experiments", "/experiments");
    String fresh = log(HOSTILE, 4, 50);

    JsonNode answer = get("/experiments", "/experiments");
    assertThat(answer.get("experiments").get(0).get("id").asString()).isEqualTo(fresh);
    assertThat(answer.get("experiments").get(0).get("method").asString()).isEqualTo(HOSTILE);
    HttpResponse<String> page = server.ask("/figures/experiments/comparison?format=html");
    assertThat(page.body()).doesNotContain(HOSTILE);
  }

  @Test
  void thePackageIsWrittenAsAssayPackWritesItAndOnlyWhereItDiffers() throws Exception {
    logged();
    HttpResponse<String> first = pack("{\"folder\": \"results\", \"dpi\": 40}");
    HttpResponse<String> again = pack("{\"folder\": \"results\", \"dpi\": 40}");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    contract.check("post", "/experiments/package", first.body());
    assertThat(results().resolve("fig_method_comparison.pdf")).isNotEmptyFile();
    assertThat(results().resolve("report.md")).content().contains("Holm");
    JsonNode second = JsonMapper.shared().readTree(again.body());
    assertThat(second.get("written").size()).isZero();
    HttpResponse<String> one = server.ask("/experiments/package?dpi=40&file=results_table.md");
    assertThat(one.body()).isEqualTo(Files.readString(results().resolve("results_table.md")));
    assertThat(server.ask("/experiments/package?dpi=40&file=../x").statusCode()).isEqualTo(404);
  }

  @Test
  void thePackageIsMadeAnewWithItsOwnOptionsUnlessOthersAreGiven() throws Exception {
    logged();
    pack("{\"folder\": \"results\", \"dpi\": 40, \"threshold\": [\"val_ppl<7\"], \"level\": 0.9}");

    HttpResponse<String> again = pack("{\"folder\": \"results\", \"smooth\": 0.5}");

    contract.check("post", "/experiments/package", again.body());
    String manifest = Files.readString(results().resolve("manifest.json"));
    assertThat(manifest).contains("val_ppl<7", "\"level\":0.9", "\"dpi\":40", "\"smoothing\":0.5");
    JsonNode answer = JsonMapper.shared().readTree(again.body());
    assertThat(answer.get("recorded").toString())
        .contains("--threshold 'val_ppl<7'", "--level '0.9'", "--dpi '40'")
        .doesNotContain("smooth");
  }

  @Test
  void whatThePageShowsStartsFromTheOptionsOfThePackageThatIsThere() throws Exception {
    logged();
    assertThat(get("/experiments", "/experiments").get("recorded").size()).isZero();
    String before = get("/health", "/health").get("experiments").asString();
    pack("{\"dpi\": 40, \"threshold\": [\"val_ppl<7\"], \"level\": 0.9, \"by\": [\"method\"]}");

    JsonNode shown = get("/experiments/summary", "/experiments/summary");
    JsonNode other = get("/experiments/summary", "/experiments/summary?level=0.8");
    JsonNode fresh = get("/experiments/summary", "/experiments/summary?fresh=true");
    String caption = server.ask("/figures/experiments/comparison").body();

    assertThat(shown.get("level").asDouble()).isEqualTo(0.9);
    assertThat(shown.get("thresholds").toString()).isEqualTo("[\"val_ppl<7\"]");
    assertThat(shown.get("by").toString()).isEqualTo("[\"method\"]");
    assertThat(other.get("level").asDouble()).isEqualTo(0.8);
    assertThat(other.get("thresholds").toString()).isEqualTo("[\"val_ppl<7\"]");
    assertThat(fresh.get("level").asDouble()).isEqualTo(0.95);
    assertThat(fresh.get("by").size()).isZero();
    assertThat(caption).contains("90 %").doesNotContain("95 %");
    assertThat(get("/experiments", "/experiments").get("recorded").toString())
        .contains("--level '0.9'", "--threshold 'val_ppl<7'")
        .doesNotContain("dpi");
    assertThat(get("/health", "/health").get("experiments").asString()).isNotEqualTo(before);

    assertThat(pack("{\"dpi\": 40, \"fresh\": true}").statusCode()).isEqualTo(200);
    assertThat(get("/experiments/summary", "/experiments/summary").get("level").asDouble())
        .isEqualTo(0.95);
  }

  @Test
  void thePackageComesAsAnArchiveWithoutWriting() throws Exception {
    logged();
    byte[] archive = server.bytes("/experiments/package?dpi=40&baseline=ntp");

    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        if (entry.getName().equals("metrics.csv")) {
          assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("ntp+top");
        }
      }
    }
    assertThat(names).contains("manifest.json", "summary_table.csv", "fig_learning_curves.png");
    assertThat(results().resolve("report.md")).doesNotExist();
  }

  @Test
  void writingIsRefusedToStrangersAndWhereNobodyMay() throws Exception {
    logged();
    assertThat(pack("{}", "Content-Type", "text/plain").statusCode()).isEqualTo(415);
    assertThat(
            pack("{}", "Content-Type", "application/json", "Origin", "http://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(pack("{\"output\": \"/tmp\"}").statusCode()).isEqualTo(400);
    assertThat(pack("{\"folder\": \"/etc\"}").statusCode()).isEqualTo(404);
    assertThat(pack("[1").statusCode()).isEqualTo(400);
    server.close();
    serve(false);
    HttpResponse<String> refused = pack("{}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("--read-only");
    assertThat(results().resolve("report.md")).doesNotExist();
  }

  @Test
  void aTableOfSomebodyElseIsShownAndStaysAsItIs() throws Exception {
    Files.createDirectories(results());
    String table = "method,final_perplexity\nntp,52.1\nntp+top,49.9\n";
    Files.writeString(results().resolve("metrics.csv"), table);
    scan();

    JsonNode answer = get("/experiments", "/experiments");
    assertThat(answer.get("experiments").size()).isEqualTo(2);
    assertThat(answer.get("experiments").get(0).get("provenance").asString()).isEqualTo("imported");
    assertThat(answer.get("ownsTable").asBoolean()).isFalse();
    HttpResponse<String> written = pack("{\"dpi\": 40}");
    assertThat(written.body()).contains("\"kept\":[\"metrics.csv\"]");
    assertThat(results().resolve("metrics.csv")).hasContent(table);
  }

  @Test
  void thePageWithoutAServerHoldsTheSameAnswers() throws Exception {
    logged();
    byte[] json =
        ExperimentAnswers.of(
            ResultsFolder.read(results(), ZoneOffset.UTC), "results", MetricCatalogue.builtIn());
    JsonNode page = JsonMapper.shared().readTree(json);

    contract.check("/experiments", page.get("history").toString());
    contract.check("/experiments/{id}", page.get("details").get(ids.getFirst()).toString());
    JsonNode answers = page.get("answers");
    for (String axis : List.of("step", "seconds")) {
      String curves = answers.get("curves by " + axis).toString();
      contract.check("/figures/experiments/curves", curves);
    }
    contract.check("/experiments/summary", answers.get("summary").toString());
    assertThat(answers.get("comparison"))
        .isEqualTo(
            get("/figures/experiments/comparison", "/figures/experiments/comparison?x=step"));
    assertThat(answers.get("summary").get("methods"))
        .isEqualTo(get("/experiments/summary", "/experiments/summary").get("methods"));
  }
}
