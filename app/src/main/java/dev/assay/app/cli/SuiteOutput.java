package dev.assay.app.cli;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.suite.Outcome;
import dev.assay.analysis.suite.SuiteGallery;
import dev.assay.analysis.suite.SuiteInput;
import dev.assay.analysis.suite.SuiteManifest;
import dev.assay.analysis.suite.SuitePlan;
import dev.assay.analysis.suite.SuiteReport;
import dev.assay.app.dashboard.FigureFolder;
import dev.assay.app.dashboard.HtmlFigure;
import dev.assay.app.dashboard.SafeFile;
import dev.assay.domain.AssayException;
import dev.assay.figures.Figure;
import dev.assay.figures.FigureJson;
import dev.assay.figures.FigureNumbers;
import dev.assay.figures.layout.Theme;
import dev.assay.figures.render.Drawing;
import dev.assay.figures.render.ImageFormat;
import dev.assay.formats.files.LockedFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The files of a suite: pictures and numbers of each figure, page, manifest, document. */
final class SuiteOutput {
  static final String HTML = "html";
  private static final String NUMBERS = ".csv";
  private static final String PAGE = "index.html";

  private final FigureFolder folder;
  private final Path root;
  private final Asked asked;

  /**
   * What is to be written.
   *
   * @param version of Assay
   * @param formats endings of the pictures
   * @param only glob on paths; empty for all figures
   */
  record Asked(String version, List<String> formats, Drawing drawing, String only) {
    Asked {
      formats = List.copyOf(formats);
    }
  }

  SuiteOutput(Path root, String suite, Asked asked) {
    this.folder = FigureFolder.open(root, "suite", suite);
    this.root = root;
    this.asked = asked;
  }

  /**
   * Whether the folder may be drawn into.
   *
   * @throws AssayException CONFLICT if it holds something else
   */
  static void check(Path root, String suite) {
    FigureFolder.open(root, "suite", suite);
  }

  /**
   * Works while no other process writes to the folder.
   *
   * @throws AssayException UNAVAILABLE when another one does for longer than a minute
   */
  static <T> T alone(Path root, LockedFile.Work<T> work) {
    return new LockedFile(
            root.resolve(FigureFolder.MANIFEST), root.resolve(".lock"), "the figures of " + root)
        .locked(work);
  }

  /** Pictures and numbers of all figures that are drawn; what is unchanged stays. */
  void draw(List<Outcome> outcomes) {
    folder.claim(paths(outcomes), asked.only().isEmpty() ? List.of(PAGE) : List.of());
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Drawn drawn) {
        draw(drawn.path(), drawn.figure());
      }
    }
  }

  private List<String> paths(List<Outcome> outcomes) {
    List<String> paths = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Drawn drawn) {
        asked.formats().forEach(ending -> paths.add(drawn.path() + "." + ending));
        paths.add(drawn.path() + NUMBERS);
      }
    }
    return paths;
  }

  private void draw(String path, Figure figure) {
    String data = FigureJson.write(figure);
    for (String ending : asked.formats()) {
      String detail =
          ending.equals(ImageFormat.PNG.ending) ? "png " + asked.drawing().dpi() : ending;
      folder.put(
          path + "." + ending,
          FigureFolder.hash(asked.version(), detail, data),
          () -> picture(figure, ending));
    }
    folder.put(
        path + NUMBERS,
        FigureFolder.hash(asked.version(), "csv", data),
        () -> FigureNumbers.write(figure).getBytes(StandardCharsets.UTF_8));
  }

  private byte[] picture(Figure figure, String ending) {
    if (ending.equals(HTML)) {
      return HtmlFigure.html(asked.version(), figure, Theme.LIGHT, figure.size())
          .getBytes(StandardCharsets.UTF_8);
    }
    return asked.drawing().draw(figure, ImageFormat.valueOf(ending.toUpperCase(Locale.ROOT)));
  }

  /**
   * The page, the manifest, and what is stale, in this order: a manifest is never ahead.
   *
   * @param sources where the results were read
   * @return what was stale
   */
  List<String> finish(SuitePlan plan, List<Outcome> outcomes, List<SuiteInput.Source> sources) {
    List<String> removed = List.of();
    if (asked.only().isEmpty()) {
      removed = folder.removeStale();
      String page = SuiteGallery.write(plan, outcomes, asked.formats());
      folder.write(PAGE, page.getBytes(StandardCharsets.UTF_8));
    } else {
      folder.keepOthers();
    }
    ByteArrayOutputStream manifest = new ByteArrayOutputStream();
    try (JsonOut json = new JsonOut(manifest)) {
      SuiteManifest.write(
          plan,
          new SuiteManifest.Drawing(
              asked.version(),
              relative(sources),
              asked.formats(),
              asked.drawing().dpi(),
              asked.only()),
          outcomes,
          folder.files(),
          json);
    }
    folder.write(FigureFolder.MANIFEST, manifest.toByteArray());
    return removed;
  }

  /** The sources as the output folder sees them, so that no manifest names a home folder. */
  private List<String> relative(List<SuiteInput.Source> sources) {
    List<String> relative = new ArrayList<>();
    for (SuiteInput.Source source : sources) {
      String path;
      try {
        path = root.relativize(source.folder()).toString().replace('\\', '/');
      } catch (IllegalArgumentException e) { // another drive
        path = String.valueOf(source.folder().getFileName());
      }
      relative.add((source.stage().isEmpty() ? "" : source.stage() + "=") + path);
    }
    return relative;
  }

  /**
   * Tables, figures and captions as one file.
   *
   * @param shown ending of the pictures that it shows
   */
  void document(
      SuitePlan plan, List<Outcome> outcomes, Path file, SuiteReport.Format format, String shown) {
    Path parent = file.getParent() == null ? file : file.getParent();
    String pictures =
        parent.relativize(root.toAbsolutePath().normalize()).toString().replace('\\', '/');
    String text =
        SuiteReport.write(plan, outcomes, format, pictures.isEmpty() ? "" : pictures + "/", shown);
    SafeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** All files, in the order of drawing. */
  List<SuiteManifest.Written> files() {
    return folder.files();
  }

  /** How many were written now. */
  int drawn() {
    return folder.drawn();
  }
}
