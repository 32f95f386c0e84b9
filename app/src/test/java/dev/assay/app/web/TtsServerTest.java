package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.app.workspace.Workspace;
import dev.assay.formats.Settings;
import dev.assay.store.Index;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs of test-time scaling through a real port. */
class TtsServerTest {
  private static final String NAME = "org_Sums--T-0.8--top_p-1.0--n-3--seed-4--agg_strategy-last";
  private static final String ROWS =
      """
      {"problem": "What is $1+1$?", "answer": "2", "subject": "Sums", "level": 1, "unique_id": "a",\
       "completions": ["So \\\\boxed{2}", "It is \\\\boxed{3}.", "Surely \\\\boxed{2.0}"],\
       "scores": [[0.1, 0.2], [0.9], [0.3]]}
      {"problem": "<img src=x onerror=alert(1)>", "answer": "7", "unique_id": "../../etc/passwd",\
       "completions": ["<script>alert(1)</script> $\\\\href{javascript:alert(1)}{x}$", "\\\\boxed{7}", "I do not know."]}
      no row
      """;

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
                Settings.DEFAULTS,
                List.of(folder.resolve("served")),
                List.of(folder.resolve("registry.yaml"))));
  }

  @AfterEach
  void stop() {
    server.close();
    index.close();
  }

  private Path write(String name, String rows) throws Exception {
    return Files.writeString(folder.resolve("served").resolve(name), rows);
  }

  private JsonNode get(String path, String query) throws Exception {
    HttpResponse<String> response = server.ask(path + query);
    assertThat(response.statusCode()).as(path + query + " " + response.body()).isEqualTo(200);
    contract.check(path, response.body());
    return JsonMapper.shared().readTree(response.body());
  }

  private JsonNode runs() throws Exception {
    return get("/tts/runs", "");
  }

  private String firstId() throws Exception {
    return of("run", runs().get("runs").get(0).get("id").asString());
  }

  private static String of(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Test
  void runsAreFoundWithWhatTheirNamesSayAndAgainWhenAFileComes() throws Exception {
    assertThat(runs().get("runs")).isEmpty();
    write(NAME + ".jsonl", ROWS);

    JsonNode run = runs().get("runs").get(0);

    assertThat(run.get("benchmark").asString()).isEqualTo("org/Sums");
    assertThat(run.get("seed").asString()).isEqualTo("4");
    assertThat(run.get("temperature").asString()).contains("0.8");
  }

  @Test
  void problemsAreListedWithTheirVerdictsAndBadLinesWithTheirPlaces() throws Exception {
    write(NAME + ".jsonl", ROWS);

    JsonNode run = get("/tts/run", "?" + firstId());

    JsonNode first = run.get("problems").get(0);
    assertThat(first.get("right").asInt()).isEqualTo(2);
    assertThat(first.get("answers").asInt()).isEqualTo(2);
    assertThat(first.get("chosen").get("maj").asBoolean()).isTrue();
    assertThat(first.get("chosen").get("naive").asBoolean()).isFalse();
    JsonNode second = run.get("problems").get(1);
    assertThat(second.get("unanswered").asInt()).isEqualTo(1);
    assertThat(second.get("chosen").has("naive")).isFalse();
    assertThat(run.get("unreadable").get(0).asString()).contains("line 3").doesNotContain("served");
  }

  @Test
  void aProblemShowsItsVotesAndWhyEachCompletionIsRightOrWrong() throws Exception {
    write(NAME + ".jsonl", ROWS);

    JsonNode shown = get("/tts/problem", "?" + firstId() + "&problem=a&offset=1&limit=1");

    assertThat(shown.get("votes").get(0).get("count").asInt()).isEqualTo(2);
    assertThat(shown.get("votes").get(0).get("correct").asBoolean()).isTrue();
    assertThat(shown.get("choices").get("naive").asInt()).isEqualTo(1);
    assertThat(shown.get("completions")).hasSize(1);
    JsonNode grade = shown.get("completions").get(0).get("grade");
    assertThat(grade.get("correct").asBoolean()).isFalse();
    assertThat(grade.get("extracted").asString()).isEqualTo("3");
    assertThat(grade.get("reason").asString()).isNotBlank();
  }

  @Test
  void aRunHasItsScalingCurves() throws Exception {
    write(NAME + ".jsonl", ROWS);

    JsonNode figures = get("/tts/figures", "?" + firstId()).get("figures");

    assertThat(figures.get(0).get("title").asString()).contains("Accuracy by completions");
  }

  @Test
  void textsComeBackToTheLetterWhateverTheyHold() throws Exception {
    write(NAME + ".jsonl", ROWS);

    JsonNode shown = get("/tts/problem", "?" + firstId() + "&" + of("problem", "../../etc/passwd"));

    assertThat(shown.get("completions").get(0).get("text").asString())
        .isEqualTo("<script>alert(1)</script> $\\href{javascript:alert(1)}{x}$");
  }

  @Test
  void nothingOutsideTheFoldersCanBeNamedOrLinkedTo() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside.jsonl"), ROWS);
    write(NAME + ".jsonl", ROWS);
    Files.createSymbolicLink(folder.resolve("served/linked.jsonl"), outside);

    assertThat(runs().get("runs")).hasSize(1);
    for (String id :
        List.of("", "../outside", outside.toString(), "served/../outside", "x".repeat(5000))) {
      HttpResponse<String> refused = server.ask("/tts/run?" + of("run", id));
      assertThat(refused.statusCode()).as(id).isEqualTo(404);
      contract.checkError(refused.body());
    }
    assertThat(server.ask("/tts/problem?" + firstId() + "&problem=none").statusCode())
        .isEqualTo(404);
    assertThat(server.ask("/tts/problem?" + firstId() + "&problem=a&limit=65").statusCode())
        .isEqualTo(400);
  }

  @Test
  void ofALongCompletionTheBeginningIsSentWithItsWholeLength() throws Exception {
    String text = "x".repeat(39_999) + "\ud83d\ude00".repeat(100_000) + " \\\\boxed{2}";
    write(
        NAME + ".jsonl",
        "{\"problem\": \"p\", \"answer\": \"2\", \"unique_id\": \"a\", \"completions\": [\""
            + text
            + "\", \"2\"]}\n");

    JsonNode one = get("/tts/problem", "?" + firstId() + "&problem=a").get("completions").get(0);

    assertThat(one.get("text").asString()).isEqualTo("x".repeat(39_999));
    assertThat(one.get("length").asInt()).isGreaterThan(200_000);
    assertThat(one.get("grade").get("correct").asBoolean()).isTrue();
  }

  @Test
  void aRunIsReadAgainWhenItsFileIsWrittenAnew() throws Exception {
    write(NAME + ".jsonl", ROWS);
    assertThat(get("/tts/run", "?" + firstId()).get("problems")).hasSize(2);

    write(NAME + ".jsonl", ROWS.lines().findFirst().orElseThrow() + "\n");

    assertThat(get("/tts/run", "?" + firstId()).get("problems")).hasSize(1);
  }

  @Test
  void theRegistrySaysWhichRunsBelongTogether() throws Exception {
    Files.writeString(folder.resolve("registry.yaml"), "hub_paths:\n  sums:\n    - served\n");
    write(NAME + ".jsonl", ROWS);

    assertThat(runs().get("runs").get(0).get("categories").get(0).asString()).isEqualTo("sums");
  }
}
