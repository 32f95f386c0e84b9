package dev.assay.samples.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.formats.tts.HubPath;
import dev.assay.testkit.hub.HubServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over loopback, against a server that speaks the protocol. */
class HubPushTest {
  private static final HubPath REPO = HubPath.parse("org/prepared-runs");

  @TempDir Path folder;
  private final HubServer server = new HubServer();
  private final List<Duration> waits = new ArrayList<>();
  private Path file = Path.of("rows.parquet");

  @BeforeEach
  void write() throws IOException {
    file =
        Files.write(
            folder.resolve("rows.parquet"), "x".repeat(1_000).getBytes(StandardCharsets.UTF_8));
    server.demand("hf_secret");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String push(String subset) {
    Patience patience =
        new Patience(
            3,
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Instant::now,
            waits::add,
            () -> 0.5);
    Map<String, String> environment =
        Map.of(
            "HF_ENDPOINT", server.endpoint().toString(),
            "HF_TOKEN", "hf_secret",
            "ASSAY_HUB_CACHE", folder.resolve("cache").toString());
    try (HubClient client = new HubClient(HubSettings.of(environment, folder, patience))) {
      return new HubPush(client).push(REPO, subset, List.of(file));
    }
  }

  private String text(String path) {
    byte[] content = server.repo(REPO.toString()).file("main", path);
    return new String(Objects.requireNonNull(content, path), StandardCharsets.UTF_8);
  }

  @Test
  void aRunIsPushedToADataSetThatIsMadeForItAndNamedInItsCard() {
    assertThat(push("m--T-0.8")).matches("[0-9a-f]{40}");
    push("m--T-1.0");

    assertThat(text("m--T-0.8/train-00000-of-00001.parquet")).hasSize(1_000);
    assertThat(text("README.md"))
        .isEqualTo(
            """
            ---
            configs:
            - config_name: 'm--T-1.0'
              data_files:
              - split: train
                path: 'm--T-1.0/train-*.parquet'
            - config_name: 'm--T-0.8'
              data_files:
              - split: train
                path: 'm--T-0.8/train-*.parquet'
            ---
            """);
    assertThat(server.stored()).hasSize(1).allMatch(each -> each.token().isEmpty());
  }

  @Test
  void aCardKeepsWhatItSays() {
    server.demand("hf_secret");
    server
        .repo(REPO.toString())
        .add(
            "main",
            "README.md",
            "---\n"
                + "license: mit # ours\n"
                + "configs:\n"
                + "  - config_name: a\n"
                + "    data_files: a/*\n"
                + "---\n"
                + "# Hello\n");
    push("b");
    assertThat(text("README.md"))
        .startsWith("---\nlicense: mit # ours\nconfigs:\n  - config_name: 'b'\n    data_files:\n")
        .endsWith("  - config_name: a\n    data_files: a/*\n---\n# Hello\n");
  }

  @Test
  void largeFilesGoInParts() {
    server.storage().chunkSize(300);
    push("m");
    assertThat(text("m/train-00000-of-00001.parquet")).hasSize(1_000);
    assertThat(server.stored()).filteredOn(each -> each.method().equals("PUT")).hasSize(4);
  }

  @Test
  void whoIsOvertakenStartsAgainFromWhatOthersMade() {
    server.repo(REPO.toString());
    server.fault("/commit/", 412, Map.of(), "{}");
    server.fault("/commit/", 409, Map.of(), "{}");
    push("m");
    assertThat(text("README.md")).contains("config_name: 'm'");
    assertThat(waits).containsExactly(Duration.ofMillis(75), Duration.ofMillis(150));
    for (int i = 0; i < 20; i++) {
      server.fault("/commit/", 412, Map.of(), "{}");
    }
    assertThatThrownBy(() -> push("n"))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("overtaken by others 20 times");
  }

  @Test
  void whoMayNotWriteIsTold() {
    server.repo(REPO.toString());
    server.fault("/commit/", 403, Map.of("X-Error-Message", "no write\u00a0scope"), "");
    assertThatThrownBy(() -> push("m"))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> assertThat(e.remedy()).contains("right to read, or to write for a push"));
    assertThatThrownBy(() -> push("../m")).hasMessageContaining("cannot be the name");
  }

  @Test
  void aPlaceElsewhereThatTheServerNamesIsNotWrittenTo() {
    server.repo(REPO.toString());
    String sha = "0".repeat(64);
    server.fault("/objects/batch", 200, Map.of(), "{\"objects\":[{\"oid\":\"" + sha + "\"}]}");
    assertThatThrownBy(() -> push("m")).hasMessageContaining("another file");
  }
}
