package dev.assay.app.dashboard;

import dev.assay.analysis.json.JsonException;
import dev.assay.analysis.json.JsonReader;
import dev.assay.analysis.json.JsonValue;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.suite.SuiteManifest.Written;
import dev.assay.analysis.work.InOrder;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.files.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A folder of figures that knows from its manifest what it wrote: what is unchanged is left, what
 * is no longer made is removed, what somebody else put there is never touched.
 */
public final class FigureFolder {
  public static final String MANIFEST = "manifest.json";
  private static final long MOST_BYTES = 64 << 20;
  private static final Set<String> ENDINGS =
      Set.of("png", "svg", "pdf", "html", "csv", "md", "json", "jsonl");

  private final Path root;
  private final String kind;
  private final String name;
  private final State state;
  private final Map<String, Written> before;
  private final List<Written> files = new ArrayList<>();
  private int drawn;
  private @Nullable InOrder<Made> work;

  /** What the manifest says of an earlier run. */
  private enum State {
    FRESH,
    /** It was killed, so that the hashes of the manifest may be behind. */
    UNFINISHED,
    FINISHED
  }

  /** A file; content that is not null is still to be written. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Made(Written file, byte @Nullable [] content) {}

  private FigureFolder(
      Path root, String kind, String name, State state, Map<String, Written> before) {
    this.root = root;
    this.kind = kind;
    this.name = name;
    this.state = state;
    this.before = before;
  }

  /**
   * The folder, which need not be there yet.
   *
   * @param kind first name in its manifest, by which the folder is known as ours
   * @param name what the manifest says there, such as the suite
   * @throws AssayException CONFLICT if its manifest is of another program, kind or name
   */
  public static FigureFolder open(Path root, String kind, String name) {
    Path manifest = root.resolve(MANIFEST);
    if (!Files.exists(manifest)) {
      return new FigureFolder(root, kind, name, State.FRESH, Map.of());
    }
    try {
      if (Files.size(manifest) > MOST_BYTES) {
        throw foreign(manifest);
      }
      String text = Files.readString(manifest);
      JsonValue value = JsonReader.parse(text);
      if (!(value instanceof JsonValue.Members object) || !object.values().containsKey(kind)) {
        throw foreign(manifest);
      }
      String other = text(object, kind);
      if (!other.equals(name)) {
        throw new AssayException(
            Kind.CONFLICT,
            root + " holds the figures of " + kind + " '" + other + "', not of '" + name + "'",
            "Name another folder with -o, or delete that one.");
      }
      boolean unfinished =
          object.values().get("unfinished") instanceof JsonValue.Flag flag && flag.value();
      State state = unfinished ? State.UNFINISHED : State.FINISHED;
      return new FigureFolder(root, kind, name, state, written(object));
    } catch (IOException | JsonException e) {
      throw foreign(manifest);
    }
  }

  private static AssayException foreign(Path manifest) {
    return new AssayException(
        Kind.CONFLICT,
        manifest + " was not written by this command",
        "Name another folder with -o, or move that file away.");
  }

  private static Map<String, Written> written(JsonValue.Members manifest) {
    Map<String, Written> written = new LinkedHashMap<>();
    if (manifest.values().get("files") instanceof JsonValue.Items list) {
      for (JsonValue item : list.values()) {
        if (item instanceof JsonValue.Members file) {
          String path = text(file, "path");
          written.put(path, new Written(path, text(file, "figure"), text(file, "sha256")));
        }
      }
    }
    return written;
  }

  private static String text(JsonValue.Members object, String name) {
    return object.values().get(name) instanceof JsonValue.Text text ? text.value() : "";
  }

  /**
   * Claims the folder before anything is drawn: its manifest then says that it is unfinished, so
   * that what a killed run leaves is known as ours.
   *
   * @param paths all files that are going to be put
   * @param pages files that are written anew each time: in a folder with a manifest they are ours
   *     by their name
   * @throws AssayException CONFLICT if one of them is there and the manifest does not say that it
   *     is ours and unchanged; after a killed run, what is there counts as ours
   */
  public void claim(List<String> paths, List<String> pages) {
    if (state != State.UNFINISHED) {
      paths.forEach(this::refuseForeign);
    }
    if (state == State.FRESH) {
      pages.forEach(this::refuseForeign);
    }
    write(MANIFEST, unfinished());
  }

  private void refuseForeign(String path) {
    if (isForeign(path)) {
      throw new AssayException(
          Kind.CONFLICT,
          root.resolve(path)
              + (before.containsKey(path)
                  ? " was changed since this command wrote it"
                  : " exists and was not written by this command"),
          "Name another folder with -o, or move that file away.");
    }
  }

  /** Whether a file is there that the manifest does not know, or not as it is. */
  public boolean isForeign(String path) {
    Path file = root.resolve(path);
    Written old = before.get(path);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && (old == null || !old.sha256().equals(digest(file)));
  }

  private byte[] unfinished() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonOut json = new JsonOut(bytes)) {
      json.object(() ->
          json.text(kind, name)
              .flag("unfinished", true)
              .array(
                  "files",
                  () ->
                      before
                          .values()
                          .forEach(file ->
                              json.object(() ->
                                  json.text("path", file.path())
                                      .text("figure", file.figure())
                                      .text("sha256", file.sha256())))));
    }
    return bytes.toByteArray();
  }

  /**
   * Makes sure that a file is there as {@code figure} says. Several files are made at a time, on
   * all cores; they are written in the order of the calls.
   *
   * @param figure hash of all that the bytes follow from
   * @param bytes asked for on another thread, if at all
   */
  public void put(String path, String figure, Supplier<byte[]> bytes) {
    Written old = before.get(path);
    var at = work == null ? new InOrder<Made>(Long.MAX_VALUE, this::take) : work;
    work = at;
    handled(() -> at.add(() -> made(path, figure, old, bytes), 1));
  }

  private Made made(String path, String figure, @Nullable Written old, Supplier<byte[]> bytes) {
    if (old != null
        && old.figure().equals(figure)
        && old.sha256().equals(digest(root.resolve(path)))) {
      return new Made(old, null);
    }
    byte[] content = bytes.get();
    return new Made(new Written(path, figure, Sha256.hex(content)), content);
  }

  private void take(Made made) {
    byte[] content = made.content();
    if (content != null) {
      save(made.file().path(), content);
      drawn++;
    }
    files.add(made.file());
  }

  /** Waits for all that was put. */
  private void finish() {
    try (var at = work) {
      work = null;
      if (at != null) {
        handled(at::finish);
      }
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void handled(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE, root + " was not written to the end: " + e, "Run it again.", e);
    }
  }

  /** Writes a file that is made anew each time, such as the page. */
  @SuppressWarnings("ArrayParameter")
  public void write(String path, byte[] content) {
    finish();
    save(path, content);
  }

  private void save(String path, byte[] content) {
    Path file = root.resolve(path);
    try {
      Files.createDirectories(file.getParent() == null ? root : file.getParent());
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE, file.getParent() + " cannot be made: " + e, "Name another with -o.", e);
    }
    SafeFile.write(file, content);
  }

  /** Keeps what an earlier run made and this one was not asked for. */
  public void keepOthers() {
    finish();
    Set<String> now = files.stream().map(Written::path).collect(Collectors.toSet());
    before.forEach((path, file) -> {
      if (!now.contains(path) && isOurs(file) != null) {
        files.add(file);
      }
    });
  }

  /**
   * Removes what an earlier run made and this one did not, unless it was changed since.
   *
   * @return what was removed
   */
  public List<String> removeStale() {
    finish();
    Set<String> now = files.stream().map(Written::path).collect(Collectors.toSet());
    List<String> removed = new ArrayList<>();
    for (Written file : before.values()) {
      Path ours = now.contains(file.path()) ? null : isOurs(file);
      if (ours != null) {
        try {
          Files.delete(ours);
          removed.add(file.path());
        } catch (IOException e) {
          throw new AssayException(
              Kind.UNAVAILABLE, ours + " cannot be removed: " + e, "Remove it.", e);
        }
      }
    }
    return removed;
  }

  /** The file if it is in this folder, of a kind that we write, and as we wrote it; else null. */
  private @Nullable Path isOurs(Written file) {
    try {
      String path = file.path();
      Path at = root.resolve(path).normalize();
      boolean inside = at.startsWith(root.normalize()) && !at.equals(root.normalize());
      boolean kind = ENDINGS.contains(path.substring(path.lastIndexOf('.') + 1));
      return inside && kind && !throughLink(at) && file.sha256().equals(digest(at)) ? at : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private boolean throughLink(Path file) {
    for (Path at = file; at != null && !at.equals(root.normalize()); at = at.getParent()) {
      if (Files.isSymbolicLink(at)) {
        return true;
      }
    }
    return false;
  }

  private static String digest(Path file) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Sha256.hex(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** All files, in the order of drawing. */
  public List<Written> files() {
    finish();
    return List.copyOf(files);
  }

  /** How many were written now; the others were as they should be. */
  public int drawn() {
    finish();
    return drawn;
  }

  /** Hash of texts, for {@link #put}. */
  public static String hash(String... parts) {
    return Sha256.hex(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
  }
}
