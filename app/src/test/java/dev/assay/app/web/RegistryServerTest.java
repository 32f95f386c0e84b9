package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.ingest.ScanReport;
import dev.assay.app.Fixture;
import dev.assay.app.workspace.Enrolment;
import dev.assay.app.workspace.Registered;
import dev.assay.app.workspace.Workspace;
import dev.assay.formats.Settings;
import dev.assay.formats.Settings.RegistryMode;
import dev.assay.store.Index;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The registry through a real port. */
class RegistryServerTest {
  @TempDir Path folder;
  private Fixture fixture;
  private Index index;
  private LiveServer server;

  @BeforeEach
  void start() throws Exception {
    fixture = Fixture.unscanned(folder);
    Workspace workspace = fixture.workspace();
    index = workspace.makeIndex();
    server =
        new LiveServer(
            index, new Site.Files(null, null, () -> Registered.of(workspace, Settings.DEFAULTS)));
  }

  @AfterEach
  void stop() {
    server.close();
    index.close();
  }

  private void scan(RegistryMode mode) {
    ScanReport report =
        Fixture.SCANNER.scan(
            index, List.of(fixture.results()), Settings.DEFAULTS, (phase, done, total) -> {});
    Enrolment.after(report, fixture.workspace(), Settings.DEFAULTS, mode, index);
  }

  private Map<String, JsonNode> entries(String query) throws Exception {
    JsonNode answer = server.get("/registry" + query);
    new Contract().check("/registry", answer.toString());
    Map<String, JsonNode> entries = new HashMap<>();
    answer.get("entries").forEach(entry -> entries.put(entry.get("id").asString(), entry));
    return entries;
  }

  @Test
  void aWorkspaceWithoutARegistryHasNoEntries() throws Exception {
    assertThat(entries("")).isEmpty();
  }

  @Test
  void entriesSayWhatIsLeftOfEachEvaluation() throws Exception {
    scan(RegistryMode.ARCHIVE);
    Map<String, JsonNode> before = entries("");
    assertThat(before).hasSize(11);
    assertThat(before.values())
        .allMatch(entry -> entry.get("state").asString().equals("present"))
        .allMatch(entry -> entry.get("copies").size() == 1);
    assertThat(before.values().stream().filter(entry -> entry.has("role"))).hasSize(1);

    JsonNode pruned =
        before.values().stream().filter(entry -> !entry.has("role")).findFirst().orElseThrow();
    Files.delete(Path.of(pruned.get("results").asString()));

    String id = pruned.get("id").asString();
    Map<String, JsonNode> after = entries("?id=" + id);
    JsonNode left = after.values().iterator().next();
    assertThat(after).containsOnlyKeys(id);
    assertThat(left.get("state").asString()).isEqualTo("archived");
    assertThat(Path.of(left.get("results").asString()))
        .isEqualTo(Path.of(left.get("copies").get(0).get("folder").asString()))
        .isDirectory();
    assertThat(entries("?id=nobody")).isEmpty();
    assertThat(server.ask("/registry?state=x").statusCode()).isEqualTo(400);
  }
}
