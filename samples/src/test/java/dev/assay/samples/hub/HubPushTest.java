package dev.assay.samples.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.formats.HubCard;
import dev.assay.formats.tts.HubPath;
import dev.assay.samples.ParquetTable;
import dev.assay.testkit.hub.HubServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Over loopback, against a server that speaks the protocol. */
class HubPushTest {
  private static final HubPath REPO = HubPath.parse("org/prepared-runs");

  @TempDir Path folder;
  private final HubServer server = new HubServer();
  private final List<Duration> waits = new ArrayList<>();
  private Runnable meanwhile = () -> {};
  private Path file = Path.of("rows.parquet");
  private Duration patience = Duration.ofSeconds(20);

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
    return push(subset, "").commit();
  }

  private Pusher.Pushed push(String subset, String beside) {
    Patience waiting =
        new Patience(
            3,
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            patience,
            Instant::now,
            wait -> {
              waits.add(wait);
              meanwhile.run();
            },
            () -> 0.5);
    Map<String, String> environment =
        Map.of(
            "HF_ENDPOINT", server.endpoint().toString(),
            "HF_TOKEN", "hf_secret",
            "ASSAY_HUB_CACHE", folder.resolve("cache").toString());
    try (HubClient client = new HubClient(HubSettings.of(environment, folder, waiting))) {
      return new HubPush(client, "k")
          .push(
              REPO,
              subset,
              List.of(file),
              new Pusher.Beside("tts.yaml", beside, text -> text.startsWith("ours")));
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

  private void parquet() throws IOException {
    file = folder.resolve("real.parquet");
    try (ParquetTable table = new ParquetTable(Files.createDirectory(folder.resolve("work")))) {
      ObjectNode row = JsonNodeFactory.instance.objectNode();
      row.put("it's", "x").put("seed", 7).putArray("scores").addArray().add(0.5);
      row.putArray("is_correct_preds").add(true);
      table.add(row);
      table.write(file, "k", "v", Map.of("_meta", Map.of("rows", 1L)));
    }
  }

  @Test
  void olderPartsThatAssayWroteGoSinceTheyWouldBeReadAsMoreRows() throws IOException {
    parquet();
    byte[] ours = Files.readAllBytes(file);
    server
        .repo(REPO.toString())
        .add("main", "m/train-00000-of-00002.parquet", ours)
        .add("main", "m/train-00001-of-00002.parquet", ours)
        .add("main", "m/test-00000-of-00001.parquet", "theirs")
        .add("main", "m/notes.md", "theirs")
        .add("main", "mm/train-00001-of-00002.parquet", ours);
    push("m");
    assertThat(server.repo(REPO.toString()).paths("main"))
        .containsExactly(
            "README.md",
            "m/notes.md",
            "m/test-00000-of-00001.parquet",
            "m/train-00000-of-00001.parquet",
            "mm/train-00001-of-00002.parquet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train-00000-of-00001.parquet",
        "train-00001-of-00002.parquet",
        "train-more.parquet"
      })
  void rowsOfOthersAreNeverRemovedAndNothingIsPushedBesideThem(String name) throws IOException {
    parquet();
    byte[] content =
        name.contains("more") ? Files.readAllBytes(file) : "x".getBytes(StandardCharsets.UTF_8);
    server.repo(REPO.toString()).add("main", "m/" + name, content);
    assertThatThrownBy(() -> push("m"))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> {
              assertThat(e.problem()).contains("has 1 files that Assay did not write", "m/" + name);
              assertThat(e.remedy()).contains("Remove them on the Hub");
            });
    assertThat(server.repo(REPO.toString()).paths("main")).containsExactly("m/" + name);
    assertThat(server.stored()).filteredOn(each -> each.method().equals("PUT")).isEmpty();
  }

  @Test
  void rowsOfTheSameNameAreReplacedOnlyWhereAssayWroteThem() throws IOException {
    String path = "m/train-00000-of-00001.parquet";
    parquet();
    byte[] ours = Files.readAllBytes(file);
    try (ParquetTable table = new ParquetTable(Files.createDirectory(folder.resolve("their")))) {
      table.add(JsonNodeFactory.instance.objectNode().put("precious", 1));
      table.write(folder.resolve("their.parquet"), "pandas", "{}", Map.of());
    }
    byte[] theirs = Files.readAllBytes(folder.resolve("their.parquet"));
    server.repo(REPO.toString()).add("main", path, theirs);
    assertThatThrownBy(() -> push("m")).hasMessageContaining("has 1 files that Assay did not");
    assertThat(server.repo(REPO.toString()).file("main", path)).isEqualTo(theirs);
    assertThat(server.stored()).filteredOn(each -> each.method().equals("PUT")).isEmpty();

    server.repo(REPO.toString()).add("main", path, ours);
    file = folder.resolve("new.parquet");
    try (ParquetTable table = new ParquetTable(Files.createDirectory(folder.resolve("again")))) {
      table.add(JsonNodeFactory.instance.objectNode().put("seed", 8));
      table.write(file, "k", "v", Map.of());
    }
    push("m");
    assertThat(server.repo(REPO.toString()).file("main", path)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void onlyTheFolderOfTheRunIsListedAndOnceForAPush() throws IOException {
    parquet();
    byte[] ours = Files.readAllBytes(file);
    server.pageSize(1);
    server
        .repo(REPO.toString())
        .add("main", "m/train-00001-of-00003.parquet", ours)
        .add("main", "m/train-00002-of-00003.parquet", ours)
        .add("main", "m/deep/train-00001-of-00003.parquet", "theirs");
    server.fault("/commit/", 412, Map.of(), "{}");
    push("m");
    assertThat(server.repo(REPO.toString()).paths("main"))
        .containsExactly(
            "README.md", "m/deep/train-00001-of-00003.parquet", "m/train-00000-of-00001.parquet");
    assertThat(server.asked())
        .extracting(HubServer.Asked::path)
        .filteredOn(path -> path.contains("/tree/"))
        .hasSize(3) // pages
        .allMatch(path -> path.matches(".*/tree/[0-9a-f]{40}/m[?]recursive=false.*"));
  }

  @Test
  void rowsThatOthersPushMeanwhileAreSeen() {
    server.repo(REPO.toString());
    server.fault("/commit/", 412, Map.of(), "{}");
    meanwhile =
        () -> server.repo(REPO.toString()).add("main", "m/train-00000-of-00001.parquet", "theirs");
    assertThatThrownBy(() -> push("m")).hasMessageContaining("has 1 files that Assay did not");
    assertThat(text("m/train-00000-of-00001.parquet")).isEqualTo("theirs");
  }

  @Test
  void whatStandsBesideTheRowsIsReplacedOrRemovedOnlyWhereItIsOurs() {
    assertThat(push("m", "ours 1").kept()).isEmpty();
    assertThat(text("m/tts.yaml")).isEqualTo("ours 1");
    push("m", "ours 2");
    assertThat(text("m/tts.yaml")).isEqualTo("ours 2");
    push("m", "");
    assertThat(server.repo(REPO.toString()).paths("main")).doesNotContain("m/tts.yaml");
    server.repo(REPO.toString()).add("main", "m/tts.yaml", "theirs");
    assertThat(push("m", "ours 3").kept())
        .singleElement()
        .asString()
        .contains("m/tts.yaml was not written by Assay");
    assertThat(text("m/tts.yaml")).isEqualTo("theirs");
  }

  private static final String FEATURES =
      """
        features:
        - name: 'it''s'
          dtype: string
        - name: 'seed'
          dtype: int64
        - name: 'scores'
          sequence:
            sequence: float64
        - name: 'is_correct_preds'
          sequence: bool
        - name: '_meta'
          struct:
          - name: 'rows'
            dtype: int64
        splits:
        - name: train
      """;

  @Test
  void theCardSaysWhatIsInTheRows() throws IOException {
    parquet();
    push("m");
    String card = text("README.md");
    assertThat(card).contains("dataset_info:\n- config_name: 'm'\n" + FEATURES);
    assertThat(card)
        .containsPattern("    num_bytes: [1-9][0-9]*\n    num_examples: 1\n")
        .contains("  download_size: " + Files.size(file) + "\n");
    push("m");
    assertThat(text("README.md")).isEqualTo(card);
  }

  @Test
  void whatTheCardSaidOfTheRunIsReplacedAndAllElseStays() throws IOException {
    parquet();
    server
        .repo(REPO.toString())
        .add(
            "main",
            "README.md",
            """
            ---
            # ours
            dataset_info:
              - config_name: a # kept
                features: []
              - config_name: m
                features:
                  - name: old
                    dtype: string
                splits: []
              # between
              - {config_name: z}
            tags: [x]
            ---
            # Hello
            """);
    push("m");
    assertThat(text("README.md"))
        .startsWith(
            "---\n# ours\ndataset_info:\n  - config_name: a # kept\n    features: []\n"
                + "  - config_name: 'm'\n    features:\n")
        .contains("  # between\n  - {config_name: z}\ntags: [x]\n")
        .doesNotContain("old")
        .endsWith("---\n# Hello\n");
    assertThat(HubCard.configs("card", text("README.md").getBytes(StandardCharsets.UTF_8)))
        .hasSize(1);
  }

  @Test
  void aCardWithItsInformationInAnotherFormKeepsIt() throws IOException {
    parquet();
    String info = "dataset_info:\n  config_name: a\n  splits: []\n";
    server.repo(REPO.toString()).add("main", "README.md", "---\n" + info + "---\n");
    push("m");
    assertThat(text("README.md")).startsWith("---\n" + info + "configs:\n");
  }

  @Test
  void whatTheHubWantsInTheCommitIsSentInTheCommit() {
    server.repo(REPO.toString());
    String path = "m/train-00000-of-00001.parquet";
    server.fault(
        "/preupload/",
        200,
        Map.of(),
        "{\"files\":[{\"path\":\"%s\",\"uploadMode\":\"regular\"}]}".formatted(path));
    push("m");
    assertThat(text(path)).hasSize(1_000);
    assertThat(server.stored()).isEmpty();
    assertThat(server.asked()).noneMatch(each -> each.path().contains("/batch"));
  }

  @Test
  void whatTheHubWouldLeaveOutIsSaid() {
    server.repo(REPO.toString());
    server.fault(
        "/preupload/",
        200,
        Map.of(),
        "{\"files\":[{\"path\":\"m/train-00000-of-00001.parquet\",\"shouldIgnore\":true}]}");
    assertThatThrownBy(() -> push("m")).hasMessageContaining("the .gitignore of org/prepared-runs");
    server.fault("/preupload/", 200, Map.of(), "{\"files\":[]}");
    assertThatThrownBy(() -> push("m")).hasMessageContaining("does not say it of m/train");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/revision/", "/preupload/", "/objects/batch", "storage", "/commit/"})
  void whatFailsInPassingIsTriedAgain(String place) {
    server.repo(REPO.toString());
    server.fault(place, 503, Map.of(), "");
    server.fault(place, 429, Map.of("Retry-After", "4"), "");
    assertThat(push("m")).matches("[0-9a-f]{40}");
    assertThat(waits).containsExactly(Duration.ofMillis(75), Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @CsvSource({
    "/preupload/, 401, token is not valid",
    "/preupload/, 404, Check the spelling",
    "/objects/batch, 403, to write for a push",
    "storage, 403, to write for a push",
    "/commit/, 429, Too many requests",
    "/commit/, 500, Try again later"
  })
  void aRefusalSaysWhatToDoAndTheFilesStay(String place, int status, String remedy) {
    server.repo(REPO.toString());
    for (int i = 0; i < 3; i++) {
      server.fault(place, status, Map.of(), "");
    }
    assertThatThrownBy(() -> push("m"))
        .isInstanceOfSatisfying(AssayException.class, e -> assertThat(e.remedy()).contains(remedy));
    assertThat(file).exists();
    assertThat(server.repo(REPO.toString()).file("main", "README.md")).isNull();
  }

  @Test
  void whoDoesNotAnswerIsGivenUp() {
    server.repo(REPO.toString());
    server.storage().silent();
    patience = Duration.ofMillis(300);
    assertThatThrownBy(() -> push("m")).hasMessageContaining("does not answer for");
  }

  @Test
  void aBodyThatGoesOnIsNotIdle() {
    Watched body = new Watched(BodyPublishers.ofByteArray(new byte[40_000]));
    assertThat(body.contentLength()).isEqualTo(40_000);
    List<Integer> sizes = new ArrayList<>();
    body.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(100);
          }

          @Override
          public void onNext(ByteBuffer item) {
            long before = body.idle();
            LockSupport.parkNanos(1_000_000);
            assertThat(body.idle()).isGreaterThanOrEqualTo(before);
            sizes.add(item.remaining());
          }

          @Override
          public void onError(Throwable failure) {
            sizes.add(-1);
          }

          @Override
          public void onComplete() {
            sizes.add(0);
          }
        });
    assertThat(sizes).endsWith(0).doesNotContain(-1);
    assertThat(sizes.stream().mapToInt(each -> each).sum()).isEqualTo(40_000);
  }
}
