package dev.assay.testkit.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The slices and tasks of a staged training run, and how an invented model does on them. */
final class StageSuite {
  private StageSuite() {}

  /**
   * A text slice with perplexity.
   *
   * @param floor loss that no amount of training removes, in nats
   * @param gap what training can remove, in nats
   * @param drift nats added by each stage after the first; above 0 the slice is being forgotten
   */
  record Slice(String name, double floor, double gap, double drift) {

    /** True loss after {@code billions} of training tokens, in the given stage (1-based). */
    double loss(double billions, int stage) {
      return floor + gap * StrictMath.pow(1 + 4 * billions, -0.45) + drift * (stage - 1);
    }
  }

  /**
   * A multiple-choice task.
   *
   * @param examples questions in the task
   * @param chance accuracy of guessing
   * @param top accuracy that endless training would reach; close to chance, nothing can be told apart
   * @param drift accuracy added by each stage after the first; below 0 the task is being forgotten
   */
  record Task(String name, int examples, double chance, double top, double drift) {

    double accuracy(double billions, int stage) {
      double learned = chance + (top - chance) * (1 - StrictMath.exp(-billions / 14));
      return Math.clamp(learned + drift * (stage - 1), 0.01, 0.99);
    }
  }

  private static final List<Slice> SLICES =
      List.of(
          new Slice("general_web", 3.05, 1.9, 0.0),
          new Slice("wiki_en_20231101", 2.70, 1.7, 0.0),
          new Slice("books_newslike", 3.20, 2.1, 0.06),
          new Slice("code", 1.45, 2.0, -0.05),
          new Slice("math_finemath3plus", 1.85, 1.6, -0.04),
          new Slice("math_infiwebmath3plus", 2.05, 1.8, -0.04),
          new Slice("web_fineweb_edu_sample10bt", 2.75, 1.8, 0.0),
          new Slice("code_stackv2_edu_filtered", 1.40, 1.7, -0.05),
          new Slice("code_starcoder2data_extras_lhq", 1.95, 1.6, -0.05),
          new Slice("math_finemath4plus", 1.90, 1.7, -0.04),
          new Slice("math_infiwebmath4plus", 1.92, 1.7, -0.04),
          new Slice("code_opencodereasoning", 1.20, 1.5, -0.06),
          new Slice("math_openmathreasoning", 1.30, 1.5, -0.06));

  private static final List<Task> TASKS =
      List.of(
          new Task("hellaswag", 10042, 0.25, 0.62, 0.01),
          new Task("piqa", 1838, 0.50, 0.75, 0.0),
          new Task("winogrande", 1267, 0.50, 0.51, 0.0),
          new Task("arc_easy", 570, 0.25, 0.60, 0.01),
          new Task("openbookqa", 500, 0.25, 0.42, -0.06),
          new Task("sciq", 1000, 0.25, 0.85, 0.01),
          new Task("commonsense_qa", 1221, 0.20, 0.45, 0.0),
          new Task("social_i_qa", 1954, 0.333, 0.48, 0.0),
          new Task("copa", 100, 0.50, 0.78, 0.0),
          new Task("qasc", 926, 0.125, 0.35, 0.01),
          new Task("arc_challenge", 299, 0.25, 0.40, 0.0),
          new Task("mmlu", 1531, 0.25, 0.33, 0.0));

  /** The first {@code count} slices; invented ones once the named ones run out. */
  static List<Slice> slices(int count) {
    var slices = new ArrayList<>(SLICES.subList(0, Math.min(count, SLICES.size())));
    for (int i = slices.size(); i < count; i++) {
      var name = String.format(Locale.ROOT, "extra_slice_%03d", i);
      slices.add(new Slice(name, 1.2 + i * 37 % 20 / 10.0, 1.4 + i % 7 / 10.0, 0));
    }
    return slices;
  }

  /** The first {@code count} tasks; invented ones once the named ones run out. */
  static List<Task> tasks(int count) {
    var tasks = new ArrayList<>(TASKS.subList(0, Math.min(count, TASKS.size())));
    for (int i = tasks.size(); i < count; i++) {
      var name = String.format(Locale.ROOT, "extra_task_%03d", i);
      tasks.add(new Task(name, 100 + 450 * (i % 5), i % 2 == 0 ? 0.25 : 0.5, 0.6, 0));
    }
    return tasks;
  }
}
