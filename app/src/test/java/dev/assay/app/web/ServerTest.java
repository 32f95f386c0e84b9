package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analysis.question.Snapshots;
import dev.assay.app.Fixture;
import dev.assay.domain.AssayException;
import dev.assay.domain.MetricCatalogue;
import dev.assay.store.Index;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Through a real port: what a browser sees. */
class ServerTest {
  @TempDir static Path folder;
  private static Fixture fixture;
  private static Index index;
  private static Site site;
  private static Server server;
  private static Contract contract;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> LOG = new ArrayList<>();
  private static String ids;

  @BeforeAll
  static void start() throws Exception {
    fixture = Fixture.scanned(folder);
    fixture.damage();
    fixture.scan();
    index = fixture.workspace().index();
    site =
        new Site(
            index, new Snapshots(index, MetricCatalogue.builtIn()), "ws", "0.1.0", () -> false);
    server = Server.start(site, new Server.Address("127.0.0.1", 0, 1, List.of()), LOG::add);
    contract = new Contract();
    List<String> all = new ArrayList<>();
    JsonMapper.shared()
        .readTree(get("/api/v1/runs?limit=4").body())
        .get("rows")
        .forEach(row -> all.add(row.get("id").asString()));
    ids = String.join(",", all);
  }

  @AfterAll
  static void stop() {
    server.close();
    site.close();
    index.close();
    assertThat(LOG).isEmpty();
  }

  private static HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target));
  }

  private static HttpResponse<String> get(String target, String... headers) throws Exception {
    HttpRequest.Builder request = request(target);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(String target) throws Exception {
    return JsonMapper.shared().readTree(get(target).body());
  }

  @Test
  void everyRouteAnswersAsTheContractSays() throws Exception {
    String one = ids.split(",")[0];
    Map<String, List<String>> targets =
        Map.ofEntries(
            Map.entry("/health", List.of("/health")),
            Map.entry("/catalogue", List.of("/catalogue")),
            Map.entry(
                "/runs",
                List.of(
                    "/runs?is=ttt~true&is=ttt~&range=step~..999999&columns=ttt;lora;source;seed;recipe",
                    "/runs",
                    "/runs?where=step%20%3E%201&sort=-sblimp/accuracy&limit=3&offset=1",
                    "/runs?columns=step;sblimp/accuracy;tags;time;baseline&q=exp&limit=1000",
                    "/runs?type=ttt&type=lora&minStep=0&maxStep=999999",
                    "/runs?q=nothing-has-this&limit=0")),
            Map.entry("/runs/{id}", List.of("/runs/" + one)),
            Map.entry("/registry", List.of("/registry", "/registry?id=" + one)),
            Map.entry(
                "/facets",
                List.of(
                    "/facets",
                    "/facets?q=exp&tag=x&format=paper-metrics-results",
                    "/facets?keys=ttt;lora;source;config.optim.lr;step;tags;sblimp/accuracy&is=ttt~true")),
            Map.entry(
                "/compare",
                List.of(
                    "/compare?ids=" + ids,
                    "/compare?correct=holm&baseline=none&ids=" + ids,
                    "/compare?correct=holm&ids=" + ids,
                    "/compare?metrics=sblimp/accuracy&baseline=" + one + "&ids=" + ids)),
            Map.entry("/diff", List.of("/diff?ids=" + ids, "/diff?all=true&ids=" + one)),
            Map.entry(
                "/series",
                List.of(
                    "/series?ids=" + ids,
                    "/series?form=local&ids=" + ids,
                    "/series?task=librilight&name=loss&ids=" + ids)),
            Map.entry("/problems", List.of("/problems")),
            Map.entry(
                "/groups",
                List.of(
                    "/groups?by=experiment",
                    "/groups?by=type;step&columns=name;sblimp/accuracy;step&sort=-count&limit=2",
                    "/groups?by=step&q=nothing-has-this")),
            Map.entry(
                "/values",
                List.of(
                    "/values?columns=step;name;sblimp/accuracy;tags;time",
                    "/values?columns=step&limit=1&front=sblimp/accuracy;step~lower",
                    "/values?columns=step&ids=" + ids)),
            Map.entry(
                "/trends",
                List.of(
                    "/trends?metric=sblimp/accuracy",
                    "/trends?metric=sblimp/accuracy&x=time&by=type&lines=1")),
            Map.entry(
                "/statistics",
                List.of("/statistics", "/statistics?metrics=sblimp/accuracy&type=ttt")),
            Map.entry(
                "/correlations", List.of("/correlations?columns=step;sblimp/accuracy;baseline")),
            Map.entry(
                "/slopes", List.of("/slopes?ids=" + ids, "/slopes?name=perplexity&ids=" + ids)),
            Map.entry("/figures/run", List.of("/figures/run?id=" + one)),
            Map.entry("/figures/compare", List.of("/figures/compare?format=json&ids=" + ids)),
            Map.entry(
                "/export",
                List.of(
                    "/export?format=json",
                    "/export?format=json&preset=paper-metrics&sort=name",
                    "/export?format=json&is=lora~true&columns=step;sblimp/accuracy")));
    for (var path : targets.entrySet()) {
      for (String target : path.getValue()) {
        HttpResponse<String> response = get("/api/v1" + target);
        assertThat(response.statusCode()).as(target + " " + response.body()).isEqualTo(200);
        contract.check(path.getKey(), response.body());
        assertThat(response.body()).doesNotContain("NaN", "Infinity");
      }
    }
    assertThat(new TreeSet<>(contract.paths()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    targets.keySet().stream(),
                    Stream.of(
                        "/events",
                        "/openapi.yaml",
                        "/annotations",
                        "/runs/{id}/annotation",
                        "/experiments", // and below: ExperimentServerTest
                        "/experiments/{id}",
                        "/experiments/summary",
                        "/experiments/package",
                        "/figures/experiments/curves",
                        "/figures/experiments/comparison",
                        "/suites", // and below: SuiteServerTest
                        "/suites/{name}",
                        "/figures/suite/{name}",
                        "/tts/runs", // and below: TtsServerTest
                        "/tts/run",
                        "/tts/figures",
                        "/tts/problem",
                        "/tts/study", // and below: TtsStudyServerTest
                        "/tts/difficulty",
                        "/tts/progress",
                        "/log",
                        "/grade"))
                .toList());
  }

  @Test
  void whatTheFixtureHoldsIsReallyAnswered() throws Exception {
    JsonNode page = json("/api/v1/runs?where=step%20%3E%201&columns=sblimp/accuracy&limit=2");
    assertThat(page.get("rows").size()).isEqualTo(2);
    assertThat(page.get("rows").get(0).get("cells").get("sblimp/accuracy").get("value").asDouble())
        .isBetween(0.0, 1.0);
    assertThat(json("/api/v1/problems").get("problems").size()).isEqualTo(1);
    assertThat(json("/api/v1/health").get("problems").asInt()).isEqualTo(1);
    assertThat(json("/api/v1/compare?ids=" + ids).get("cells").size()).isPositive();
    assertThat(json("/api/v1/catalogue").get("config").size()).isPositive();
  }

  @Test
  void failuresHaveTheContractsShape() throws Exception {
    Map<String, Integer> failures =
        Map.of(
            "/api/v1/runs/nope", 404,
            "/api/v1/compare", 400,
            "/api/v1/compare?ids=nope", 404,
            "/api/v1/diff?ids=nope&all=perhaps", 400,
            "/api/v1/series?ids=nope", 404,
            "/api/v1/runs?limit=1001", 400,
            "/api/v1/runs?offset=-1", 400,
            "/api/v1/runs?where=%3E%3E", 400,
            "/api/v1/runs?columns=no/such", 400,
            "/api/v1/nowhere", 404);
    Map<String, Integer> more =
        Map.of(
            "/api/v1/series?form=global&ids=" + ids,
            400,
            "/api/v1/slopes",
            400,
            "/api/v1/slopes?ids=nope",
            404,
            "/api/v1/runs?range=step",
            400,
            "/api/v1/runs?is=step",
            400,
            "/api/v1/facets?keys=no/such",
            400,
            "/api/v1/export?format=exe",
            400,
            "/api/v1/export?preset=..%2F..",
            400,
            "/api/v1/export?format=md&baseline=nope&columns=sblimp/accuracy",
            404);
    var all = new java.util.HashMap<>(failures);
    all.putAll(more);
    all.put("/api/v1/figures/run", 400);
    all.put("/api/v1/figures/run?id=nope", 404);
    all.put("/api/v1/figures/run?format=png&id=nope", 404);
    all.put("/api/v1/figures/nope?format=png", 404);
    all.put("/api/v1/figures/compare", 400);
    all.put("/api/v1/figures/compare?ids=" + "a,".repeat(101), 400);
    String one = ids.split(",")[0];
    for (String wrong :
        List.of(
            "format=exe",
            "format=png&theme=pink",
            "format=png&dpi=9999",
            "format=png&size=wide",
            "format=svg&size=61x5",
            "format=png&dpi=300&size=50x50")) {
      all.put("/api/v1/figures/run?id=" + one + "&" + wrong, 400);
    }
    for (var failure : all.entrySet()) {
      HttpResponse<String> response = get(failure.getKey());
      assertThat(response.statusCode())
          .as(failure.getKey() + response.body())
          .isEqualTo(failure.getValue());
      contract.checkError(response.body());
    }
    assertThat(get("/api").statusCode()).isEqualTo(404);
    HttpResponse<String> tooLong = get("/api/v1/runs?q=" + "x".repeat(40_000));
    assertThat(tooLong.statusCode()).isEqualTo(400);
    contract.checkError(tooLong.body());
  }

  @Test
  void aFigureIsADownloadInEachFormat() throws Exception {
    Map<String, String> begins =
        Map.of("png", "\u0089PNG", "svg", "<svg", "pdf", "%PDF", "csv", "panel,", "html", "<!doct");
    String question = "/api/v1/figures/compare?theme=dark&dpi=20&size=12x8&ids=" + ids;
    for (var format : begins.entrySet()) {
      HttpResponse<byte[]> response =
          HTTP.send(
              request(question + "&format=" + format.getKey()).build(), BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).as(format.getKey()).isEqualTo(200);
      assertThat(response.headers().firstValue("content-disposition"))
          .hasValue("attachment; filename=\"assay_comparison." + format.getKey() + "\"");
      String text = new String(response.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(text.substring(0, Math.min(300, text.length()))).contains(format.getValue());
    }
  }

  @Test
  void anExportIsADownloadOfTheWholeMatchedSet() throws Exception {
    int runs = json("/api/v1/runs?limit=0").get("matched").asInt();
    String today = java.time.Instant.now().toString().substring(0, 10);
    HttpResponse<String> csv = get("/api/v1/export?columns=name;sblimp/accuracy&intervals=true");
    HttpResponse<String> preset = get("/api/v1/export?preset=paper-metrics");
    HttpResponse<String> latex = get("/api/v1/export?format=latex&columns=sblimp/accuracy");
    HttpResponse<String> markdown = get("/api/v1/export?format=md&columns=sblimp/accuracy");

    assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"assay_runs_")
        .endsWith(".csv\"");
    assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(csv.body()).startsWith("id,name,sblimp/accuracy,sblimp/accuracy:low");
    assertThat(csv.body().lines()).hasSize(runs + 1);
    assertThat(preset.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("paper_metrics_" + today.substring(0, 4));
    assertThat(preset.body())
        .startsWith("Name,Step,sBLIMP,sWUGGY,tStory,sStory,PPL 8k,PPL 16k,Avg,TTT,LoRA\n");
    assertThat(latex.body()).contains("\\toprule", "\\textbf{").doesNotContain("<");
    assertThat(latex.headers().firstValue("Content-Disposition").orElseThrow()).endsWith(".tex\"");
    assertThat(markdown.body()).contains("**");
    HttpResponse<String> groups = get("/api/v1/export?by=type&columns=sblimp/accuracy");
    int types = json("/api/v1/groups?by=type&limit=0").get("groups").asInt();
    assertThat(groups.body().lines()).hasSize(types + 1);
    assertThat(groups.body()).contains("sblimp/accuracy");
    assertThat(json("/api/v1/export?by=type&format=json").get("rows")).hasSize(types);
    assertThat(json("/api/v1/export?format=json&is=format~paper-metrics-results").size())
        .isBetween(1, runs);
  }

  @Test
  void twoHundredLongRunIdsFitOneAddress() throws Exception {
    String longId = "experiment_with_a_rather_long_name_of_many_words_and_numbers_000123_cp000800";
    String asked = String.join("%2C", java.util.Collections.nCopies(200, longId));

    HttpResponse<String> response =
        get("/api/v1/compare?ids=" + asked, "Referer", "http://127.0.0.1/?sel=" + asked);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains(longId);
  }

  @Test
  void severalSortKeysAreSeparatedBySemicolonsOrCommas() throws Exception {
    JsonNode commas = json("/api/v1/runs?sort=-sblimp/accuracy,step&limit=9").get("rows");

    assertThat(json("/api/v1/runs?sort=-sblimp/accuracy;step&limit=9").get("rows"))
        .isEqualTo(commas);
    assertThat(get("/api/v1/runs?sort=no,such").statusCode()).isEqualTo(400);
  }

  @Test
  void onlyReadingIsAllowed() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
      HttpResponse<String> response =
          HTTP.send(
              request("/api/v1/compare")
                  .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(response.statusCode()).as(method).isEqualTo(405);
      assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void headHasTheHeadersOfGetAndNoContent() throws Exception {
    HttpResponse<String> head =
        HTTP.send(request("/api/v1/catalogue").HEAD().build(), BodyHandlers.ofString());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).isPresent();
  }

  @Test
  void strangersAreRefused() throws Exception {
    assertThat(get("/api/v1/health", "Origin", "http://evil.example").statusCode()).isEqualTo(403);
    assertThat(get("/", "Origin", "null").statusCode()).isEqualTo(403);
    assertThat(rawStatus("evil.example")).contains("403");
    assertThat(rawStatus("localhost:" + server.port())).contains("200");
  }

  /** The HTTP client will not send a false Host. */
  private static String rawStatus(String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port());
        var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      out.print("GET /api/v1/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      out.flush();
      return in.readLine();
    }
  }

  @Test
  void largeAnswersAreCompressedAndUnchangedOnesAreNotSentAgain() throws Exception {
    String target = "/api/v1/catalogue";
    HttpResponse<String> zipped = get(target, "Accept-Encoding", "gzip");
    String etag = get(target).headers().firstValue("ETag").orElseThrow();

    assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(get(target).headers().firstValue("Content-Encoding")).isEmpty();
    HttpResponse<String> again = get(target, "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void theDescriptionAndThePageAreServed() throws Exception {
    assertThat(get("/api/v1/openapi.yaml").body()).startsWith("openapi: 3.1.0");
    assertThat(get("/").headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(get("/nothing.js").statusCode()).isEqualTo(404);
  }

  @Test
  void listenersAreGreetedAndHearOfScansByOtherProcesses() throws Exception {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    HttpResponse<Stream<String>> stream =
        HTTP.send(request("/api/v1/events").build(), BodyHandlers.ofLines());
    Thread.ofVirtual().start(() -> collect(stream.body(), lines));

    assertThat(stream.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    contract.check("/health", data(lines, "event: hello"));
    fixture.damage();
    java.nio.file.Files.writeString(
        fixture.results().resolve("ckpt/broken/paper_metrics_results.json"), "{\"sblimp\": [");
    fixture.scan(); // through an index of its own, as another process would
    String changed = data(lines, "event: changed");
    contract.check("/health", changed);
    stream.body().close();
  }

  private static void collect(Stream<String> from, BlockingQueue<String> to) {
    try {
      from.forEach(to::add);
    } catch (UncheckedIOException e) {
      to.add("the stream was closed");
    }
  }

  private static String data(BlockingQueue<String> lines, String event)
      throws InterruptedException {
    String line = "";
    while (line != null && !line.equals(event)) {
      line = lines.poll(60, TimeUnit.SECONDS);
    }
    String data = lines.poll(60, TimeUnit.SECONDS);
    assertThat(data).as("after " + event).startsWith("data: ");
    return data.substring("data: ".length());
  }

  @Test
  void manyListenersDoNotHoldUpARequest() throws Exception {
    List<HttpResponse<Stream<String>>> streams = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      streams.add(HTTP.send(request("/api/v1/events").build(), BodyHandlers.ofLines()));
    }
    assertThat(get("/api/v1/health").statusCode()).isEqualTo(200);
    streams.forEach(stream -> stream.body().close());
  }

  @Test
  void aTakenPortIsSaidAndTheNextOneIsTriedWhenAllowed() {
    int taken = server.port();
    assertThatThrownBy(() ->
            Server.start(site, new Server.Address("127.0.0.1", taken, 1, List.of()), LOG::add))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("port " + taken);
    try (Server next =
        Server.start(site, new Server.Address("127.0.0.1", taken, 20, List.of()), LOG::add)) {
      assertThat(next.port()).isGreaterThan(taken);
    }
    assertThatThrownBy(
            () -> Server.start(site, new Server.Address("192.0.2.1", 0, 1, List.of()), LOG::add))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("192.0.2.1");
  }
}
