package dev.assay.samples.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.samples.RowsFile;
import dev.assay.testkit.hub.HubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over loopback, against a server that speaks the protocol. */
class HubPlacesTest {
  private static final String REPO = "org/runs";
  private static final Optional<String> NONE = Optional.empty();

  @TempDir Path folder;
  private final HubServer server = new HubServer();
  private final List<Duration> waits = new ArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private HubSettings settings(Map<String, String> more) {
    Map<String, String> environment = new java.util.HashMap<>(more);
    environment.putIfAbsent("HF_ENDPOINT", server.endpoint().toString());
    environment.putIfAbsent("ASSAY_HUB_CACHE", folder.resolve("cache").toString());
    Patience patience =
        new Patience(
            4,
            Duration.ofMillis(100),
            Duration.ofSeconds(60),
            Duration.ofSeconds(300),
            Duration.ofSeconds(20),
            () -> Instant.parse("2026-01-01T00:00:00Z"),
            waits::add,
            () -> 0.5);
    return HubSettings.of(environment, folder, patience);
  }

  private HubPlaces places(Map<String, String> more) {
    return new HubPlaces(new HubClient(settings(more)));
  }

  private static HubPlace place(String text) {
    return HubPlace.parse(text).orElseThrow();
  }

  private static List<Path> files(HubPlaces places, HubRun run) {
    return places.files(run).stream().map(RowsFile::whole).toList();
  }

  private List<String> names(HubPlaces places, String place) {
    return places.runs(place(place)).stream().map(HubRun::subset).toList();
  }

  private static AssayException failure(ThrowingCallable call) {
    AssayException[] found = new AssayException[1];
    assertThatThrownBy(call).isInstanceOfSatisfying(AssayException.class, e -> found[0] = e);
    return found[0];
  }

  @Test
  void theCardNamesRunsAndTheirFiles() throws IOException {
    server
        .repo(REPO)
        .add(
            "main",
            "README.md",
            """
            ---
            configs:
            - config_name: m--T-0.8--seed-1
              data_files:
              - split: train
                path: a/train-*
              - split: test
                path: a/test-*
            - config_name: gone
              data_files: nowhere/*.parquet
            ---
            # Runs
            """)
        .add("main", "a/train-00000-of-00001.jsonl", "{}\n")
        .add("main", "a/test-00000-of-00001.jsonl", "{}\n");
    try (HubPlaces places = places(Map.of())) {
      assertThat(names(places, REPO)).containsExactly("m--T-0.8--seed-1", "gone");
      List<Path> files = files(places, places.runs(place(REPO)).getFirst());
      assertThat(files).hasSize(1);
      assertThat(Files.readString(files.getFirst())).isEqualTo("{}\n");
      assertThat(failure(() -> files(places, places.runs(place(REPO)).get(1))).problem())
          .isEqualTo("gone of org/runs has no rows in a split 'train'");
    }
  }

  @Test
  void withoutACardFoldersAreRunsInAsManyPagesAsThereAre() {
    server.pageSize(2);
    for (int seed = 0; seed < 5; seed++) {
      server.repo(REPO).add("main", "m--seed-" + seed + "/train-0.parquet", "x");
    }
    try (HubPlaces places = places(Map.of())) {
      assertThat(names(places, REPO))
          .containsExactly("m--seed-0", "m--seed-1", "m--seed-2", "m--seed-3", "m--seed-4");
    }
    assertThat(server.asked()).filteredOn(each -> each.path().contains("/tree/")).hasSize(3);
  }

  @Test
  void aBranchWithOneUnnamedRunIsNamedForIt() {
    server.repo(REPO).add("m--T-1--chunk-0_50", "data/train-0.parquet", "x");
    try (HubPlaces places = places(Map.of())) {
      assertThat(names(places, REPO + "@m--T-1--chunk-0_50")).containsExactly("m--T-1--chunk-0_50");
    }
  }

  @Test
  void aBrokenTransferIsGoneOnWithAndTheTokenStaysWithTheEndpoint() throws IOException {
    byte[] content = new byte[300_000];
    new Random(1).nextBytes(content);
    server.repo(REPO).add("main", "m/train.parquet", content);
    server.demand("hf_secret");
    server.storage().breakTransfers(2);
    try (HubPlaces places = places(Map.of("HF_TOKEN", "hf_secret"))) {
      Path file = files(places, places.runs(place(REPO)).getFirst()).getFirst();
      assertThat(Files.readAllBytes(file)).isEqualTo(content);
      try (Stream<Path> left = Files.walk(folder.resolve("cache"))) {
        assertThat(left.filter(Files::isRegularFile).map(each -> each.getFileName().toString()))
            .noneMatch(name -> name.endsWith(".etag") || name.endsWith(".tmp"));
      }
    }
    assertThat(server.stored()).hasSize(3).allMatch(each -> each.token().isEmpty());
    assertThat(server.stored().get(2).range()).matches("bytes=[1-9][0-9]*-");
    assertThat(server.asked()).allMatch(each -> each.token().equals("Bearer hf_secret"));
  }

  @Test
  void whatBreaksForGoodIsSaidAndGoneOnWithNextTime() {
    server.repo(REPO).add("main", "m/train.parquet", new byte[200_000]);
    server.storage().breakTransfers(4);
    try (HubPlaces places = places(Map.of())) {
      HubRun run = places.runs(place(REPO)).getFirst();
      assertThat(failure(() -> files(places, run)).problem())
          .startsWith("the Hub does not answer for m/train.parquet of org/runs: ");
      assertThat(files(places, run)).hasSize(1);
    }
    assertThat(server.stored().getLast().range()).isNotEmpty();
  }

  @Test
  void anotherContentThanTheHashSaysNeverAppears() {
    server.repo(REPO).add("main", "m/train.parquet", "rows").add("main", "n/train.jsonl", "rows");
    server.storage().corrupt(true);
    try (HubPlaces places = places(Map.of())) {
      for (HubRun run : places.runs(place(REPO))) {
        assertThat(failure(() -> files(places, run)).problem()).contains("not what its hash says");
      }
      server.storage().corrupt(false);
      assertThat(files(places, places.runs(place(REPO)).getFirst())).hasSize(1);
    }
  }

  @Test
  void whoAsksTooOftenWaitsAsLongAsTheServerSays() {
    server.repo(REPO).add("main", "m/train.parquet", "x");
    server.fault("/revision/", 429, Map.of("Retry-After", "7"), "");
    server.fault("/revision/", 429, Map.of("RateLimit", "\"api\";r=0;t=9"), "");
    server.fault("/revision/", 503, Map.of("Retry-After", "Thu, 01 Jan 2026 00:00:11 GMT"), "");
    server.fault("/tree/", 500, Map.of(), "");
    try (HubPlaces places = places(Map.of())) {
      assertThat(names(places, REPO)).containsExactly("m");
    }
    assertThat(waits)
        .containsExactly(
            Duration.ofSeconds(7),
            Duration.ofSeconds(9),
            Duration.ofSeconds(11),
            Duration.ofMillis(75));
    server.fault("/revision/", 429, Map.of("Retry-After", "9999"), "");
    try (HubPlaces places = places(Map.of())) {
      assertThat(failure(() -> names(places, REPO)).problem()).contains("asks to wait 9999 s");
    }
  }

  @Test
  void refusalsSayWhatToDo() {
    try (HubPlaces places = places(Map.of())) {
      AssayException missing = failure(() -> names(places, "org/none"));
      assertThat(missing.kind()).isEqualTo(AssayException.Kind.NOT_FOUND);
      assertThat(missing.problem()).isEqualTo("the Hub answers 404 for the data set org/none");
      server.repo(REPO);
      assertThat(failure(() -> names(places, REPO + "@gone")).remedy()).contains("no such branch");
      assertThat(failure(() -> names(places, REPO)).problem()).contains("no rows in Parquet");
      server.fault("/revision/", 403, Map.of("X-Error-Code", "GatedRepo"), "");
      assertThat(failure(() -> names(places, REPO)).remedy()).contains("gated", "HF_TOKEN");
      server.demand("x");
      assertThat(failure(() -> names(places, REPO)).remedy()).contains("set HF_TOKEN");
    }
    try (HubPlaces places = places(Map.of("HF_TOKEN", "hf_wrong"))) {
      AssayException refused = failure(() -> names(places, REPO));
      assertThat(refused.remedy()).contains("token is not valid");
      assertThat(refused.problem() + refused.remedy()).doesNotContain("hf_wrong");
    }
  }

  @Test
  void hostileAnswersAreRefused() {
    server.repo(REPO).add("main", "m/train.parquet", "x");
    server.fault("/tree/", 200, Map.of(), "{\"a\":");
    server.fault("/tree/", 200, Map.of("Link", "<http://127.0.0.1:1/x>; rel=\"next\""), "[]");
    server.fault("/tree/", 302, Map.of("Location", "http://example.com/"), "");
    server.fault("/tree/", 302, Map.of("Location", "ftp://[[/"), "");
    server.fault("/tree/", 200, Map.of(), "\"" + "x".repeat(17 << 20) + "\"");
    for (String why :
        List.of(
            "not JSON",
            "next page is somewhere else",
            "points to http://example.com",
            "redirects to no address",
            "longer than")) {
      try (HubPlaces places = places(Map.of())) {
        assertThat(failure(() -> names(places, REPO)).problem()).contains(why);
      }
    }
    server.fault("/revision/", 200, Map.of(), "{\"sha\":\"../../../x\"}");
    try (HubPlaces places = places(Map.of())) {
      assertThat(failure(() -> names(places, REPO)).problem()).contains("names no commit");
    }
  }

  @Test
  void whoIsSentInCirclesStops() {
    server.repo(REPO);
    for (int i = 0; i < 6; i++) {
      server.fault("/revision/", 302, Map.of("Location", "/api/datasets/org/runs/revision/x"), "");
    }
    try (HubPlaces places = places(Map.of())) {
      assertThat(failure(() -> names(places, REPO)).problem()).contains("redirects more than 5");
    }
    assertThat(server.asked()).hasSize(6);
  }

  @Test
  void aPlaceIsReadAsItIsNamed() {
    for (String text : List.of("org/x", "hf://org/x", "hf:org/x", "hf://datasets/org/x")) {
      assertThat(place(text)).as(text).isEqualTo(new HubPlace(place("org/x").repo(), "main", NONE));
    }
    assertThat(place("org/x@v1/a/b").subset()).hasValue("a/b");
    assertThat(place("org/x@v1/a/b").revision()).isEqualTo("v1");
    assertThat(place("org/x@a%2Fb/c").revision()).isEqualTo("a/b");
    assertThat(place("org/x@refs/convert/parquet/c").revision()).isEqualTo("refs/convert/parquet");
    assertThat(place("org/x@refs/pr/3").subset()).isEmpty();
    assertThat(place("org/x/run").subset()).hasValue("run");
    assertThat(place("hf:x@v/run").repo().toString()).isEqualTo("x");
    for (String text : List.of("org/x@a%2Fb/c", "org/x/run", "org/x")) {
      assertThat(place(text)).hasToString(text);
    }
    for (String text : List.of("x", "x@v", "../x", "a b/c", "org/x@", "hf://", "org/..", "/x/y")) {
      assertThat(HubPlace.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void namesThatWouldLeaveTheCacheAreNoFiles() {
    server
        .repo(REPO)
        .add("main", "../../evil.parquet", "x")
        .add("main", "/etc/evil.parquet", "x")
        .add("main", "a\\..\\evil.parquet", "x")
        .add("main", "a/\u0000.parquet", "x")
        .add("main", "c:/x.parquet", "x")
        .add("main", "x".repeat(300) + "/x.parquet", "x")
        .add("main", "x/".repeat(900) + "x.parquet", "x")
        .add("main", "fine/train.parquet", "x");
    try (HubPlaces places = places(Map.of())) {
      assertThat(names(places, REPO)).containsExactly("fine");
    }
  }

  @Test
  void offlineOnlyTheCacheAnswers() {
    server.repo(REPO).add("main", "m/train.parquet", "x").add("main", "n/train.parquet", "y");
    try (HubPlaces places = places(Map.of())) {
      files(places, places.runs(place(REPO)).getFirst());
    }
    int asked = server.asked().size();
    try (HubPlaces places = places(Map.of("HF_HUB_OFFLINE", "1"))) {
      assertThat(names(places, REPO)).containsExactly("m", "n");
      assertThat(files(places, places.runs(place(REPO)).getFirst())).hasSize(1);
      assertThat(failure(() -> files(places, places.runs(place(REPO)).get(1))).problem())
          .contains("not in the cache", "HF_HUB_OFFLINE");
      assertThat(failure(() -> names(places, "org/other")).remedy()).contains("HF_HUB_OFFLINE");
    }
    assertThat(server.asked()).hasSize(asked);
  }

  @Test
  void anInterruptCancels() {
    server.repo(REPO);
    try (HubPlaces places = places(Map.of())) {
      Thread.currentThread().interrupt();
      assertThat(failure(() -> names(places, REPO)).problem()).contains("was cancelled");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void theTokenComesFromItsFileAndIsNeverShown() throws IOException {
    Path hub = Files.createDirectories(folder.resolve(".cache/huggingface"));
    Files.writeString(hub.resolve("token"), "hf_filed\n");
    assertThat(settings(Map.of()).toString()).contains("a token").doesNotContain("hf_filed");
    Files.writeString(hub.resolve("token"), "two words");
    assertThat(failure(() -> settings(Map.of())).problem()).doesNotContain("two words");
    assertThat(settings(Map.of("HF_TOKEN_PATH", folder.resolve("none").toString())).token())
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://example.com", "ftp://x", "https://u:p@x", "nonsense", "file:///x"})
  void anEndpointIsHttpsOrThisMachine(String endpoint) {
    assertThat(failure(() -> settings(Map.of("HF_ENDPOINT", endpoint))).kind())
        .isEqualTo(AssayException.Kind.BAD_INPUT);
  }

  @Test
  void patternsKeepToTheirParts() {
    assertThat(Glob.matches("a/train-*", "a/train-0.parquet")).isTrue();
    assertThat(Glob.matches("a/*", "a/b/c")).isFalse();
    assertThat(Glob.matches("**/x", "x")).isTrue();
    assertThat(Glob.matches("**/x", "a/b/x")).isTrue();
    assertThat(Glob.matches("**/x", "a/bx")).isFalse();
    assertThat(Glob.matches("a/**", "a/b/c")).isTrue();
    assertThat(Glob.matches("a?c", "a/c")).isFalse();
    assertThat(Glob.matches("*a".repeat(200), "a".repeat(900) + "b")).isFalse();
  }
}
