package dev.assay.app.web;

import dev.assay.analysis.api.Parameters;
import dev.assay.analysis.experiment.PackOptions;
import dev.assay.analysis.experiment.PackageFiles;
import dev.assay.analysis.experiment.RecordedOptions;
import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.app.dashboard.PackageFolder;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET /experiments/package}: what {@code assay pack} makes, as an archive or a file of it;
 * {@code POST} to the same writes it into the results folder. One is made at a time, since it takes
 * a processor for seconds.
 */
final class PackageRoutes {
  private static final int DPI = 300;

  /** Of a package that the command line made before. */
  private static final int MOST_DPI = 1200;

  private static final Set<String> KNOWN =
      Set.of(
          "folder",
          "baseline",
          "metrics",
          "by",
          "threshold",
          "x",
          "smooth",
          "level",
          "examples",
          "examplesBy",
          "dpi",
          "fresh");

  private final ExperimentQuery query;
  private final String version;
  private final boolean writable;
  private final ReentrantLock making = new ReentrantLock();
  private @Nullable Made latest;

  /**
   * A package.
   *
   * @param recorded options that were taken over from the one before
   */
  private record Made(
      ResultsFolder folder,
      PackOptions options,
      int dpi,
      PackageFiles files,
      List<String> recorded) {
    Made as(List<String> words) {
      return new Made(folder, options, dpi, files, words);
    }
  }

  PackageRoutes(ExperimentQuery query, String version, boolean writable) {
    this.query = query;
    this.version = version;
    this.writable = writable;
  }

  Response download(Request request) {
    Parameters parameters = new Parameters("", request.query());
    PackageFiles made = make(parameters).files();
    String name = parameters.text("file");
    if (name.isEmpty()) {
      return attached("assay_package.zip", "application/zip", zip(made.files()));
    }
    byte[] content = made.files().get(name);
    if (content == null) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "the package has no file '" + name + "'",
          "It has " + String.join(", ", made.files().keySet()) + ".");
    }
    return attached(name, type(name), content);
  }

  Response write(Request request) {
    if (!writable) {
      return Failures.refused(
          "the package cannot be written here",
          "Use assay pack, download it, or start assay serve without --read-only.");
    }
    Parameters parameters = new Parameters("", body(request));
    making.lock();
    try {
      Made made = make(parameters);
      PackageFolder.Written written =
          new PackageFolder(made.folder(), false)
              .put(made.files(), made.folder().store().resultsDir());
      return Response.json(
          200,
          json ->
              json.object(() ->
                  json.text("folder", made.folder().store().resultsDir().toString())
                      .texts("written", written.written())
                      .texts("unchanged", written.unchanged())
                      .texts("kept", written.kept())
                      .texts("recorded", made.recorded())
                      .texts("problems", made.folder().problems())));
    } finally {
      making.unlock();
    }
  }

  /** What is not asked for is as in the package that is in the results folder, if there is one. */
  private Made make(Parameters asked) {
    RecordedOptions recorded = query.recorded(asked);
    Parameters parameters = query.with(recorded, asked);
    PackOptions options = query.options(parameters);
    int most = asked.query().containsKey("dpi") ? DPI : MOST_DPI;
    int dpi = parameters.whole("dpi", DPI, 10, most);
    making.lock();
    try {
      ResultsFolder folder = query.read(query.place(parameters));
      Made known = latest;
      // digests of all that was read
      if (known == null
          || !known.folder().inputs().equals(folder.inputs())
          || !known.options().equals(options)
          || known.dpi() != dpi) {
        PackageFiles files = PackageFiles.of(folder, options, dpi, version);
        known = new Made(folder, options, dpi, files, List.of());
        latest = known;
      }
      return known.as(
          recorded.words(option -> asked.query().containsKey(ExperimentQuery.parameter(option))));
    } finally {
      making.unlock();
    }
  }

  /** The members of the body as parameters: a list of metrics or keys is one of them. */
  private static Map<String, List<String>> body(Request request) {
    JsonNode body;
    try {
      body = Json.tree(request.body());
    } catch (IOException e) {
      throw wrong("the body is no JSON: " + e.getMessage());
    }
    if (!body.isObject() || !KNOWN.containsAll(body.propertyNames())) {
      throw wrong(
          "the body must be an object of " + String.join(", ", KNOWN.stream().sorted().toList()));
    }
    Map<String, List<String>> parameters = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      String name = member.getKey();
      List<String> texts = texts(name, member.getValue());
      parameters.put(
          name, ExperimentQuery.JOINED.contains(name) ? List.of(String.join(";", texts)) : texts);
    }
    return parameters;
  }

  private static List<String> texts(String name, JsonNode value) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value.isArray() ? value : List.of(value)) {
      if (!each.isString() && !each.isNumber() && !each.isBoolean()) {
        throw wrong("'" + name + "' must be text, or a list of texts");
      }
      texts.add(each.isString() ? each.stringValue() : each.toString());
    }
    return texts;
  }

  private static AssayException wrong(String problem) {
    return new AssayException(
        Kind.BAD_INPUT, problem, "See /api/v1/openapi.yaml for what the body may hold.");
  }

  private static Response attached(String name, String type, byte[] content) {
    return Response.bytes(200, type, content)
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** Equal for equal files: no time of today gets in. */
  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setLastModifiedTime(FileTime.from(Instant.EPOCH));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "png" -> "image/png";
      case "svg" -> "image/svg+xml";
      case "pdf" -> "application/pdf";
      case "csv" -> "text/csv; charset=utf-8; header=present";
      case "json" -> Response.JSON;
      case "html" -> Response.HTML;
      case "md" -> "text/markdown; charset=utf-8";
      default -> "text/plain; charset=utf-8";
    };
  }
}
