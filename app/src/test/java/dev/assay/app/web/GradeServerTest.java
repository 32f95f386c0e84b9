package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.app.workspace.Workspace;
import dev.assay.store.Index;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Grading through a real port. */
class GradeServerTest {
  @TempDir Path folder;
  private Index index;
  private LiveServer server;

  @BeforeEach
  void start() {
    Workspace workspace = new Workspace(folder);
    index = workspace.makeIndex();
    server = new LiveServer(index, new Site.Files(workspace.notes(), null, List::of));
  }

  @AfterEach
  void stop() {
    server.close();
    index.close();
  }

  private HttpResponse<String> post(String body) throws Exception {
    return server.send("POST", "/grade", body);
  }

  private JsonNode results(String body) throws Exception {
    HttpResponse<String> answer = post(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    new Contract().check("post", "/grade", answer.body());
    return JsonMapper.shared().readTree(answer.body()).get("results");
  }

  @Test
  void pairsAreJudgedInOrder() throws Exception {
    JsonNode results =
        results(
            """
            {"pairs": [
              {"gold": "\\\\frac12", "completion": "So it is \\\\boxed{0.5}."},
              {"gold": "3", "completion": "I do not know"},
              {"gold": "7", "answer": "8"},
              {"gold": "7", "answer": "7 + ) 3"}
            ]}
            """);

    assertThat(results.findValuesAsString("verdict"))
        .containsExactly("equal", "no_answer", "different", "answer_unparsable");
    JsonNode first = results.get(0);
    assertThat(first.get("by").asString()).isEqualTo("exact");
    assertThat(first.get("extracted").asString()).isEqualTo("0.5");
    assertThat(first.get("rule").asString()).isEqualTo("box");
    assertThat(first.get("start").asInt()).isEqualTo(16);
    assertThat(results.get(1).get("extracted").isNull()).isTrue();
  }

  @Test
  void settingsAreThoseOfTheCommand() throws Exception {
    String pair = "\"pairs\": [{\"gold\": \"25\\\\%\", \"answer\": \"25\"}]";

    assertThat(results("{" + pair + "}").get(0).get("correct").asBoolean()).isFalse();
    assertThat(
            results("{\"percent\": \"optional\", " + pair + "}").get(0).get("correct").asBoolean())
        .isTrue();
    assertThat(
            results("{\"profile\": \"math-verify\", \"box_only\": true, " + pair + "}")
                .get(0)
                .get("correct")
                .asBoolean())
        .isFalse();
  }

  @Test
  void theTextsAreShownAsTheProfileComparedThem() throws Exception {
    String pair = "\"pairs\": [{\"gold\": \"1 \\\\text{ and } 2\", \"answer\": \"3 and 4\"}]";

    JsonNode strict = results("{" + pair + "}").get(0);
    JsonNode parity = results("{\"profile\": \"math-verify\", " + pair + "}").get(0);
    assertThat(strict.get("gold").asString()).contains("\\land");
    assertThat(parity.get("gold").asString()).isEqualToIgnoringWhitespace("1,2");
    assertThat(parity.get("prediction").asString()).isEqualToIgnoringWhitespace("3,4");
  }

  @Test
  void whatCannotBeGradedIsNamed() throws Exception {
    String pair = "{\"gold\": \"1\", \"answer\": \"1\"}";
    Contract contract = new Contract();
    for (String body :
        List.of(
            "",
            "[]",
            "{\"pairs\": []}",
            "{\"pairs\": [{\"gold\": \"1\"}]}",
            "{\"pairs\": [{\"gold\": 1, \"answer\": \"1\"}]}",
            "{\"pairs\": [{\"gold\": \"1\", \"answer\": \"1\", \"completion\": \"1\"}]}",
            "{\"pairs\": [1]}",
            "{\"profile\": \"lax\", \"pairs\": [" + pair + "]}",
            "{\"profile\": \"math-verify\", \"percent\": \"value\", \"pairs\": [" + pair + "]}",
            "{\"box_only\": 1, \"pairs\": [" + pair + "]}",
            "{\"pears\": [" + pair + "]}",
            "{\"pairs\": [" + (pair + ",").repeat(200) + pair + "]}")) {
      HttpResponse<String> answer = post(body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      contract.checkError(answer.body());
    }
    assertThat(server.send("POST", "/grade", "{}", "Content-Type", "text/plain").statusCode())
        .isEqualTo(415);
    assertThat(post("{\"pairs\": \"" + "x".repeat(GradeRoutes.MAX_BODY) + "\"}").statusCode())
        .isEqualTo(413);
  }
}
