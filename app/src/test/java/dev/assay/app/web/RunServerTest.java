package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.question.Snapshots;
import dev.assay.app.Fixture;
import dev.assay.app.workspace.Indexing;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.Settings;
import dev.assay.formats.record.RunRecorder;
import dev.assay.formats.record.RunRecorder.Saved;
import dev.assay.store.Index;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String BODY =
      "{\"metrics\": {\"sblimp\": {\"accuracy\": 0.5, \"samples\": 10}}, \"step\": 300,"
          + " \"curves\": {\"librilight\": {\"losses\": [2.5, null, 1.5]}}, \"id\": \"job-7\"}";

  @TempDir Path folder;
  private final List<String> log = new ArrayList<>();
  private Workspace workspace;
  private Index index;
  private Site site;
  private Server server;

  @BeforeEach
  void start() {
    workspace = new Workspace(folder);
    index = workspace.makeIndex();
    RunRecorder recorder = new RunRecorder(Clock.systemUTC(), folder, "0.1.0");
    serve(evaluation -> {
      Saved saved = recorder.save(evaluation, workspace.savedRuns());
      boolean indexed =
          Indexing.add(
              saved.folder(), index, workspace, Settings.DEFAULTS, Fixture.SCANNER, log::add);
      return new RunRoutes.Done(saved, indexed);
    });
  }

  private void serve(RunRoutes.@Nullable Saving saving) {
    Snapshots snapshots = new Snapshots(index, MetricCatalogue.builtIn());
    site = new Site(index, snapshots, "ws", "0.1.0", () -> false, workspace.notes(), saving);
    server = Server.start(site, new Server.Address("127.0.0.1", 0, 1, List.of()), log::add);
  }

  @AfterEach
  void stop() {
    server.close();
    site.close();
    index.close();
    assertThat(log).isEmpty();
  }

  private HttpResponse<String> post(String body, String type) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address("/runs")))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String body) throws Exception {
    return post(body, "application/json");
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.port() + "/api/v1" + path;
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

    HttpRequest list = HttpRequest.newBuilder(URI.create(address("/runs"))).build();
    JsonNode page = JsonMapper.shared().readTree(HTTP.send(list, BodyHandlers.ofString()).body());
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
    assertThat(post(BODY, "text/plain").statusCode()).isEqualTo(415);
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
    site.close();
    serve(null);
    HttpResponse<String> answer = post(BODY);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("assay record");
    assertThat(workspace.savedRuns()).doesNotExist();
  }
}
