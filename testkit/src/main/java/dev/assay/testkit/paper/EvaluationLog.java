package dev.assay.testkit.paper;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The pair of logs that one evaluation job leaves: {@code paper_metrics_<job>.log} from the shell
 * and {@code paper_metrics_<job>.err} from Python's logging.
 *
 * @param checkpoint path of the checkpoint; null for the pretrained model, whose log names none
 * @param style how positions are written
 * @param everyPairs a progress line each so many pairs; real jobs write one every 10
 */
public record EvaluationLog(
    int job,
    LocalDateTime start,
    @Nullable String checkpoint,
    Scores scores,
    Curve curve,
    Style style,
    int everyPairs) {

  /** The line shapes of different years. */
  public enum Style {
    /** {@code Position 1000/43301: loss=5.6546, perplexity=285.61}. */
    LOSS_AND_PERPLEXITY,
    /** {@code Position 1000/43301: avg_loss=5.6546}, what the newest writer prints. */
    AVERAGE_LOSS
  }

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT);
  private static final List<String> LABELS = List.of("sBLIMP", "sWUGGY", "tstory", "sstory");

  /** What the shell script printed. */
  public String shell() {
    var bar = "=".repeat(50);
    var about = checkpoint == null ? "Mode: BASELINE (no TTT)" : "Checkpoint: " + checkpoint + "/";
    var head =
        List.of(
            bar,
            "Paper Metrics Evaluation",
            bar,
            about,
            "Max samples per task: 2000",
            "Job ID: " + job,
            bar,
            "");
    return String.join("\n", head)
        + "\n"
        + "gpu 0: 61 C, 38120 MiB of 49140 MiB, 97 %\n".repeat(20);
  }

  /** What Python's logging wrote, one time stamp a line. */
  public String python() {
    var out = new Lines(start);
    if (checkpoint == null) {
      out.add("Mode:         BASELINE (pretrained)");
    } else {
      out.add("Mode:         Finetuned Checkpoint");
      out.add("Checkpoint:   " + checkpoint);
    }
    for (int i = 0; i < LABELS.size(); i++) {
      benchmark(out, i);
    }
    for (int h = 0; h < Curve.HOURS.size(); h++) {
      hour(out, Curve.HOURS.get(h), curve.losses().get(h));
    }
    return out.text.toString();
  }

  private void benchmark(Lines out, int i) {
    int pairs = Scores.PAIRS.get(i);
    for (int done = everyPairs; done <= pairs; done += everyPairs) {
      out.add(LABELS.get(i) + ": Processed " + done + "/" + pairs + " pairs");
    }
    out.add(
        String.format(
            Locale.ROOT,
            "%s: %d/%d = %.3f (failed: 0)",
            LABELS.get(i),
            scores.correct().get(i),
            pairs,
            scores.accuracy(i)));
  }

  private void hour(Lines out, Curve.Hour hour, List<Double> losses) {
    out.add("\uD83C\uDFB5 Processing pre-concatenated file: " + hour.file());
    for (int k = 0; k < losses.size(); k++) {
      double loss = losses.get(k);
      var head = "Position " + (k + 1) * 1000 + "/" + hour.tokens() + ": ";
      out.add(
          head
              + switch (style) {
                case LOSS_AND_PERPLEXITY ->
                    String.format(
                        Locale.ROOT, "loss=%.4f, perplexity=%.2f", loss, StrictMath.exp(loss));
                case AVERAGE_LOSS -> String.format(Locale.ROOT, "avg_loss=%.4f", loss);
              });
    }
    out.add("LibriLight evaluation complete: " + hour.tokens() + " positions");
  }

  private static final class Lines {
    private static final Duration STEP = Duration.ofMillis(731);
    final StringBuilder text = new StringBuilder(60_000);
    LocalDateTime time;

    Lines(LocalDateTime start) {
      time = start;
    }

    void add(String message) {
      time = time.plus(STEP);
      STAMP.formatTo(time, text);
      text.append(" - INFO - ").append(message).append('\n');
    }
  }
}
