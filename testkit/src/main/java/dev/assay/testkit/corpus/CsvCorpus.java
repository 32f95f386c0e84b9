package dev.assay.testkit.corpus;

import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Json;
import dev.assay.testkit.write.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Tables of evaluated checkpoints in three layouts that are found in public repositories.
 *
 * <pre>
 * ladder/190M-1xC.csv, 190M-1xC-rerun.csv, 370M-1xC.csv   a row a step, columns by path; tokens =
 *                                                         _step x batch_size_in_tokens
 * percent/EVALS-small.csv, EVALS-large.csv                a row a step, a column a task, in percent,
 *                                                         column order differs
 * long/all_shots.csv                                      a row a value, with its standard error
 * </pre>
 *
 * @param steps rows per run
 */
public record CsvCorpus(int steps, long seed) implements Corpus {
  private static final int BATCH_TOKENS = 524_288;

  /** A column of the ladder layout; losses fall from {@code start} to {@code end}. */
  private record Column(String name, double start, double end, double noise) {}

  private static final List<Column> LADDER =
      List.of(
          new Column("eval/c4_en-validation/CrossEntropyLoss", 6.9, 3.25, 0.004),
          new Column("eval/dolma_books-validation/CrossEntropyLoss", 7.1, 3.55, 0.004),
          new Column("eval/pile-validation/CrossEntropyLoss", 6.8, 2.85, 0.004),
          new Column("eval/wikitext_103-validation/CrossEntropyLoss", 7.2, 3.15, 0.005),
          new Column("eval/downstream_bpb/hellaswag_val_rc_5shot_bpb", 2.1, 0.96, 0.003),
          new Column("eval/downstream_bpb/arc_easy_test_rc_5shot_bpb", 2.4, 1.01, 0.006),
          new Column("eval/downstream/hellaswag_val_rc_5shot_len_norm", 0.25, 0.40, 0.005),
          new Column("eval/downstream/arc_easy_test_rc_5shot_len_norm", 0.25, 0.49, 0.010),
          new Column("eval/downstream/boolq_val_rc_5shot_acc", 0.54, 0.55, 0.015),
          new Column("eval/downstream_soft/hellaswag_val_rc_5shot_soft", 0.25, 0.27, 0.001),
          new Column("eval/downstream_soft_log/hellaswag_val_rc_5shot_soft_log", -1.45, -1.33, 0.004));

  @Override
  public void writeTo(Path folder) throws IOException {
    var tree = new Tree(folder);
    var chance = new Chance(seed);
    tree.write("ladder/190M-1xC.csv", ladder(chance.fork(1), 1.0));
    tree.write("ladder/190M-1xC-rerun.csv", ladder(chance.fork(2), 1.0));
    tree.write("ladder/370M-1xC.csv", ladder(chance.fork(3), 1.08));
    tree.write("percent/EVALS-small.csv", percent(chance.fork(4), 0.9, 0));
    tree.write("percent/EVALS-large.csv", percent(chance.fork(5), 1.15, 2));
    tree.write("long/all_shots.csv", longTable(chance.fork(6)));
  }

  private String ladder(Chance chance, double talent) {
    var out = new StringBuilder("_step");
    LADDER.forEach(column -> out.append(',').append(column.name()));
    out.append(",throughput/total_tokens,learning_rate_peak,batch_size_in_tokens\n");
    for (int i = 1; i <= steps; i++) {
      int step = 200 * i;
      double learned = talent * (1 - StrictMath.pow(1 + step / 150.0, -0.6));
      out.append(step);
      for (var column : LADDER) {
        double mean = column.start() + (column.end() - column.start()) * learned;
        Json.number(out.append(','), (float) chance.gaussian(mean, column.noise()));
      }
      Json.number(out.append(','), (double) step * BATCH_TOKENS);
      out.append(",0.00097,").append(BATCH_TOKENS).append('\n');
    }
    return out.toString();
  }

  /** Chance level, gain through training and number of questions; percent on paper only. */
  private record Exam(String name, double chance, double gain, int questions) {}

  private static final List<Exam> EXAMS =
      List.of(
          new Exam("calame_pt", 0.30, 0.25, 2076),
          new Exam("lambada_pt", 0.15, 0.16, 5153),
          new Exam("enem", 0.20, 0.01, 1429),
          new Exam("bluex", 0.21, 0.03, 719),
          new Exam("assin2_rte", 0.42, 0.16, 2448),
          new Exam("hatebr", 0.40, 0.20, 1400),
          new Exam("arc_pt", 0.24, 0.05, 1170),
          new Exam("hellaswag_pt", 0.28, 0.12, 9229));

  private String percent(Chance chance, double talent, int rotation) {
    var exams = new ArrayList<>(EXAMS);
    Collections.rotate(exams, rotation);
    var out = new StringBuilder("step");
    exams.forEach(exam -> out.append(',').append(exam.name()));
    out.append('\n');
    for (int i = 1; i <= steps; i++) {
      double learned = talent * (1 - StrictMath.exp(-i / 4.0));
      out.append(20_000 * i);
      for (var exam : exams) {
        double mean = exam.chance() + exam.gain() * learned;
        double share = chance.successes(exam.questions(), mean) / (double) exam.questions();
        out.append(',').append(String.format(Locale.ROOT, "%.2f", share * 100));
      }
      out.append('\n');
    }
    return out.toString();
  }

  private String longTable(Chance chance) {
    var out = new StringBuilder("model,checkpoint,task,fewshot,acc,acc_stderr\n");
    for (int i = 1; i <= steps; i++) {
      for (int shots : List.of(0, 4)) {
        for (var task : List.of("num_reasoning_addition_0", "num_reasoning_addition_1")) {
          double mean = (0.02 + 0.05 * shots) * i / steps + (task.endsWith("0") ? 0.1 : 0.02);
          double accuracy = chance.successes(200, mean) / 200.0;
          out.append("river-lab/heron-160m,").append(13_000 * i).append(',').append(task);
          Json.number(out.append(',').append(shots).append(','), accuracy);
          Json.number(out.append(','), Math.sqrt(accuracy * (1 - accuracy) / 199));
          out.append('\n');
        }
      }
    }
    return out.toString();
  }
}
