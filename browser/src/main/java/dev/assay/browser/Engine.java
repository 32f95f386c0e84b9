package dev.assay.browser;

import dev.assay.analysis.api.Answer;
import dev.assay.analysis.api.Api;
import dev.assay.analysis.pack.Pack;
import dev.assay.analysis.pack.PackFile;
import dev.assay.analysis.pack.PackSource;
import dev.assay.analysis.question.Snapshots;
import dev.assay.domain.AssayException;
import dev.assay.domain.MetricCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSExport;

/** Answers the dashboard's questions inside the browser, over the runs that the page holds. */
public final class Engine {
  private static @Nullable Api api;
  private static @Nullable Pack pack;

  private Engine() {}

  /** Reads the data; once, before the first question. */
  @JSExport
  public static void load(byte[] bytes) {
    Pack read = PackFile.read(bytes);
    PackSource source = new PackSource(read);
    pack = read;
    api =
        new Api(
            new Snapshots(() -> source, MetricCatalogue.builtIn().with(read.rules())),
            ZoneOffset.UTC);
  }

  /**
   * Answers with four parts, a line each but for the last: status, type, the name of a download
   * (may be empty), body.
   *
   * @param path decoded, such as {@code /runs}
   * @param query names and values in turn, decoded
   */
  @JSExport
  public static String answer(String path, String[] query) {
    Answer answer = answered(path, query);
    return answer.status()
        + "\n"
        + answer.type()
        + "\n"
        + answer.headers().getOrDefault("Content-Disposition", "")
        + "\n"
        + new String(answer.bytes(), StandardCharsets.UTF_8);
  }

  private static Answer answered(String path, String[] query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i + 1 < query.length; i += 2) {
      parameters.computeIfAbsent(query[i], name -> new ArrayList<>()).add(query[i + 1]);
    }
    Api ready = api;
    Pack held = pack;
    if (ready == null || held == null) {
      return Answer.error(503, "UNAVAILABLE", "the data is not read yet", "Reload the page.");
    }
    try {
      return path.equals("/health") ? health(held) : ready.answer(path, parameters);
    } catch (AssayException e) {
      return Answer.of(e);
    } catch (IllegalArgumentException e) {
      return Answer.error(
          400, "BAD_INPUT", String.valueOf(e.getMessage()), "Correct the parameters.");
    } catch (RuntimeException | StackOverflowError e) {
      return Answer.error(
          500, "INTERNAL", "the page failed at this: " + e, "This is a bug in Assay; report it.");
    }
  }

  private static Answer health(Pack pack) {
    Long scannedAt = pack.scannedAt();
    int runs = (int) pack.runs().stream().filter(Pack.PackedRun::current).count();
    long problems =
        pack.problems().stream()
            .filter(problem -> problem.reject())
            .map(p -> p.path())
            .distinct()
            .count();
    return Answer.json(
        200,
        json ->
            json.object(() ->
                json.text("status", "ok")
                    .text("version", pack.version())
                    .text("workspace", pack.workspace())
                    .whole("generation", pack.generation())
                    .whole("runs", runs)
                    .whole("problems", problems)
                    .flag("scanning", false)
                    .flag("writable", false)
                    .flag("standalone", true)
                    .timeOrNull(
                        "scannedAt", scannedAt == null ? null : Instant.ofEpochMilli(scannedAt))));
  }
}
