package dev.assay.formats.harness;

import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.harness.LmEvalSampleScores.Sample;
import dev.assay.formats.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Per-sample scores of lm-evaluation-harness: {@code samples_<task>_<date>.jsonl}, a line per
 * document and filter; up to 0.4.2 one indented JSON array.
 *
 * <p>Streamed: documents and completions are skipped unparsed, scores are summed up.
 */
public final class LmEvalSamples implements ResultsFormat {
  private static final Pattern NAME =
      Pattern.compile("samples_(.+)_\\d{4}-\\d\\d-\\d\\dT[\\d.-]+\\.jsonl");

  @Override
  public String name() {
    return "lm-eval-samples";
  }

  @Override
  public String description() {
    return "per-sample scores of lm-evaluation-harness (samples_*.jsonl)";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean mayRead(String fileName, Set<String> siblings) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".jsonl");
  }

  @Override
  public boolean recognises(String fileName, byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8).stripLeading();
    if (text.isEmpty() || (text.charAt(0) != '{' && text.charAt(0) != '[')) {
      return false;
    }
    boolean ours =
        text.contains("\"resps\"")
            || text.contains("\"filtered_resps\"")
            || fileName.startsWith("samples_");
    return ours && text.contains("\"doc_id\"");
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    String task = task(source.fileName());
    LmEvalSampleScores scores = new LmEvalSampleScores(task);
    if (startsAsArray(source)) {
      array(source, scores, sink);
    } else {
      lines(source, scores, sink);
    }
    RunRecordBuilder run = run(source, task);
    if (scores.into(run, sink) == 0) {
      throw new UnreadableException(
          "", "no sample with a score", "Check that the evaluation logged its samples.");
    }
    sink.run(run.build());
  }

  private static RunRecordBuilder run(Source source, String task) {
    Path file = source.path();
    String dateId = Names.dateId(source.fileName());
    Optional<Instant> time = Names.timeOf(dateId, source.settings().zone());
    RunRecordBuilder run =
        RunRecord.builder(
                Role.SAMPLES, Names.idPart(Names.stem(source.fileName())), "samples:" + file)
            .name("samples of " + task)
            .link(LmEvalResults.link(file));
    return time.isPresent()
        ? run.evaluatedAt(time.get(), TimeSource.FILE_NAME)
        : run.evaluatedAt(source.modified(), TimeSource.FILE_MODIFIED);
  }

  /** Old names are {@code <model_args with / and = as __>_<task>.jsonl}. */
  static String task(String fileName) {
    Matcher matcher = NAME.matcher(fileName);
    if (matcher.matches()) {
      return matcher.group(1);
    }
    String stem = Names.stem(fileName);
    String rest =
        stem.startsWith("samples_")
            ? stem.substring("samples".length())
            : stem.substring(stem.lastIndexOf("__") < 0 ? 0 : stem.lastIndexOf("__") + 2);
    String task = rest.substring(rest.indexOf('_') + 1);
    return task.isBlank() ? stem : task;
  }

  private static boolean startsAsArray(Source source) throws IOException {
    try (InputStream in = source.open()) {
      int c = in.read();
      while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        c = in.read();
      }
      return c == '[';
    }
  }

  private static void lines(Source source, LmEvalSampleScores scores, Sink sink)
      throws IOException {
    Rejects rejects = new Rejects(sink);
    try (InputStream in = source.open()) {
      Lines lines = new Lines(in);
      while (lines.next()) {
        if (lines.tooLong()) {
          rejects.line(lines.number(), "longer than 64 MiB", "Check what wrote the file.");
        } else if (!lines.blank()) {
          line(lines, scores, sink, rejects);
        }
      }
    }
    rejects.close();
  }

  private static void line(Lines lines, LmEvalSampleScores scores, Sink sink, Rejects rejects) {
    try (JsonParser parser = Json.MAPPER.createParser(lines.bytes(), 0, lines.length())) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      Sample sample = object ? scores.read(parser) : null;
      if (sample == null) {
        rejects.line(lines.number(), "not a sample: no doc_id", "Check what wrote the file.");
      } else if (parser.nextToken() != null) {
        rejects.line(lines.number(), "more than one JSON value", "Write a JSON object a line.");
      } else {
        scores.count(sample);
      }
    } catch (JacksonException e) {
      if (lines.terminated()) {
        rejects.line(lines.number(), problem(e), "Correct or remove this line.");
      } else {
        sink.remark(
            "line " + lines.number(), "incomplete last line: not counted, it may still be written");
      }
    }
  }

  private static String problem(JacksonException e) {
    return Json.explain(e) instanceof UnreadableException unreadable
        ? unreadable.problem()
        : "not JSON";
  }

  private static void array(Source source, LmEvalSampleScores scores, Sink sink)
      throws IOException {
    Rejects rejects = new Rejects(sink);
    long index = 0;
    try (JsonParser parser = Json.parser(source)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        Sample sample = scores.read(parser);
        if (sample == null) {
          rejects.place(
              "$[" + index + "]", "not a sample: no doc_id", "Check what wrote the file.");
        } else {
          scores.count(sample);
        }
        index++;
      }
    } catch (JacksonException e) {
      if (!(Json.explain(e) instanceof UnreadableException unreadable)) {
        throw Json.explain(e);
      }
      rejects.place(
          "$[" + index + "]",
          unreadable.problem() + "; the samples before were read",
          "Let the writer finish, or copy the file again.");
    }
    rejects.close();
  }
}
