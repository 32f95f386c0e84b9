package dev.assay.analysis.question;

import dev.assay.analysis.question.Column.ValueType;
import dev.assay.store.RunHead;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every run can have besides metrics and a configuration. */
enum RunField {
  ID("id", "Id", ValueType.TEXT),
  NAME("name", "Name", ValueType.TEXT),
  EXPERIMENT("experiment", "Experiment", ValueType.TEXT),
  MODEL("model", "Model", ValueType.TEXT),
  TYPE("type", "Type", ValueType.TEXT, "training_type", "trainingType"),
  STEP("step", "Step", ValueType.NUMBER, "checkpoint_step"),
  TOKENS("tokens", "Tokens", ValueType.NUMBER),
  STAGE("stage", "Stage", ValueType.TEXT),
  TIME("time", "Evaluated", ValueType.TIME, "evaluatedAt", "evaluated_at", "evaluation_timestamp"),
  TAGS("tags", "Tags", ValueType.TEXT, "tag"),
  NOTES("notes", "Notes", ValueType.TEXT),
  FORMAT("format", "Format", ValueType.TEXT),
  BASELINE("baseline", "Baseline", ValueType.BOOLEAN),
  STATUS("status", "Status", ValueType.TEXT),
  MISSING("missing", "Missing", ValueType.BOOLEAN),
  SERIES("series", "Curves", ValueType.BOOLEAN, "hasSeries"),
  /** Whether test-time training was on; missing where the training type is unknown. */
  TTT("ttt", "TTT", ValueType.BOOLEAN),
  /** Whether LoRA was on; missing where the training type is unknown. */
  LORA("lora", "LoRA", ValueType.BOOLEAN),
  /** The data set trained on, from the generated tags. */
  SOURCE("source", "Data source", ValueType.TEXT),
  /** See {@link Seeds}. */
  SEED("seed", "Seed", ValueType.NUMBER),
  /** See {@link Seeds#recipe}. */
  RECIPE("recipe", "Recipe", ValueType.TEXT);

  /** Status of a run whose results are there. */
  static final String COMPLETE = "complete";

  /** Status of a run that is being evaluated. */
  static final String RUNNING = "running";

  private static final Map<String, RunField> BY_NAME = new HashMap<>();

  static {
    for (RunField field : values()) {
      BY_NAME.put(field.key, field);
      field.aliases.forEach(alias -> BY_NAME.put(alias, field));
    }
  }

  private final String key;
  private final String display;
  private final ValueType valueType;
  private final List<String> aliases;

  RunField(String key, String display, ValueType valueType, String... aliases) {
    this.key = key;
    this.display = display;
    this.valueType = valueType;
    this.aliases = List.of(aliases);
  }

  static @Nullable RunField named(String name) {
    return BY_NAME.get(name);
  }

  String key() {
    return key;
  }

  Column column(int count) {
    return new Column(key, Column.Kind.FIELD, display, null, valueType, count);
  }

  /** Whether values follow from other columns, so that only the view knows them. */
  boolean derived() {
    return switch (this) {
      case TTT, LORA, SOURCE, SEED, RECIPE -> true;
      default -> false;
    };
  }

  /** The value of one run; null where it has none, and for {@link #derived} fields. */
  @Nullable Object of(RunHead run) {
    return switch (this) {
      case ID -> run.id();
      case NAME -> known(run.name());
      case EXPERIMENT -> known(run.experiment());
      case MODEL -> known(run.model());
      case TYPE -> run.trainingType().word();
      case STEP -> run.step();
      case TOKENS -> run.tokens();
      case STAGE -> known(run.stage());
      case TIME -> {
        Long at = run.evaluatedAt();
        yield at == null ? null : Instant.ofEpochMilli(at).toString();
      }
      case TAGS -> known(String.join(", ", run.tags()));
      case NOTES -> known(RunNotes.of(run.notes(), run.own().note()));
      case FORMAT -> known(run.format());
      case BASELINE -> run.baseline();
      case STATUS -> run.progress() == null ? COMPLETE : RUNNING;
      case MISSING -> run.missing();
      case SERIES -> run.hasSeries();
      case TTT, LORA, SOURCE, SEED, RECIPE -> null;
    };
  }

  private static @Nullable String known(String text) {
    return text.isEmpty() ? null : text;
  }
}
