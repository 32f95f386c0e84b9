package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.suite.Suites;
import dev.assay.app.Fixture;
import dev.assay.app.workspace.Workspace;
import dev.assay.formats.Settings;
import dev.assay.store.Index;
import dev.assay.testkit.corpus.StageCorpus;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Figure suites through a real port. */
class SuiteServerTest {
  private static final String MACRO = "tier3/macro/tier3_macro_acc_vs_step";

  @TempDir Path folder;
  private Index index;
  private LiveServer server;
  private Contract contract;

  @BeforeEach
  void start() throws Exception {
    Workspace workspace = new Workspace(folder);
    index = workspace.makeIndex();
    contract = new Contract();
    server =
        new LiveServer(
            index, new Site.Files(null, null, List::of, workspace.suites(), Settings.DEFAULTS));
  }

  @AfterEach
  void stop() {
    server.close();
    index.close();
  }

  private void scanned(int steps) throws Exception {
    new StageCorpus(2, steps, 2000, 50_000, 11, 10, 0, false, StageCorpus.Faults.NONE, 7)
        .writeTo(folder.resolve("results"));
    Fixture.SCANNER.scan(
        index, List.of(folder.resolve("results")), Settings.DEFAULTS, (phase, done, total) -> {});
  }

  private JsonNode get(String path, String target) throws Exception {
    HttpResponse<String> response = server.ask(target);
    assertThat(response.statusCode()).as(target + " " + response.body()).isEqualTo(200);
    contract.check(path, response.body());
    assertThat(response.body()).doesNotContain("NaN", "Infinity");
    return JsonMapper.shared().readTree(response.body());
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.get(field).asString()));
    return texts;
  }

  @Test
  void withoutResultsSuitesAreListedAndAskingForOneSaysWhatToDo() throws Exception {
    JsonNode suites = get("/suites", "/suites").get("suites");

    assertThat(texts(suites, "name")).contains("stage-diagrams", "learning-curves");
    assertThat(suites.get(0).get("files").asInt()).isZero();
    HttpResponse<String> none = server.ask("/suites/stage-diagrams");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("assay scan");
  }

  @Test
  void aSuiteHasTheFiguresOfTheCommandWithTheStepsThatAreAskedFor() throws Exception {
    scanned(4);
    JsonNode usual = get("/suites/{name}", "/suites/stage-diagrams");
    JsonNode asked =
        get("/suites/{name}", "/suites/stage-diagrams?snapshots=4000,999&compareSteps=4000");

    assertThat(texts(usual.get("figures"), "path")).contains(MACRO);
    assertThat(usual.get("numbers").get("stages").size()).isEqualTo(2);
    assertThat(asked.get("snapshots").toString()).isEqualTo("[4000]");
    assertThat(texts(asked.get("figures"), "path"))
        .contains("tier2/snapshots/tier2_step_4000_by_slice");
    assertThat(asked.get("skipped").toString()).contains("step 999 was not evaluated");
    for (String wrong : List.of("snapshots=-1", "snapshots=1e3", "compareSteps=NaN")) {
      assertThat(server.ask("/suites/stage-diagrams?" + wrong).statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
  }

  @Test
  void aFigureComesAsDataAndAsFiles() throws Exception {
    scanned(4);
    String target = "/figures/suite/stage-diagrams?figure=" + MACRO;

    JsonNode figure = get("/figures/suite/{name}", target);
    assertThat(figure.get("title").asString()).isNotEmpty();
    for (String format : List.of("svg", "csv", "html", "png&dpi=30", "pdf")) {
      HttpResponse<String> file = server.ask(target + "&theme=dark&format=" + format);
      assertThat(file.statusCode()).as(format).isEqualTo(200);
      assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
          .contains("tier3_macro_acc_vs_step." + format.replaceAll("&.*", ""));
    }
    String skipped = "tier2/snapshots/tier2_step_999_by_slice";
    HttpResponse<String> refused =
        server.ask("/figures/suite/stage-diagrams?snapshots=999&figure=" + skipped);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("step 999 was not evaluated");
  }

  @Test
  void whatIsNoSuiteAndNoFigureOfOneIsNotFound() throws Exception {
    scanned(2);
    Files.writeString(folder.resolve("secret.yaml"), "password: 1");
    for (String name : List.of("none", "..%2Fsecret.yaml", "secret.yaml", "%2Fetc%2Fpasswd")) {
      assertThat(server.ask("/suites/" + name).statusCode()).as(name).isEqualTo(404);
    }
    for (String path : List.of("", "..%2F..%2Fsecret", MACRO + ".png")) {
      assertThat(server.ask("/figures/suite/stage-diagrams?figure=" + path).statusCode())
          .as(path)
          .isEqualTo(404);
    }
  }

  @Test
  void aNewCheckpointIsInTheFiguresAfterItsScan() throws Exception {
    scanned(2);
    int before = get("/suites/{name}", "/suites/stage-diagrams").get("steps").size();
    scanned(4);

    assertThat(get("/suites/{name}", "/suites/stage-diagrams").get("steps").size())
        .isEqualTo(before + 2);
  }

  /** The page shows an answer while the next one is on its way. */
  @Test
  void aFigureThatANewCheckpointRenamedIsStillThereForThoseWhoHoldTheAnswerThatListsIt()
      throws Exception {
    scanned(2);
    String old =
        "/figures/suite/stage-diagrams?figure=tier3/deltas/"
            + "tier3_delta_step_4000_minus_2000_by_task";
    JsonNode answer = get("/suites/{name}", "/suites/stage-diagrams");
    scanned(4);
    get("/suites/{name}", "/suites/stage-diagrams");

    get("/figures/suite/{name}", old + "&generation=" + answer.get("generation").asLong());
    assertThat(server.ask(old).statusCode()).isEqualTo(404);
    assertThat(server.ask(old + "&generation=x").statusCode()).isEqualTo(400);
  }

  @Test
  void oneAnswerSurvivesThatManyAskAtOnce() throws Exception {
    scanned(4);
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<HttpResponse<String>>> asked = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        asked.add(threads.submit(() -> server.ask("/suites/stage-diagrams")));
      }
      for (var each : asked) {
        assertThat(each.get().statusCode()).isEqualTo(200);
        assertThat(each.get().body()).isEqualTo(asked.getFirst().get().body());
      }
    }
  }

  @Test
  void theWorkspacesOwnSuitesAreListedABrokenOneWithItsReason() throws Exception {
    scanned(3);
    Path own = Files.createDirectories(folder.resolve("suites"));
    try (var built = Suites.class.getResourceAsStream("stage-diagrams.yaml")) {
      Files.write(own.resolve("mine.yaml"), Objects.requireNonNull(built).readAllBytes());
    }
    Files.writeString(own.resolve("broken.yaml"), "tiers: <img src=x>");

    JsonNode suites = get("/suites", "/suites").get("suites");
    assertThat(texts(suites, "name")).contains("mine.yaml", "broken.yaml");
    for (JsonNode suite : suites) {
      boolean broken = suite.get("name").asString().equals("broken.yaml");
      assertThat(suite.has("problem")).as(suite.toString()).isEqualTo(broken);
    }
    assertThat(texts(get("/suites/{name}", "/suites/mine.yaml").get("figures"), "path"))
        .contains(MACRO);
    assertThat(server.ask("/suites/broken.yaml").statusCode()).isEqualTo(400);
  }
}
