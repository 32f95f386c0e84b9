package dev.assay.analysis.ingest;

import dev.assay.domain.Direction;
import dev.assay.domain.MetricKey;
import dev.assay.domain.Registration;
import dev.assay.domain.RunRecord;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import dev.assay.store.FileEntry;
import dev.assay.store.UnitWrite;
import dev.assay.store.UnitWrite.UnitProblem;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one unit: fetches and hashes the bytes once, picks the format, and turns every failure into
 * a problem with place and remedy. Thread-safe.
 */
final class UnitReader {
  private static final int HEAD = 64 << 10;

  /** A companion is a configuration or a small result; larger ones are refused. */
  private static final long MAX_COMPANION = 64L << 20;

  private final List<ResultsFormat> formats;
  private final Settings settings;

  UnitReader(List<ResultsFormat> formats, Settings settings) {
    this.formats = formats;
    this.settings = settings;
  }

  /**
   * The content of a unit's files, fetched but not yet understood.
   *
   * @param main stamp, digest and bytes of the file; bytes are null when it is streamed
   */
  record Fetched(Path path, Blob main, Map<String, Blob> companions) {

    /** The stamps of the unit's files in order, as they were when they were fetched. */
    List<Stamp> stamps(Folder.Unit unit, long nowNs) {
      List<Stamp> stamps = new ArrayList<>();
      stamps.add(main.stamp().settled(nowNs));
      for (String companion : unit.companions()) {
        Blob blob = companions.get(companion);
        if (blob != null) {
          stamps.add(blob.stamp().settled(nowNs));
        }
      }
      return stamps;
    }
  }

  /** One file's content; {@code failure} says why there is none. */
  @SuppressWarnings("ArrayRecordComponent")
  record Blob(
      Stamp stamp, byte @Nullable [] bytes, byte @Nullable [] sha256, @Nullable String failure) {

    FileEntry entry(Path path, FileEntry.Status status, String format) {
      return new FileEntry(
          path.toString(), stamp.size(), stamp.mtimeNs(), stamp.inode(), sha256, status, format);
    }
  }

  /**
   * The companions fetched last, by name. Checkpoints of one training run lie side by side with
   * equal configurations: comparing two is quicker than hashing one.
   */
  static final class Twins {
    private final Map<String, Blob> last = new HashMap<>();

    private byte[] digest(String name, byte[] bytes) {
      Blob twin = last.get(name);
      if (twin != null && twin.sha256() != null && Arrays.equals(bytes, twin.bytes())) {
        return twin.sha256();
      }
      return sha256().digest(bytes);
    }
  }

  /**
   * Fetches a unit's bytes.
   *
   * @param twins used by one thread, for units near each other
   * @param digest whether that of the unit's file is wanted; those of companions always are
   */
  Fetched fetch(Path folder, Folder.Unit unit, Twins twins, boolean digest) {
    Path main = folder.resolve(unit.file());
    Map<String, Blob> companions = new HashMap<>();
    for (String companion : unit.companions()) {
      Blob blob = blob(folder.resolve(companion), MAX_COMPANION, twins, companion);
      companions.put(companion, blob);
      twins.last.put(companion, blob);
    }
    Twins digests = digest ? twins : null;
    return new Fetched(main, blob(main, Source.STREAM_ABOVE, digests, unit.file()), companions);
  }

  private static Blob blob(Path file, long wholeUpTo, @Nullable Twins digests, String name) {
    Stamp stamp = new Stamp(0, 0, 0, false);
    try {
      stamp = Stamp.of(file);
      if (!stamp.regular()) {
        return new Blob(stamp, null, null, "it is not a regular file");
      }
      if (stamp.size() <= wholeUpTo) {
        byte[] bytes;
        try (FileInputStream in = new FileInputStream(file.toFile())) { // cheaper than a channel
          bytes = in.readAllBytes();
        }
        return new Blob(stamp, bytes, digests == null ? null : digests.digest(name, bytes), null);
      }
      return new Blob(stamp, null, digests == null ? null : streamedDigest(file), null);
    } catch (IOException e) {
      return new Blob(stamp, null, null, FolderWalk.reason(e));
    }
  }

  private static byte[] streamedDigest(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * What a unit says.
   *
   * @param unfinished whether its file is empty or breaks off, as while it is being written
   */
  record Understood(UnitWrite write, boolean unfinished) {}

  /**
   * Understands a fetched unit. Never fails: what goes wrong is in the answer's problems.
   *
   * @param registeredAs key of the checkpoint whose result a registry says this is; null for none
   */
  Understood read(Fetched fetched, @Nullable String registeredAs) {
    Collector collector = new Collector();
    String format = "";
    FileEntry.Status status = FileEntry.Status.READ;
    boolean unfinished = false;
    try {
      String failure = fetched.main().failure();
      if (failure != null) {
        throw new UnreadableException("", "cannot be read: " + failure, "Check its permissions.");
      }
      byte[] head = head(fetched);
      String fileName = String.valueOf(fetched.path().getFileName());
      ResultsFormat reader = pick(fetched, fileName, head, registeredAs != null);
      if (reader == null) {
        status = FileEntry.Status.IGNORED;
        Unrecognised.check(fileName, fetched.main().stamp().size(), fetched.main().bytes());
      } else {
        format = reader.name();
        reader.read(source(fetched, collector, registeredAs), collector);
      }
    } catch (UnreadableException e) {
      unfinished = e.isUnfinished();
      collector.reject(e.place(), e.problem(), e.remedy());
    } catch (IOException e) {
      collector.reject(
          "", "cannot be read: " + FolderWalk.reason(e), "Check the disk and scan again.");
    } catch (StackOverflowError e) {
      collector.reject("", "is nested too deep to be read", "Check what wrote it.");
    } catch (OutOfMemoryError e) {
      collector.reject(
          "", "does not fit into memory", "Give more: ASSAY_JAVA_OPTS=-Xmx4g assay scan ...");
    } catch (RuntimeException e) {
      collector.reject(
          "",
          "the reader '%s' failed: %s".formatted(format, e),
          "This is a mistake in Assay; please report it with the file if you may.");
    }
    if (collector.nothingUsable()) {
      status = FileEntry.Status.REJECTED;
    }
    return new Understood(
        new UnitWrite(
            fetched.main().entry(fetched.path(), status, format),
            companionEntries(fetched),
            collector.runs,
            collector.registrations,
            collector.directions,
            collector.problems),
        unfinished);
  }

  private static byte[] head(Fetched fetched) throws IOException {
    byte[] bytes = fetched.main().bytes();
    if (bytes != null) {
      return bytes.length <= HEAD ? bytes : Arrays.copyOf(bytes, HEAD);
    }
    try (InputStream in = Files.newInputStream(fetched.path())) {
      return in.readNBytes(HEAD);
    }
  }

  private @Nullable ResultsFormat pick(
      Fetched fetched, String fileName, byte[] head, boolean registered) {
    Set<String> companions = fetched.companions().keySet();
    for (ResultsFormat format : formats) {
      if ((format.mayRead(fileName, companions) || (registered && format.readsRegistered()))
          && format.recognises(fetched.path(), head, settings)) {
        return format;
      }
    }
    return null;
  }

  private Source source(Fetched fetched, Collector collector, @Nullable String registeredAs) {
    Map<String, Source.Companion> companions = new HashMap<>();
    for (var companion : fetched.companions().entrySet()) {
      Blob blob = companion.getValue();
      byte[] bytes = blob.bytes();
      byte[] sha = blob.sha256();
      if (bytes != null && sha != null) {
        companions.put(
            String.valueOf(Path.of(companion.getKey()).getFileName()),
            new Source.Companion(bytes, HexFormat.of().formatHex(sha)));
      } else {
        collector.reject(
            companion.getKey(),
            "cannot be read: " + (blob.failure() == null ? "too large" : blob.failure()),
            "The results beside it were read without it.");
      }
    }
    byte[] sha = fetched.main().sha256();
    return new Source(
        fetched.path(),
        sha == null ? "" : HexFormat.of().formatHex(sha),
        fetched.main().bytes(),
        Instant.ofEpochMilli(fetched.main().stamp().mtimeNs() / 1_000_000),
        companions,
        settings,
        registeredAs);
  }

  private static List<FileEntry> companionEntries(Fetched fetched) {
    List<FileEntry> entries = new ArrayList<>();
    fetched
        .companions()
        .forEach((name, blob) ->
            entries.add(
                blob.entry(fetched.path().resolveSibling(name), FileEntry.Status.COMPANION, "")));
    return entries;
  }

  /** Gathers what a reader hands on. */
  private static final class Collector implements Sink {
    final List<RunRecord> runs = new ArrayList<>();
    final List<Registration> registrations = new ArrayList<>();
    final Map<MetricKey, Direction> directions = new HashMap<>();
    final List<UnitProblem> problems = new ArrayList<>();

    @Override
    public void run(RunRecord record) {
      runs.add(record);
      if (looksHostile(record.name())) {
        remark(
            "run name",
            "the name '%s' holds markup, path or control characters; it is shown as text only"
                .formatted(record.name()));
      }
    }

    private static boolean looksHostile(String name) {
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c < ' ' || c == '<' || c == '>') {
          return true;
        }
      }
      return name.contains("../");
    }

    @Override
    public void registration(Registration registration) {
      registrations.add(registration);
    }

    @Override
    public void direction(MetricKey metric, Direction stated) {
      directions.put(metric, stated);
    }

    @Override
    public void reject(String place, String problem, String remedy) {
      problems.add(new UnitProblem(true, -1, place, problem, remedy));
    }

    @Override
    public void remark(String place, String text) {
      problems.add(
          new UnitProblem(false, runs.size() <= 1 ? -1 : runs.size() - 1, place, text, ""));
    }

    boolean nothingUsable() {
      return runs.isEmpty()
          && registrations.isEmpty()
          && problems.stream().anyMatch(UnitProblem::reject);
    }
  }

  /** Whether a name asks for JSON. */
  static boolean isJson(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".json");
  }
}
