package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.app.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The data file of the first dashboard, written by the command. */
class DashboardDataCommandTest {
  private static final String FILE = "dashboard_data.json";
  @TempDir Path folder;

  private JsonNode read() {
    return JsonMapper.shared().readTree(folder.resolve(FILE).toFile());
  }

  private static int count(Console console, String where) {
    return JsonMapper.shared()
        .readTree(console.run("runs", "--all", "--where", where, "--format", "json").out())
        .size();
  }

  @Test
  void itHoldsTheRunsThatSatisfyTheFilterAndTheBaselineBesides() throws IOException {
    Fixture.scanned(folder);
    Console console = new Console(folder);

    Console.Outcome all = console.run("dashboard", "--data", FILE);
    assertThat(all.err()).isEmpty();
    assertThat(all.out()).contains(FILE + ": " + count(console, "") + " runs");
    JsonNode whole = read();
    assertThat(whole.propertyNames())
        .containsExactly("schema_version", "metadata", "baseline", "runs");
    int last = Integer.MAX_VALUE;
    for (JsonNode run : whole.get("runs")) {
      assertThat(run.get("checkpoint_step").intValue()).isLessThanOrEqualTo(last);
      last = run.get("checkpoint_step").intValue();
    }

    // its own file is replaced without asking
    assertThat(console.run("dashboard", "--data", FILE, "--where", "not baseline").exit()).isZero();
    int trained = count(console, "not baseline");
    assertThat(trained).isPositive().isLessThan(whole.get("runs").size());
    assertThat(read().at("/metadata/total_runs").intValue()).isEqualTo(trained);
    assertThat(read().get("runs").size()).isEqualTo(trained);
    assertThat(read().get("baseline")).isEqualTo(whole.get("baseline"));
    assertThat(read().at("/baseline/id").stringValue()).contains("baseline");
  }

  @Test
  void theFileOfTheOldAggregatorIsLeftAlone() throws IOException {
    Fixture.scanned(folder);
    Path old =
        Files.writeString(
            folder.resolve(FILE), "{\n  \"schema_version\": \"1.0\",\n  \"metadata\": {}}");
    Console console = new Console(folder);

    assertThat(console.run("dashboard", "--data", FILE).err()).contains("was not written by Assay");
    assertThat(Files.readString(old)).contains("\"metadata\": {}");
    assertThat(console.run("dashboard", "--data", FILE, "--force").exit()).isZero();
    assertThat(read().get("runs").size()).isEqualTo(count(console, ""));
  }

  @Test
  void theRealFileComesBackAsItWas() {
    Path data =
        Path.of(System.getProperty("assay.root", "."))
            .resolve("../shared/data/paper-metrics/dashboard");
    Assumptions.assumeTrue(Files.isDirectory(data));
    Console console = new Console(folder);
    assertThat(console.run("scan", data.toString(), "--workspace", folder.toString()).exit())
        .isZero();
    assertThat(console.run("dashboard", "--data", FILE).err()).isEmpty();

    JsonNode then = JsonMapper.shared().readTree(data.resolve(FILE).toFile());
    JsonNode now = read();
    assertKeys(then, now, "$");
    assertKeys(then.get("metadata"), now.get("metadata"), "$.metadata");
    Map<String, JsonNode> byId = new HashMap<>();
    now.get("runs").forEach(run -> byId.put(run.get("id").stringValue(), run));
    assertThat(then.get("runs").size()).isEqualTo(32);
    assertThat(now.get("runs").size()).isEqualTo(32);
    for (JsonNode before : then.get("runs")) {
      String id = before.get("id").stringValue();
      assertThat(byId).containsKey(id);
      JsonNode after = byId.getOrDefault(id, before);
      assertKeys(before, after, id);
      for (String same : new String[] {"name", "checkpoint_step", "training_config"}) {
        assertThat(after.get(same)).as(id + " " + same).isEqualTo(before.get(same));
      }
      assertMetrics(before.get("metrics"), after.get("metrics"), id);
      // single tokens made no curve in the old file
      if (before.get("librilight_progression").size() > 0) {
        assertCurves(before, after, id);
      }
    }
    assertThat(now.at("/baseline/name")).isEqualTo(then.at("/baseline/name"));
    assertMetrics(then.at("/baseline/metrics"), now.at("/baseline/metrics"), "baseline");
  }

  private static void assertKeys(JsonNode before, JsonNode after, String what) {
    assertThat(after.propertyNames())
        .as(what)
        .containsExactlyInAnyOrderElementsOf(before.propertyNames());
  }

  /** The path of the saved evaluation is no metric and is not in the index. */
  private static void assertMetrics(JsonNode before, JsonNode after, String id) {
    var names = new TreeSet<>(before.propertyNames());
    names.remove("_results_json_path");
    assertThat(after.propertyNames()).as(id).containsExactlyInAnyOrderElementsOf(names);
    for (String name : names) {
      if (before.get(name).isNumber()) {
        assertThat(after.get(name).doubleValue())
            .as(id + " " + name)
            .isEqualTo(before.get(name).doubleValue());
      }
    }
  }

  /** All but the curves by file, which the old tool split wrongly. */
  private static void assertCurves(JsonNode before, JsonNode after, String id) {
    assertThat(after.get("librilight_progression"))
        .as(id)
        .isEqualTo(before.get("librilight_progression"));
    for (String form : new String[] {"_mean", "_median"}) {
      JsonNode old = before.get("librilight_progression" + form);
      JsonNode made = after.get("librilight_progression" + form);
      assertThat(made.size()).isEqualTo(old.size());
      for (int i = 0; i < old.size(); i++) {
        assertKeys(old.get(i), made.get(i), id + form);
        for (String name : old.get(i).propertyNames()) {
          assertThat(made.get(i).get(name).doubleValue())
              .as(id + form + name)
              .isCloseTo(old.get(i).get(name).doubleValue(), within(1e-8));
        }
      }
    }
  }
}
