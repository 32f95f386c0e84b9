package dev.assay.analysis.tts.measure;

import dev.assay.analysis.tts.RunRef;
import dev.assay.formats.tts.Allotment;
import dev.assay.formats.tts.Approach;
import dev.assay.formats.tts.RunIdentity.Origin;
import dev.assay.formats.tts.Strategy;
import dev.assay.formats.tts.SubsetName;
import java.util.ArrayList;
import java.util.List;

/**
 * All that runs have in common which are repetitions of each other: they differ by seed alone.
 *
 * @param label what the user calls it, or what stands for an unknown model; may be empty
 * @param benchmark id of the benchmark; empty when unknown
 * @param model empty when unknown
 * @param approach the field's word; empty when unknown
 * @param strategy how temperature was allotted
 * @param allotment which temperatures, and their shares
 * @param sampling what else of the sampling the name states, such as {@code m 4}; may be empty
 */
public record Setting(
    String label,
    String benchmark,
    String model,
    String approach,
    Strategy strategy,
    Allotment allotment,
    String sampling) {

  /** The setting of a run; a run of an unknown model is told apart by its place. */
  public static Setting of(String label, RunRef ref) {
    var identity = ref.identity();
    String model = identity.model().value().orElse("");
    boolean bare = label.isEmpty() && model.isEmpty();
    return new Setting(
        bare ? place(ref) : label,
        benchmark(ref),
        model,
        identity.approach().value().map(Approach::word).orElse(""),
        identity.strategy().value().orElse(Strategy.UNKNOWN),
        ref.name().allotment(),
        sampling(ref.name()));
  }

  /** What is only the name of a file says no benchmark, though it may look like one. */
  private static String benchmark(RunRef ref) {
    var name = ref.name();
    boolean plain = name.allotment().all().isEmpty() && name.n().isEmpty() && name.seed().isEmpty();
    var known = ref.identity().dataset();
    return plain && known.origin() == Origin.SUBSET ? "" : known.value().orElse("");
  }

  /** The last part of where a run lies. */
  public static String place(RunRef ref) {
    String place = ref.place().replace('\\', '/');
    String last = place.substring(place.lastIndexOf('/') + 1);
    return last.replaceFirst("\\.(jsonl|json|parquet)(\\.gz)?$", "");
  }

  private static String sampling(SubsetName name) {
    List<String> parts = new ArrayList<>();
    name.topP().ifPresent(value -> parts.add(value == 1 ? "" : "top_p " + value));
    name.beamWidth().ifPresent(value -> parts.add("m " + value));
    name.iterations().ifPresent(value -> parts.add("iters " + value));
    name.lookAhead().ifPresent(value -> parts.add("look " + value));
    parts.removeIf(String::isEmpty);
    return String.join(", ", parts);
  }

  /** The model without what is always the same: {@code 1.5B}; the label where that is unknown. */
  public String shortModel() {
    return model.isEmpty() ? label : model.replace("Qwen2.5-", "").replace("-Instruct", "");
  }

  /** Words that tell it apart from others of the same benchmark. */
  public String name() {
    List<String> parts = new ArrayList<>(List.of(label, model.isEmpty() ? "" : shortModel()));
    parts.add(approach);
    parts.add(allotment.key());
    parts.removeIf(String::isEmpty);
    return String.join(" ", parts.stream().distinct().toList());
  }

  /** Whether the place of a completion tells its temperature, so that the first n are special. */
  public boolean isOrdered() {
    return allotment.all().size() > 1;
  }
}
