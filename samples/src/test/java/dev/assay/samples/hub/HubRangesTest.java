package dev.assay.samples.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.samples.ParquetFile;
import dev.assay.samples.ParquetTable;
import dev.assay.samples.RowsFile;
import dev.assay.testkit.hub.HubServer;
import dev.assay.testkit.hub.HubStorage.Ranges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Over loopback: a file of long texts, of which only short numbers are wanted. */
class HubRangesTest {
  private static final String REPO = "org/runs";
  private static final int ROWS = 300;
  private static final List<String> SHORT = List.of("number", "keys");

  @TempDir static Path made;
  private static byte[] content = new byte[0];

  @TempDir Path folder;
  private final HubServer server = new HubServer();
  private CacheLock lock = CacheLock.OF_SYSTEM;

  @BeforeAll
  static void write() throws IOException {
    Random random = new Random(3);
    Path file = made.resolve("train.parquet");
    try (ParquetTable table = new ParquetTable(Files.createDirectory(made.resolve("work")))) {
      for (int i = 0; i < ROWS; i++) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("number", i);
        row.put("text", text(random, 8_000));
        row.putArray("keys").add("a" + i).add("b");
        row.put("more", text(random, 1_000));
        table.add(row);
      }
      table.write(file, "mark", "kept", Map.of());
    }
    content = Files.readAllBytes(file);
  }

  private static String text(Random random, int length) {
    return random
        .ints(length, '0', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HubPlaces places(boolean offline) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HF_ENDPOINT", server.endpoint().toString());
    environment.put("ASSAY_HUB_CACHE", folder.resolve("cache").toString());
    environment.put("HF_HUB_OFFLINE", offline ? "1" : "0");
    Patience patience =
        new Patience(
            3,
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Instant::now,
            time -> {},
            () -> 0.5);
    return new HubPlaces(new HubClient(HubSettings.of(environment, folder, patience), lock));
  }

  private static RowsFile file(HubPlaces places) {
    HubRun run = places.runs(HubPlace.parse(REPO).orElseThrow()).getFirst();
    return places.files(run).getFirst();
  }

  private Path fetched(List<String> columns) {
    if (!server.has(REPO)) {
      server.repo(REPO).add("main", "m/train.parquet", content);
    }
    try (HubPlaces places = places(false)) {
      return file(places).columns(columns);
    }
  }

  private static void check(Path file) throws IOException {
    List<String> rows = new ArrayList<>();
    try (ParquetFile parquet = ParquetFile.open(file)) {
      assertThat(parquet.mark("mark")).hasValue("kept");
      parquet.read(
          SHORT, (number, cells) -> rows.add(cells.text(0) + Objects.toString(cells.text(1))));
    }
    assertThat(rows).hasSize(ROWS).startsWith("0[a0, b]").endsWith("299[a299, b]");
  }

  @Test
  void shortColumnsComeWithoutTheLongOnes() throws IOException {
    check(fetched(SHORT));
    assertThat(content).hasSizeGreaterThan(2_000_000);
    assertThat(server.storage().served()).isPositive().isLessThan(200_000);
    int asked = server.stored().size();
    check(fetched(SHORT));
    assertThat(server.stored()).hasSize(asked);
  }

  @Test
  void whatTheFileSaysOfItselfComesAlone() throws IOException {
    Path file = fetched(List.of());
    assertThat(server.stored()).hasSize(1);
    try (ParquetFile parquet = ParquetFile.open(file)) {
      assertThat(parquet.columns()).containsOnlyKeys("number", "text", "keys", "more");
      assertThat(parquet.size()).isEqualTo(ROWS);
    }
  }

  @Test
  void mostOfAFileIsAllOfIt() throws IOException {
    Path file = fetched(List.of("text"));
    assertThat(file).hasBinaryContent(content);
    assertThat(fetched(SHORT)).isEqualTo(file);
  }

  @Test
  void aSmallFileIsFetchedAtOnce() {
    server.repo(REPO).add("main", "m/train.parquet", new byte[10_000]);
    try (HubPlaces places = places(false)) {
      assertThat(file(places).columns(SHORT)).hasSize(10_000);
    }
    assertThat(server.stored()).hasSize(1).allMatch(each -> each.range().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(value = Ranges.class, mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
  void whatRangesDoNotGiveTheWholeFileGives(Ranges how) throws IOException {
    server.storage().ranges(how);
    assertThat(fetched(SHORT)).hasBinaryContent(content);
    if (how != Ranges.CHANGING) { // which begins rightly
      try (Stream<Path> kept = Files.walk(folder)) {
        assertThat(kept.filter(each -> each.toString().endsWith(".parquet"))).hasSize(1);
      }
    }
  }

  @Test
  void whatIsNoParquetIsFetchedWholeToBeRefused() {
    byte[] zeros = new byte[2_000_000];
    server.repo(REPO).add("main", "m/train.parquet", zeros);
    try (HubPlaces places = places(false)) {
      assertThat(file(places).columns(SHORT)).hasBinaryContent(zeros);
    }
  }

  @Test
  void whereTheCacheCannotBeLockedTheWholeFileIsFetched() {
    lock =
        new CacheLock(channel -> {
          throw new IOException("Function not implemented");
        });
    assertThat(fetched(SHORT)).hasBinaryContent(content);
    assertThat(server.stored()).hasSize(1).allMatch(each -> each.range().isEmpty());
  }

  @Test
  void aBrokenRangeIsGoneOnWith() throws IOException {
    server.storage().breakTransfers(2);
    check(fetched(SHORT));
    assertThat(server.stored().get(1).range())
        .isNotEqualTo(server.stored().get(0).range())
        .endsWith("-" + (content.length - 1));
    assertThat(server.storage().served()).isLessThan(200_000);
  }

  @Test
  void whatBrokeForGoodIsGoneOnWithNextTime() throws IOException {
    fetched(List.of());
    server.storage().breakTransfers(3);
    assertThatThrownBy(() -> fetched(SHORT))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> assertThat(e.problem()).startsWith("the Hub does not answer for m/train.parquet"));
    long before = server.storage().served();
    check(fetched(SHORT));
    assertThat(server.storage().served() - before).isPositive().isLessThan(before);
  }

  @Test
  void anotherContentBetweenTwoRangesMeansFromTheStart() throws IOException {
    Path old = fetched(List.of());
    server.storage().edition("second");
    Path fresh = fetched(SHORT);
    assertThat(fresh).isNotEqualTo(old);
    assertThat(old).doesNotExist();
    check(fresh);
  }

  @Test
  void offlineTheCacheHasTheColumnsThatWereFetched() throws IOException {
    Path file = fetched(SHORT);
    int asked = server.stored().size();
    try (HubPlaces places = places(true)) {
      assertThat(file(places).columns(SHORT)).isEqualTo(file);
      assertThatThrownBy(() -> file(places).columns(List.of("text")))
          .hasMessageContaining("m/train.parquet of org/runs is not in the cache");
      assertThatThrownBy(() -> file(places).columns(List.of("more")))
          .hasMessageContaining("is not in the cache");
    }
    assertThat(server.stored()).hasSize(asked);
  }

  @Test
  void aCacheThatWasDamagedIsFetchedAnew() throws IOException {
    Path file = fetched(SHORT);
    Files.writeString(file, "cut");
    check(fetched(SHORT));
    try (Stream<Path> kept = Files.list(Objects.requireNonNull(file.getParent()))) {
      for (Path index : kept.filter(each -> each.toString().endsWith(".json")).toList()) {
        Files.writeString(index, "{\"etag\":1,\"ranges\":[[5,2],7]}");
      }
    }
    check(fetched(SHORT));
  }

  @Test
  void rangesAreCountedOnceAndJoinedWhereTheGapIsSmall() {
    ByteRanges some = ranges(10, 20, 15, 30, 40, 50);
    assertThat(some).isEqualTo(ranges(10, 30, 40, 50));
    assertThat(some.length()).isEqualTo(30);
    assertThat(some.joined(9)).isEqualTo(some);
    assertThat(some.joined(10)).isEqualTo(ranges(10, 50));
    assertThat(some.without(ranges(0, 12, 18, 45))).isEqualTo(ranges(12, 18, 45, 50));
    assertThat(some.without(some)).isEqualTo(ByteRanges.NONE);
    assertThat(ByteRanges.NONE.without(some)).isEqualTo(ByteRanges.NONE);
  }

  private static ByteRanges ranges(long... ends) {
    ByteRanges ranges = ByteRanges.NONE;
    for (int i = 0; i < ends.length; i += 2) {
      ranges = ranges.and(new dev.assay.samples.ByteRange(ends[i], ends[i + 1]));
    }
    return ranges;
  }
}
