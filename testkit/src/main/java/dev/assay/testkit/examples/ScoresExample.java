package dev.assay.testkit.examples;

import dev.assay.testkit.corpus.Corpus;
import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Scores of single items and losses of single tokens of two invented models, in each shape that a
 * score file may have.
 */
final class ScoresExample implements Corpus {
  private static final List<String> PHENOMENA = List.of("agreement", "binding", "islands", "npi");
  private static final int PAIRS = 240;
  private static final int STORIES = 40;
  private static final int TOKENS = 11_100;

  @Override
  public void writeTo(Path folder) throws IOException {
    var tree = new Tree(folder);
    for (var model : List.of("parrot-base", "parrot-lora")) {
      double gain = model.endsWith("lora") ? 1 : 0;
      tree.write(model + "/sblimp.jsonl", sblimp(gain));
      tree.write(model + "/swuggy.csv", swuggy(gain));
      tree.write(model + "/tstory.csv", tstory(gain));
    }
    tree.write("parrot-lora/librilight.jsonl", librilight());
  }

  /** Whole pairs with log-likelihoods; both models see the same items. */
  private static String sblimp(double gain) {
    var items = new Chance(21);
    var noise = new Chance(22 + (long) gain);
    var text = new StringBuilder();
    for (int i = 0; i < PAIRS; i++) {
      double level = items.gaussian(-60, 12);
      double ease = items.gaussian(0.3, 2) + 0.9 * gain + noise.gaussian(0, 0.4);
      text.append(
          line(
              "{\"pair\": \"b%03d\", \"group\": \"%s\", \"good_score\": %.3f, \"bad_score\": %.3f}",
              i, PHENOMENA.get(i % PHENOMENA.size()), level, level - ease));
    }
    return text.toString();
  }

  /** A row for each item, with its loss. */
  private static String swuggy(double gain) {
    var items = new Chance(31);
    var noise = new Chance(32 + (long) gain);
    var text = new StringBuilder("pair,label,loss\n");
    for (int i = 0; i < PAIRS; i++) {
      double loss = items.gaussian(4.5, 0.6);
      double ease = items.gaussian(0.25, 0.6) + noise.gaussian(0, 0.15);
      text.append(line("w%03d,good,%.4f", i, loss)).append(line("w%03d,bad,%.4f", i, loss + ease));
    }
    return text.toString();
  }

  /** Pairs that come in clusters: several endings of one story. */
  private static String tstory(double gain) {
    var items = new Chance(41);
    var noise = new Chance(42 + (long) gain);
    var text = new StringBuilder("pair,cluster,good_loss,bad_loss\n");
    for (int story = 0; story < STORIES; story++) {
      double hardness = items.gaussian(0.5, 0.5);
      for (int ending = 0; ending < 5; ending++) {
        double loss = items.gaussian(3.2, 0.2);
        double ease = hardness + items.gaussian(0, 0.3) + noise.gaussian(0, 0.05);
        text.append(line("s%02d-%d,story%02d,%.4f,%.4f", story, ending, story, loss, loss + ease));
      }
    }
    return text.toString();
  }

  /** Losses of all tokens of three books. */
  private static String librilight() {
    var books = new Chance(51);
    var text = new StringBuilder();
    for (var book : List.of("harbour", "orchard", "lantern")) {
      var noise = books.fork(book.hashCode());
      double level = noise.gaussian(5.6, 0.2);
      double slope = noise.gaussian(-4e-5, 1e-5);
      text.append("{\"sequence\": \"").append(book).append("\", \"losses\": [");
      for (int i = 0; i < TOKENS; i++) {
        double loss = Math.max(0, level + slope * i + noise.gaussian(0, 1.4));
        text.append(i == 0 ? "" : ",").append(String.format(Locale.ROOT, "%.1f", loss));
      }
      text.append("]}\n");
    }
    return text.toString();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + "\n";
  }
}
