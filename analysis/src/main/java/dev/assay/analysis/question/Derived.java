package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Dictionary;
import dev.assay.analysis.question.values.Labels;
import dev.assay.analysis.question.values.Mixed;
import dev.assay.analysis.question.values.Numbers;
import dev.assay.analysis.question.values.Texts;
import dev.assay.analysis.question.values.Values;
import dev.assay.domain.TrainingType;
import dev.assay.store.ColumnReader.TextField;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns that follow from other columns. */
final class Derived {
  /** The tags that name a data set; a run has at most one of its own making. */
  private static final List<String> SOURCES =
      List.of("daily-talk", "librilight", "librispeech", "callhome", "seamless");

  /** Where training configurations keep the seed, most telling first. */
  private static final List<String> SEED_PATHS =
      List.of("seed", "optim.seed", "training.seed", "train.seed", "trainer.seed", "args.seed");

  private final View view;

  Derived(View view) {
    this.view = view;
  }

  /** The column of a derived field. */
  Values values(RunField field) {
    return switch (field) {
      case TTT -> enabled(Set.of("ttt"));
      case LORA -> enabled(Set.of("lora"));
      case SOURCE -> source();
      case SEED -> seed();
      case RECIPE -> recipe();
      default -> throw new IllegalArgumentException("not derived: " + field);
    };
  }

  /** Whether a run's type is one of {@code words}; missing where the type is unknown. */
  private Mixed enabled(Set<String> words) {
    Labels types = view.types();
    int[] codes = new int[types.size()];
    for (int i = 0; i < codes.length; i++) {
      int[] own = types.codes()[i];
      codes[i] =
          types.dictionary()[own[0]].equals(TrainingType.UNKNOWN.word())
              ? -1
              : Arrays.stream(own).anyMatch(code -> words.contains(types.dictionary()[code]))
                  ? 1
                  : 0;
    }
    return new Mixed(codes, new Object[] {false, true});
  }

  private Texts source() {
    Labels tags = view.tags();
    int[] sourceOfTag = Arrays.stream(tags.dictionary()).mapToInt(SOURCES::indexOf).toArray();
    int[] codes = new int[tags.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] =
          Arrays.stream(tags.codes()[i])
              .map(tag -> sourceOfTag[tag])
              .filter(source -> source >= 0)
              .findFirst()
              .orElse(-1);
    }
    return new Texts(codes, SOURCES.toArray(String[]::new));
  }

  /** From the configuration, else from the training run's name. */
  private Numbers seed() {
    double[] seeds = new double[view.table().size()];
    Arrays.fill(seeds, Double.NaN);
    for (String path : SEED_PATHS) {
      Mixed configured = (Mixed) view.values(new ColumnRef.OfConfig(path));
      for (int i = 0; i < seeds.length; i++) {
        if (Double.isNaN(seeds[i])) {
          seeds[i] = number(configured.value(i));
        }
      }
    }
    Texts experiments = view.texts(TextField.EXPERIMENT);
    double[] named =
        Arrays.stream(experiments.dictionary()).mapToDouble(Derived::seedInName).toArray();
    for (int i = 0; i < seeds.length; i++) {
      if (Double.isNaN(seeds[i]) && !experiments.missing(i)) {
        seeds[i] = named[experiments.codes()[i]];
      }
    }
    return new Numbers(seeds, true);
  }

  private static double seedInName(String name) {
    Long seed = Seeds.seed(name);
    return seed == null ? Double.NaN : seed;
  }

  /** A whole number that a double holds exactly, also one written as text; else NaN. */
  private static double number(@Nullable Object value) {
    double number =
        value instanceof Double d
            ? d
            : value instanceof String s ? ValueText.number(s) : Double.NaN;
    // The size first: in the browser rint fails at NaN.
    return Math.abs(number) <= Seeds.LARGEST && number == Math.rint(number) ? number : Double.NaN;
  }

  private Texts recipe() {
    Texts experiments = view.texts(TextField.EXPERIMENT);
    Dictionary recipes = new Dictionary();
    int[] recipeOf =
        Arrays.stream(experiments.dictionary())
            .mapToInt(name -> recipes.code(Seeds.recipe(name)))
            .toArray();
    int[] codes =
        Arrays.stream(experiments.codes()).map(code -> code < 0 ? -1 : recipeOf[code]).toArray();
    return new Texts(codes, recipes.texts());
  }
}
