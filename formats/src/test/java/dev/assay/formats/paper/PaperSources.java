package dev.assay.formats.paper;

import dev.assay.domain.MetricKey;
import dev.assay.domain.Registration;
import dev.assay.domain.RunRecord;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Sources for tests, and a sink that keeps what it is given. */
final class PaperSources {
  private PaperSources() {}

  static final Instant MODIFIED = Instant.parse("2025-11-03T10:00:00Z");

  /** Keeps everything. */
  static final class Collected implements Sink {
    final List<RunRecord> runs = new ArrayList<>();
    final List<Registration> registrations = new ArrayList<>();
    final List<String> rejects = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();

    @Override
    public void run(RunRecord record) {
      runs.add(record);
    }

    @Override
    public void registration(Registration registration) {
      registrations.add(registration);
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
        throw new AssertionError("expected one run, got " + runs.size() + " " + rejects);
      }
      return runs.get(0);
    }

    RunRecord byId(String id) {
      return runs.stream().filter(run -> run.id().equals(id)).findFirst().orElseThrow();
    }
  }

  /** The value of a metric such as {@code sblimp/accuracy}; NaN without. */
  static double value(RunRecord run, String metric) {
    MetricKey key = MetricKey.parse(metric);
    return run.estimates().stream()
        .filter(estimate -> estimate.metric().equals(key))
        .mapToDouble(estimate -> estimate.value())
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Sample count of a metric; 0 without. */
  static long count(RunRecord run, String metric) {
    MetricKey key = MetricKey.parse(metric);
    return run.estimates().stream()
        .filter(estimate -> estimate.metric().equals(key))
        .mapToLong(estimate -> estimate.count().orElse(0))
        .findFirst()
        .orElse(0);
  }

  static Collected read(ResultsFormat format, String path, String text) throws IOException {
    return read(format, path, text, Map.of(), Settings.DEFAULTS);
  }

  /** Reads text as if it lay at {@code path}, with companions by name. */
  static Collected read(
      ResultsFormat format,
      String path,
      String text,
      Map<String, String> companions,
      Settings settings)
      throws IOException {
    Map<String, Source.Companion> beside = new HashMap<>();
    companions.forEach((name, content) -> {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      beside.put(name, new Source.Companion(bytes, sha256(bytes)));
    });
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Collected sink = new Collected();
    format.read(new Source(Path.of(path), sha256(bytes), bytes, MODIFIED, beside, settings), sink);
    return sink;
  }

  /** Reads a real file with the companions that the format asks for. */
  static Collected read(ResultsFormat format, Path path) throws IOException {
    Collected sink = new Collected();
    format.read(source(format, path), sink);
    return sink;
  }

  static Source source(ResultsFormat format, Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    Set<String> siblings = new HashSet<>();
    Path parent = path.toAbsolutePath().normalize().resolveSibling("");
    try (Stream<Path> list = Files.list(parent)) {
      list.forEach(file -> siblings.add(String.valueOf(file.getFileName())));
    }
    Map<String, Source.Companion> beside = new HashMap<>();
    for (String name : format.companions(String.valueOf(path.getFileName()), siblings)) {
      byte[] content = Files.readAllBytes(parent.resolve(name));
      beside.put(name, new Source.Companion(content, sha256(content)));
    }
    return new Source(
        path.toAbsolutePath().normalize(),
        sha256(bytes),
        bytes,
        Files.getLastModifiedTime(path).toInstant(),
        beside,
        Settings.DEFAULTS);
  }

  /** A real file of the family; the test is skipped where there is none. */
  static Path real(String name) {
    Path root = Path.of(System.getProperty("assay.root", "."));
    Path file = root.resolve("../shared/data/paper-metrics").resolve(name).normalize();
    Assumptions.assumeTrue(Files.exists(file), "no real data here");
    return file;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
