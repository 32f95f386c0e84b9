package dev.assay.formats.paper;

import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import java.io.IOException;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * {@code dashboard_data.json}: copies of many results in one file, which can be hundreds of
 * megabytes, so it is streamed run by run.
 */
public final class DashboardData implements ResultsFormat {
  /** So many runs tell where the audio files end. */
  private static final int VOTERS = 200;

  @Override
  public String name() {
    return "paper-metrics-dashboard";
  }

  @Override
  public String description() {
    return "dashboard_data.json: copies of many paper metrics results with their curves";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean mayRead(String fileName, Set<String> siblings) {
    return fileName.endsWith(".json") && fileName.contains("dashboard");
  }

  @Override
  public boolean recognises(String fileName, byte[] head) {
    Head seen = Head.of(head);
    boolean runs = seen.types().get("runs") == JsonToken.START_ARRAY;
    // The baseline's curve alone can fill what was shown.
    return (runs || seen.has("baseline")) && seen.has("schema_version") && seen.has("metadata");
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    CurvePattern pattern = pattern(source);
    String file = source.sha256().isEmpty() ? "file:" + source.path() : "sha256:" + source.sha256();
    DashboardRuns runs = new DashboardRuns(source.settings(), file, pattern, sink);
    boolean found = false;
    try (JsonParser parser = Json.parser(source)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableException("", "not a JSON object", "run the aggregator again");
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken token = parser.nextToken();
        if (name.equals("runs") && token == JsonToken.START_ARRAY) {
          found = true;
          for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            runs.run(parser, "$.runs[" + i + "]");
          }
        } else if (name.equals("baseline") && token == JsonToken.START_OBJECT) {
          runs.baseline(parser);
        } else {
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      IOException why = Json.explain(e);
      if (runs.given() == 0 || !(why instanceof UnreadableException problem)) {
        throw why;
      }
      // What came before a break is good.
      sink.reject(problem.place(), problem.problem(), problem.remedy());
    }
    runs.end();
    if (!found && runs.given() == 0) {
      throw new UnreadableException("$.runs", "no list of runs", "run the aggregator again");
    }
  }

  /** Looks through the first runs for where the audio files end. Faults are left to the reading. */
  private static CurvePattern pattern(Source source) throws IOException {
    CurvePattern pattern = new CurvePattern();
    try (JsonParser parser = Json.parser(source)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return pattern;
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken token = parser.nextToken();
        if (!name.equals("runs") || token != JsonToken.START_ARRAY) {
          parser.skipChildren();
          continue;
        }
        for (int i = 0; i < VOTERS && parser.nextToken() == JsonToken.START_OBJECT; i++) {
          vote(parser, pattern);
        }
        return pattern;
      }
    } catch (JacksonException e) {
      return pattern;
    }
    return pattern;
  }

  private static void vote(JsonParser parser, CurvePattern pattern) {
    Content content = new Content();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      if (name.equals("librilight_progression") && token == JsonToken.START_ARRAY) {
        content.progression.clear();
        ContentReader.points(parser, content.progression, content);
      } else {
        parser.skipChildren();
      }
    }
    CurveSplitter.vote(content.progression, pattern);
  }
}
