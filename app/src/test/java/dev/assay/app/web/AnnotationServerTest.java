package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.ingest.Annotate;
import dev.assay.app.Fixture;
import dev.assay.formats.notes.NotesStore;
import dev.assay.store.Index;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Writing tags and notes through a real port. */
class AnnotationServerTest {
  @TempDir Path folder;
  private Index index;
  private NotesStore notes;
  private LiveServer server;
  private String id;

  @BeforeEach
  void start() throws Exception {
    Fixture fixture = Fixture.scanned(folder);
    index = fixture.workspace().index();
    notes = fixture.workspace().notes();
    serve(notes);
    id = get("/runs?limit=1").get("rows").get(0).get("id").asString();
  }

  private void serve(@Nullable NotesStore writable) {
    server = new LiveServer(index, new Site.Files(writable, null, List::of));
  }

  @AfterEach
  void stop() {
    server.close();
    index.close();
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    return server.send(method, path, body, headers);
  }

  private JsonNode get(String path) throws Exception {
    return server.get(path);
  }

  @Test
  void tagsAndNoteOfOneRunAreWrittenAndAnsweredEverywhere() throws Exception {
    long before = get("/health").get("generation").asLong();
    HttpResponse<String> answer =
        send(
            "PUT",
            "/runs/" + id + "/annotation",
            "{\"tags\": [\"best one\"], \"note\": \"see <b>fig</b> 3\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Contract contract = new Contract();
    contract.check("put", "/runs/{id}/annotation", answer.body());
    assertThat(Files.readString(notes.file())).contains(id, "best one", "<b>fig</b>");
    assertThat(get("/health").get("generation").asLong()).isGreaterThan(before);
    assertThat(get("/health").get("writable").asBoolean()).isTrue();
    for (String filter :
        List.of(
            "?tag=best%20one",
            "?q=best%20one",
            "?q=fig",
            "?where=tags%20has%20%27best%20one%27%20and%20status%20%3D%20%27complete%27")) {
      JsonNode page = get("/runs" + filter);
      contract.check("/runs", page.toString());
      assertThat(page.get("matched").asInt()).as(filter).isEqualTo(1);
      assertThat(page.get("rows").get(0).get("ownTags").get(0).asString()).isEqualTo("best one");
      assertThat(page.get("rows").get(0).get("note").asString()).isEqualTo("see <b>fig</b> 3");
    }
    assertThat(get("/facets").get("tag").toString()).contains("best one");
    contract.check("/runs/{id}", get("/runs/" + id).toString());

    send("PUT", "/runs/" + id + "/annotation", "{\"tags\": []}");
    assertThat(get("/runs/" + id).get("note").asString()).as("left out, so kept").isNotEmpty();
    assertThat(get("/runs/" + id).has("ownTags")).isFalse();
  }

  @Test
  void severalRunsAreTaggedAtOnceOrNoneIs() throws Exception {
    JsonNode rows = get("/runs?limit=3").get("rows");
    String ids =
        "[\"%s\",\"%s\"]"
            .formatted(rows.get(1).get("id").asString(), rows.get(2).get("id").asString());

    HttpResponse<String> answer =
        send("POST", "/annotations", "{\"ids\": " + ids + ", \"add\": [\"a\", \"b\"]}");
    new Contract().check("post", "/annotations", answer.body());
    assertThat(get("/runs?tag=a").get("matched").asInt()).isEqualTo(2);
    assertThat(
            send("POST", "/annotations", "{\"ids\": [\"" + id + "\", \"no\"], \"add\": [\"c\"]}")
                .statusCode())
        .isEqualTo(404);
    assertThat(get("/runs?tag=c").get("matched").asInt()).isZero();
    send("POST", "/annotations", "{\"ids\": " + ids + ", \"remove\": [\"a\"]}");
    assertThat(get("/runs?tag=a").get("matched").asInt()).isZero();
    assertThat(get("/runs?tag=b").get("matched").asInt()).isEqualTo(2);
  }

  @Test
  void whatIsNoAnnotationIsRefusedAndNothingWritten() throws Exception {
    String path = "/runs/" + id + "/annotation";
    Map<String, Integer> bodies =
        Map.of(
            "",
            400,
            "{",
            400,
            "[]",
            400,
            "{\"tags\": \"x\"}",
            400,
            "{\"tags\": [\"\"]}",
            400,
            "{\"tags\": [\"a\\u0007\"]}",
            400,
            "{\"tags\": [\"" + "x".repeat(101) + "\"]}",
            400,
            "{\"note\": 7}",
            400,
            "{\"more\": 1}",
            400,
            "{\"note\": \"" + "x".repeat(300_000) + "\"}",
            413);
    for (var body : bodies.entrySet()) {
      HttpResponse<String> answer = send("PUT", path, body.getKey());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(body.getValue());
      new Contract().checkError(answer.body());
    }
    assertThat(send("PUT", path, "{}", "Content-Type", "text/plain").statusCode()).isEqualTo(415);
    assertThat(
            send(
                    "PUT",
                    path,
                    "{\"note\": \"x\"}",
                    "Content-Type",
                    "application/json",
                    "Origin",
                    "http://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(send("PUT", "/runs/nope/annotation", "{\"note\": \"x\"}").statusCode())
        .isEqualTo(404);
    assertThat(send("POST", path, "{}").statusCode()).isEqualTo(405);
    assertThat(notes.file()).doesNotExist();
  }

  @Test
  void aReadOnlyServerWritesNothing() throws Exception {
    server.close();
    serve(null);

    HttpResponse<String> answer = send("PUT", "/runs/" + id + "/annotation", "{\"note\": \"x\"}");
    assertThat(answer.statusCode()).isEqualTo(403);
    new Contract().checkError(answer.body());
    assertThat(send("POST", "/annotations", "{}").statusCode()).isEqualTo(403);
    assertThat(get("/health").get("writable").asBoolean()).isFalse();
  }

  @Test
  void aFileBrokenByHandIsReportedAndNotOverwritten() throws Exception {
    Files.writeString(notes.file(), "{\"run\": \"" + id + "\", \"tags\": [\"x\"]}\n{oops\n");

    HttpResponse<String> answer = send("PUT", "/runs/" + id + "/annotation", "{\"note\": \"x\"}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("line 2");
    assertThat(Files.readString(notes.file())).contains("{oops");
    Annotate.sync(index, notes);
    assertThat(get("/problems").toString()).contains("assay-notes.jsonl", "line 2");
    assertThat(get("/runs?tag=x").get("matched").asInt()).as("good lines count").isEqualTo(1);
  }

  @Test
  void listenersHearOfItAndAreGreetedAgainAfterARestart() throws Exception {
    try (BufferedReader events = server.events()) {
      assertThat(events.readLine()).isEqualTo("retry: 2000");
      assertThat(events.readLine()).isEqualTo("event: hello");
      send("PUT", "/runs/" + id + "/annotation", "{\"note\": \"x\"}");
      assertThat(next(events, "event: ")).isEqualTo("event: changed");
      int port = server.stop();
      assertThat(next(events, "event: ")).as("the stream ends").isNull();
      server.restart(port);
    }
    try (BufferedReader events = server.events()) {
      assertThat(events.readLine()).isEqualTo("retry: 2000");
      assertThat(events.readLine()).isEqualTo("event: hello");
    }
  }

  /** The next line that begins so; null at the end of the stream. */
  private static @Nullable String next(BufferedReader events, String start) throws IOException {
    String line = events.readLine();
    while (line != null && !line.startsWith(start)) {
      line = events.readLine();
    }
    return line;
  }

  @Test
  void aHandEditChangesTheGenerationOnce() throws Exception {
    Files.writeString(notes.file(), "{\"run\": \"" + id + "\", \"tags\": \"hand\"}\n");

    assertThat(Annotate.sync(index, notes)).isTrue();
    assertThat(Annotate.sync(index, notes)).isFalse();
    assertThat(get("/runs?tag=hand").get("matched").asInt()).isEqualTo(1);
  }
}
