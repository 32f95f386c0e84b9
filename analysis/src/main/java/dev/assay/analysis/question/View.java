package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Dictionary;
import dev.assay.analysis.question.values.Flags;
import dev.assay.analysis.question.values.Labels;
import dev.assay.analysis.question.values.Mixed;
import dev.assay.analysis.question.values.Numbers;
import dev.assay.analysis.question.values.Texts;
import dev.assay.analysis.question.values.Times;
import dev.assay.analysis.question.values.Values;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.TrainingType;
import dev.assay.store.ColumnReader.LongField;
import dev.assay.store.ColumnReader.TextField;
import dev.assay.store.MetricUse;
import dev.assay.store.RunHead;
import dev.assay.store.RunSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one question sees: the runs of one generation, and a reader that stands at the same
 * generation and loads the columns that the question mentions. One thread.
 */
final class View {
  private static final TrainingType[] TYPES = TrainingType.values();
  private static final List<TextField> SEARCHED =
      List.of(TextField.ID, TextField.NAME, TextField.EXPERIMENT, TextField.MODEL);
  private final RunTable table;
  private final RunSource reader;
  private final Configs configs;
  private final MetricCatalogue catalogue;

  View(RunTable table, RunSource reader, Configs configs, MetricCatalogue catalogue) {
    this.table = table;
    this.reader = reader;
    this.configs = configs;
    this.catalogue = catalogue;
  }

  RunTable table() {
    return table;
  }

  RunSource reader() {
    return reader;
  }

  Metric describe(MetricUse use) {
    return catalogue.describe(use.key(), use.stated());
  }

  /** In how many runs each of these metrics has a value, by metric key. */
  Map<Long, Integer> counts(Collection<Long> metricIds) {
    Map<Long, Integer> known = table.counts();
    Set<Long> unknown = new HashSet<>(metricIds);
    unknown.removeAll(known.keySet());
    if (!unknown.isEmpty()) {
      Map<Long, Integer> read = reader.columns().counts(unknown);
      unknown.forEach(id -> known.put(id, read.getOrDefault(id, 0)));
    }
    return known;
  }

  /** A column over all runs, from the cache or the index. */
  Values values(ColumnRef ref) {
    return switch (ref) {
      case ColumnRef.OfField(var field) -> field(field);
      case ColumnRef.OfTypes() -> types();
      case ColumnRef.OfAnyText() -> anyText();
      case ColumnRef.OfMetric(var metric, var part) -> estimates(metric.metricId()).part(part);
      case ColumnRef.OfConfig(var path) -> config(path);
    };
  }

  private Values field(RunField field) {
    return switch (field) {
      case ID -> texts(TextField.ID);
      case NAME -> names();
      case EXPERIMENT -> texts(TextField.EXPERIMENT);
      case MODEL -> texts(TextField.MODEL);
      case STAGE -> texts(TextField.STAGE);
      case NOTES -> notes();
      case FORMAT -> texts(TextField.FORMAT);
      case TYPE -> typeWords();
      case STEP -> numbers(LongField.STEP);
      case TOKENS -> numbers(LongField.TOKENS);
      case TIME -> times();
      case TAGS -> tags();
      case BASELINE -> flags(LongField.BASELINE);
      case STATUS -> status();
      case MISSING -> flags(LongField.MISSING);
      case SERIES -> flags(LongField.HAS_SERIES);
      case TTT, LORA, SOURCE, SEED, RECIPE ->
          table.cache().get(field, Values.class, () -> new Derived(this).values(field));
    };
  }

  Texts texts(TextField field) {
    return table
        .cache()
        .get(
            field,
            Texts.class,
            () -> {
              int[] codes = new int[table.size()];
              Arrays.fill(codes, -1);
              Dictionary dictionary = new Dictionary();
              reader
                  .columns()
                  .eachText(
                      field, (runId, text) -> codes[table.position(runId)] = dictionary.code(text));
              return new Texts(codes, dictionary.texts());
            });
  }

  /** Names as people see them; see {@link DisplayNames}. */
  private Texts names() {
    return table
        .cache()
        .get(
            RunField.NAME,
            Texts.class,
            () ->
                DisplayNames.of(
                    texts(TextField.NAME),
                    () -> texts(TextField.EXPERIMENT),
                    () -> texts(TextField.ID)));
  }

  /** These runs, ordered by run key, with their names as people see them. */
  List<RunHead> heads(Collection<Long> runIds) {
    return reader.runs(runIds).stream().map(this::named).toList();
  }

  /** One current or older run by its id; null if there is none. */
  @Nullable RunHead head(String id) {
    RunHead head = reader.run(id);
    return head == null ? null : named(head);
  }

  private RunHead named(RunHead head) {
    int position = table.position(head.runId());
    return position < 0 || names().missing(position) ? head : head.withName(names().cell(position));
  }

  Numbers numbers(LongField field) {
    return table
        .cache()
        .get(
            field,
            Numbers.class,
            () -> {
              double[] values = new double[table.size()];
              Arrays.fill(values, Double.NaN);
              reader
                  .columns()
                  .eachLong(field, (runId, value) -> values[table.position(runId)] = value);
              return new Numbers(values, true);
            });
  }

  private Times times() {
    return table
        .cache()
        .get(
            LongField.EVALUATED_AT,
            Times.class,
            () -> {
              long[] values = new long[table.size()];
              Arrays.fill(values, Times.NONE);
              reader
                  .columns()
                  .eachLong(
                      LongField.EVALUATED_AT,
                      (runId, value) -> values[table.position(runId)] = value);
              return new Times(values);
            });
  }

  Flags flags(LongField field) {
    return table
        .cache()
        .get(
            field,
            Flags.class,
            () -> {
              BitSet yes = new BitSet(table.size());
              reader
                  .columns()
                  .eachLong(field, (runId, value) -> yes.set(table.position(runId), value != 0));
              return new Flags(yes, table.size());
            });
  }

  /** Generated and own tags. */
  Labels tags() {
    return table
        .cache()
        .get(
            TextField.TAGS,
            Labels.class,
            () -> {
              int[][] codes = new int[table.size()][];
              Arrays.fill(codes, new int[0]);
              Dictionary dictionary = new Dictionary();
              Map<String, int[]> known = new HashMap<>();
              reader
                  .columns()
                  .eachText(
                      TextField.TAGS,
                      (runId, lines) ->
                          codes[table.position(runId)] =
                              known.computeIfAbsent(lines, l -> codes(l, dictionary)));
              reader
                  .columns()
                  .eachText(
                      TextField.OWN_TAGS,
                      (runId, lines) -> {
                        int at = table.position(runId);
                        codes[at] =
                            IntStream.concat(
                                    Arrays.stream(codes[at]),
                                    Arrays.stream(codes(lines, dictionary)))
                                .distinct()
                                .toArray();
                      });
              return new Labels(codes, dictionary.texts());
            });
  }

  private static int[] codes(String lines, Dictionary dictionary) {
    return Arrays.stream(lines.split("\n", -1)).mapToInt(dictionary::code).toArray();
  }

  /** Notes of the files, and the user's own below them. */
  private Texts notes() {
    return table
        .cache()
        .get(
            RunField.NOTES,
            Texts.class,
            () -> {
              Texts said = texts(TextField.NOTES);
              Texts own = texts(TextField.OWN_NOTE);
              if (own.dictionary().length == 0) {
                return said;
              }
              Dictionary dictionary = new Dictionary();
              int[] codes = new int[table.size()];
              for (int i = 0; i < codes.length; i++) {
                String note =
                    RunNotes.of(
                        said.missing(i) ? "" : said.cell(i), own.missing(i) ? "" : own.cell(i));
                codes[i] = note.isEmpty() ? -1 : dictionary.code(note);
              }
              return new Texts(codes, dictionary.texts());
            });
  }

  private Texts status() {
    return table
        .cache()
        .get(
            RunField.STATUS,
            Texts.class,
            () -> {
              Flags running = flags(LongField.RUNNING);
              int[] codes = new int[table.size()];
              for (int i = 0; i < codes.length; i++) {
                codes[i] = running.yes().get(i) ? 1 : 0;
              }
              return new Texts(codes, new String[] {RunField.COMPLETE, RunField.RUNNING});
            });
  }

  private Texts typeWords() {
    return table
        .cache()
        .get(
            RunField.TYPE,
            Texts.class,
            () -> {
              String[] words = Arrays.stream(TYPES).map(TrainingType::word).toArray(String[]::new);
              return new Texts(typeOrdinals(), words);
            });
  }

  /** Training types as filters see them: a hybrid answers to ttt and lora too. */
  Labels types() {
    return table
        .cache()
        .get(
            LongField.TRAINING_TYPE,
            Labels.class,
            () -> {
              int[][] labels = new int[TYPES.length][];
              for (TrainingType type : TYPES) {
                labels[type.ordinal()] =
                    type == TrainingType.HYBRID
                        ? new int[] {
                          type.ordinal(), TrainingType.TTT.ordinal(), TrainingType.LORA.ordinal()
                        }
                        : new int[] {type.ordinal()};
              }
              int[][] codes =
                  Arrays.stream(typeOrdinals()).mapToObj(i -> labels[i]).toArray(int[][]::new);
              return new Labels(codes, typeWords().dictionary());
            });
  }

  /** The texts that a search looks into, as labels. */
  Labels anyText() {
    return table
        .cache()
        .get(
            ColumnRef.OfAnyText.class,
            Labels.class,
            () -> {
              List<Texts> sources = new ArrayList<>(SEARCHED.stream().map(this::texts).toList());
              sources.add(notes());
              Labels tags = tags();
              Dictionary dictionary = new Dictionary();
              int[][] codes = new int[table.size()][];
              for (int i = 0; i < codes.length; i++) {
                int[] own = new int[sources.size() + tags.codes()[i].length];
                int size = 0;
                for (Texts source : sources) {
                  if (!source.missing(i)) {
                    own[size++] = dictionary.code(source.cell(i));
                  }
                }
                for (int tag : tags.codes()[i]) {
                  own[size++] = dictionary.code(tags.dictionary()[tag]);
                }
                codes[i] = Arrays.copyOf(own, size);
              }
              return new Labels(codes, dictionary.texts());
            });
  }

  private int[] typeOrdinals() {
    int[] ordinals = new int[table.size()];
    reader
        .columns()
        .eachLong(
            LongField.TRAINING_TYPE,
            (runId, ordinal) -> ordinals[table.position(runId)] = (int) ordinal);
    return ordinals;
  }

  private record EstimateKey(long metricId) {}

  EstimateColumn estimates(long metricId) {
    return table
        .cache()
        .get(
            new EstimateKey(metricId),
            EstimateColumn.class,
            () -> EstimateColumn.read(table, reader, metricId));
  }

  private record ConfigKey(String path) {}

  private Mixed config(String path) {
    return table
        .cache()
        .get(new ConfigKey(path), Mixed.class, () -> configs.column(path, configIds(), reader));
  }

  /** The key of each run's configuration; NaN where there is none. */
  private double[] configIds() {
    return numbers(LongField.CONFIG_ID).values();
  }

  /** Paths and values of all configurations; made once per generation. */
  ConfigCatalogue configCatalogue() {
    return table
        .cache()
        .small(
            ConfigCatalogue.class,
            ConfigCatalogue.class,
            () -> configs.catalogue(configIds(), reader));
  }
}
