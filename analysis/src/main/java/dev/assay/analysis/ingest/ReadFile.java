package dev.assay.analysis.ingest;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.Direction;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.store.UnitWrite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one results file that somebody named, whatever it is called, without an index. */
public final class ReadFile {
  private static final int HEAD = 64 << 10;

  private ReadFile() {}

  /**
   * What a file says.
   *
   * @param format name of the format; empty if no format knows the file
   * @param runs empty if it holds none, or cannot be read
   * @param faults what could not be used, place first
   * @param remarks what a careful user wants to know while everything was read, place first
   */
  public record Content(
      String format,
      List<RunRecord> runs,
      Map<MetricKey, Direction> directions,
      List<String> faults,
      List<String> remarks) {}

  /**
   * Reads.
   *
   * @throws AssayException NOT_FOUND if there is no such file, UNAVAILABLE if it cannot be opened
   */
  public static Content read(Path file, List<ResultsFormat> formats, Settings settings) {
    Path path = file.toAbsolutePath().normalize();
    if (!Files.isRegularFile(path)) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "there is no file " + path,
          "Check the path; a folder needs --compare-all.");
    }
    Set<String> siblings = siblings(path);
    ResultsFormat format = pick(path, siblings, formats, settings);
    List<ResultsFormat> chosen = format == null ? List.of() : List.of(new Named(format));
    String name = String.valueOf(path.getFileName());
    Set<String> companions = new TreeSet<>();
    if (format != null) {
      companions.addAll(format.companions(name, siblings));
      companions.remove(name);
      companions.retainAll(siblings);
    }
    UnitReader reader = new UnitReader(chosen, settings);
    Path above = path.getParent();
    Path folder = above == null ? path.resolveSibling(".") : above; // its name may tell something
    Folder.Unit unit = new Folder.Unit(name, List.copyOf(companions), List.of());
    UnitReader.Fetched fetched = reader.fetch(folder, unit, new UnitReader.Twins(), false);
    UnitWrite write = reader.read(fetched, null).write();
    return new Content(
        format == null ? "" : format.name(),
        write.runs(),
        write.directions(),
        problems(write, true),
        problems(write, false));
  }

  private static List<String> problems(UnitWrite write, boolean rejects) {
    return write.problems().stream()
        .filter(problem -> problem.reject() == rejects)
        .map(fault ->
            fault.place().isEmpty() ? fault.problem() : fault.place() + ": " + fault.problem())
        .toList();
  }

  private static Set<String> siblings(Path path) {
    Path folder = path.getParent();
    try (Stream<Path> files = Files.list(folder == null ? path : folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
    } catch (IOException e) {
      return Set.of(); // companions are a help, no need
    }
  }

  /** By name and content as a scan does; failing that, by content alone. */
  private static @Nullable ResultsFormat pick(
      Path path, Set<String> siblings, List<ResultsFormat> formats, Settings settings) {
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(HEAD);
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE,
          path + " cannot be read: " + FolderWalk.reason(e),
          "Check its permissions.",
          e);
    }
    String name = String.valueOf(path.getFileName());
    for (boolean byName : new boolean[] {true, false}) {
      for (ResultsFormat format : formats) {
        if ((!byName || format.mayRead(name, siblings))
            && format.recognises(path, head, settings)) {
          return format;
        }
      }
    }
    return null;
  }

  /** A format that takes the file whatever its name. */
  private record Named(ResultsFormat format) implements ResultsFormat {
    @Override
    public String name() {
      return format.name();
    }

    @Override
    public String description() {
      return format.description();
    }

    @Override
    public int version() {
      return format.version();
    }

    @Override
    public boolean mayRead(String fileName, Set<String> siblings) {
      return true;
    }

    @Override
    public boolean recognises(String fileName, byte[] head) {
      return true;
    }

    @Override
    public void read(Source source, Sink sink) throws IOException {
      format.read(source, sink);
    }
  }
}
