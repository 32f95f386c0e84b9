package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.app.Fixture;
import dev.assay.app.workspace.Indexing;
import dev.assay.app.workspace.Workspace;
import dev.assay.formats.Settings;
import dev.assay.formats.record.RunRecorder;
import dev.assay.formats.record.RunRecorder.Saved;
import dev.assay.store.Index;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Saving evaluations through a real port. */
class RunServerTest {
  private static final String BODY =
      "{\"metrics\": {\"sblimp\": {\"accuracy\": 0.5, \"samples\": 10}}, \"step\": 300,"
          + " \"curves\": {\"librilight\": {\"losses\": [2.5, null, 1.5]}}, \"id\": \"job-7\"}";

  @TempDir Path folder;
  private final List<String> trouble = new ArrayList<>();
  private Workspace workspace;
  private Index index;
  private LiveServer server;

  @BeforeEach
  void start() {
    workspace = new Workspace(folder);
    index = workspace.makeIndex();
    RunRecorder recorder = new RunRecorder(Clock.systemUTC(), folder, "0.1.0");
    serve(
        new RunRoutes.Saving(
            evaluation -> {
              Saved saved = recorder.save(evaluation, runs());
              return new RunRoutes.Done(saved, indexed(saved.folder()));
            },
            values -> recorder.log(values, runs())));
  }

  private Path runs() {
    return workspace.savedRuns();
  }

  private boolean indexed(Path run) {
    return Indexing.add(
        run, () -> index, workspace, Settings.DEFAULTS, Fixture.SCANNER, trouble::add);
  }

  private void serve(RunRoutes.@Nullable Saving saving) {
    server = new LiveServer(index, new Site.Files(workspace.notes(), saving, List::of));
  }

  @AfterEach
  void stop() {
    server.close();
    index.close();
    assertThat(trouble).isEmpty();
  }

  private HttpResponse<String> post(String body) throws Exception {
    return server.send("POST", "/runs", body);
  }

  @Test
  void anEvaluationIsSavedOnceAndListedAtOnce() throws Exception {
    HttpResponse<String> first = post(BODY);
    HttpResponse<String> again = post(BODY);
    HttpResponse<String> more = post("{\"metrics\": {\"x\": 1}, \"id\": \"job-7\"}");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    Contract contract = new Contract();
    contract.check("post", "/runs", 201, first.body());
    contract.check("post", "/runs", 200, again.body());
    JsonNode answer = JsonMapper.shared().readTree(first.body());
    assertThat(answer.get("indexed").asBoolean()).isTrue();
    assertThat(answer.get("outcome").asString()).isEqualTo("new");
    assertThat(again.body()).contains("\"outcome\":\"known\"");
    assertThat(more.body()).contains("\"outcome\":\"merged\"");
    assertThat(Path.of(answer.get("folder").asString())).startsWith(folder).isDirectory();

    JsonNode page = server.get("/runs");
    assertThat(page.get("total").asInt()).isEqualTo(1);
    assertThat(page.get("rows").get(0).get("step").asInt()).isEqualTo(300);
  }

  @Test
  void whatCannotBeSavedIsNamed() throws Exception {
    Contract contract = new Contract();
    for (String body :
        List.of("", "[]", "{", "{\"metrics\": 1}", "{\"path\": \"/etc\"}", "{\"metrics\": {}}")) {
      HttpResponse<String> answer = post(body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      contract.checkError(answer.body());
    }
    assertThat(post("{\"metrics\": 1}").body()).contains("'metrics' must be a JSON object");
    assertThat(server.send("POST", "/runs", BODY, "Content-Type", "text/plain").statusCode())
        .isEqualTo(415);
    assertThat(post(BODY.replace("300", "300, \"note\": 1")).statusCode()).isEqualTo(400);
    post(BODY);
    HttpResponse<String> other = post(BODY.replace("300", "400"));
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("the run is of step 300");
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() throws Exception {
    String note = "x".repeat(RunRoutes.MAX_BODY);
    assertThat(post("{\"note\": \"" + note + "\"}").statusCode()).isEqualTo(413);
  }

  @Test
  void aServerThatOnlyReadsSavesNothing() throws Exception {
    server.close();
    serve(null);
    HttpResponse<String> answer = post(BODY);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("assay record");
    assertThat(workspace.savedRuns()).doesNotExist();
  }

  @Test
  void valuesAreLoggedOnceAndTheEvaluationJoinsThem() throws Exception {
    String one = "{\"step\": 1, \"name\": \"loss\", \"value\": 2.5}";
    String two = "{\"step\": 2, \"name\": \"loss\", \"value\": null}";
    String batch = "{\"id\": \"job-8\", \"type\": \"TTT\", \"from\": %d, \"values\": [%s]}";

    HttpResponse<String> first = server.send("POST", "/log", batch.formatted(0, one));
    HttpResponse<String> again = server.send("POST", "/log", batch.formatted(0, one + "," + two));
    HttpResponse<String> gap = server.send("POST", "/log", batch.formatted(7, one));
    HttpResponse<String> evaluation = post(BODY.replace("job-7", "job-8"));

    Contract contract = new Contract();
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    contract.check("post", "/log", first.body());
    JsonNode logged = JsonMapper.shared().readTree(again.body());
    assertThat(logged.get("values").asInt()).isEqualTo(2);
    assertThat(gap.statusCode()).isEqualTo(409);
    assertThat(gap.body()).contains("the run has 2 values, but these begin at 7");
    assertThat(evaluation.statusCode()).isEqualTo(201);
    Path run = Path.of(logged.get("folder").asString());
    assertThat(evaluation.body()).contains("\"" + run.getFileName() + "\"");
    assertThat(run.resolve("metrics.jsonl")).content().hasLineCount(2);
    assertThat(run.resolve("results.json")).isRegularFile();
  }

  @Test
  void whatIsNoLoggedValueIsNamed() throws Exception {
    Contract contract = new Contract();
    String value = "{\"step\": 1, \"name\": \"loss\", \"value\": 2.5}";
    for (String body :
        List.of(
            "[]",
            "{\"id\": \"x\", \"from\": 0, \"values\": 7}",
            "{\"id\": \"\", \"from\": 0, \"values\": [" + value + "]}",
            "{\"id\": \"x\", \"values\": [" + value + "]}",
            "{\"id\": \"x\", \"from\": -1, \"values\": [" + value + "]}",
            "{\"id\": \"x\", \"from\": 0, \"values\": [" + value.replace("2.5", "\"a\"") + "]}",
            "{\"id\": \"x\", \"from\": 0, \"values\": [" + value.replace("1", "1.5") + "]}",
            "{\"id\": \"x\", \"from\": 0, \"values\": [" + value.replace("loss", "a\\n") + "]}")) {
      HttpResponse<String> answer = server.send("POST", "/log", body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      contract.checkError(answer.body());
    }
    assertThat(runs()).doesNotExist();
  }
}
