package dev.assay.formats.harness;

import dev.assay.domain.Direction;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Everything a reader said, and the ways to make it read. */
final class Collected implements Sink {
  static final Instant MODIFIED = Instant.parse("2026-01-02T03:04:05Z");

  final List<RunRecord> runs = new ArrayList<>();
  final List<String> rejects = new ArrayList<>();
  final List<String> remarks = new ArrayList<>();
  final Map<MetricKey, Direction> directions = new LinkedHashMap<>();

  @Override
  public void run(RunRecord record) {
    runs.add(record);
  }

  @Override
  public void direction(MetricKey metric, Direction stated) {
    directions.put(metric, stated);
  }

  @Override
  public void reject(String place, String problem, String remedy) {
    rejects.add(place + ": " + problem);
  }

  @Override
  public void remark(String place, String text) {
    remarks.add(place + ": " + text);
  }

  RunRecord only() {
    if (runs.size() != 1) {
      throw new AssertionError("expected one run, got " + runs.size());
    }
    return runs.getFirst();
  }

  static Estimate estimate(RunRecord run, String metric) {
    MetricKey key = MetricKey.parse(metric);
    return run.estimates().stream()
        .filter(estimate -> estimate.metric().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + metric));
  }

  static List<String> metrics(RunRecord run) {
    return run.estimates().stream().map(e -> e.metric().toString()).toList();
  }

  static Collected read(ResultsFormat format, String path, String content) throws IOException {
    return read(format, path, content, Settings.DEFAULTS, Map.of());
  }

  static Collected read(
      ResultsFormat format,
      String path,
      String content,
      Settings settings,
      Map<String, String> companions)
      throws IOException {
    Map<String, Source.Companion> beside = new HashMap<>();
    companions.forEach((name, text) -> {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      beside.put(name, new Source.Companion(bytes, sha256(bytes)));
    });
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    Collected collected = new Collected();
    format.read(
        new Source(Path.of(path), sha256(bytes), bytes, MODIFIED, beside, settings), collected);
    return collected;
  }

  static boolean recognises(ResultsFormat format, String path, String content) {
    Path file = Path.of(path);
    return format.mayRead(String.valueOf(file.getFileName()), Set.of())
        && format.recognises(file, content.getBytes(StandardCharsets.UTF_8), Settings.DEFAULTS);
  }

  /** Reads all files of a folder that the format claims, the way ingest does. */
  static Collected folder(ResultsFormat format, Path folder) throws IOException {
    Collected collected = new Collected();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        file(format, file, collected);
      }
    }
    return collected;
  }

  private static void file(ResultsFormat format, Path file, Collected collected)
      throws IOException {
    Set<String> siblings = new TreeSet<>();
    try (Stream<Path> beside = Files.list(file.getParent())) {
      beside.forEach(sibling -> siblings.add(sibling.getFileName().toString()));
    }
    String name = file.getFileName().toString();
    if (!format.mayRead(name, siblings)) {
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 64 << 10));
    if (!format.recognises(file, head, Settings.DEFAULTS)) {
      return;
    }
    Map<String, Source.Companion> companions = new HashMap<>();
    for (String companion : format.companions(name, siblings)) {
      byte[] content = Files.readAllBytes(file.resolveSibling(companion));
      companions.put(companion, new Source.Companion(content, sha256(content)));
    }
    format.read(
        new Source(file, sha256(bytes), bytes, MODIFIED, companions, Settings.DEFAULTS), collected);
  }

  /** A folder of the shared real data; the test is skipped where it does not exist. */
  static Path realData(String folder) {
    Path path =
        Path.of(System.getProperty("assay.root", "..")).resolve("../shared/data").resolve(folder);
    Assumptions.assumeTrue(Files.isDirectory(path), "no real data here");
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
