package dev.assay.formats.harness;

import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Stage evaluations: a folder {@code step_<N>} per checkpoint with {@code tier2_ppl.json}
 * (perplexity of text slices), {@code tier3_cf.json} (accuracy of tasks) and, after fine-tuning,
 * {@code tier4_sft_native.json} (rates over prompts). One run per folder; any one file is enough.
 */
public final class StageEvaluation implements ResultsFormat {
  private static final String TIER2 = "tier2_ppl.json";
  private static final String TIER3 = "tier3_cf.json";
  private static final String TIER4 = "tier4_sft_native.json";

  /** The first of these that a folder holds starts the reading. */
  private static final List<String> FILES = List.of(TIER2, TIER3, TIER4);

  @Override
  public String name() {
    return "stage-evaluation";
  }

  @Override
  public String description() {
    return "stage evaluations: step_<N>/tier2_ppl.json, tier3_cf.json, tier4_sft_native.json";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public boolean mayRead(String fileName, Set<String> siblings) {
    int index = FILES.indexOf(fileName);
    return index >= 0 && FILES.subList(0, index).stream().noneMatch(siblings::contains);
  }

  @Override
  public Set<String> companions(String fileName, Set<String> siblings) {
    Set<String> companions = new LinkedHashSet<>(FILES);
    companions.remove(fileName);
    companions.retainAll(siblings);
    return companions;
  }

  @Override
  public boolean readsBesideAnother(String fileName, Set<String> siblings) {
    return FILES.contains(fileName) && !mayRead(fileName, siblings);
  }

  /**
   * The names are particular enough; a broken file is still ours, so that its tiers are not lost.
   */
  @Override
  public boolean recognises(String fileName, byte[] head) {
    return FILES.contains(fileName);
  }

  @Override
  public boolean recognises(Path path, byte[] head, Settings settings) {
    return StageFolder.of(path) != null && recognises(String.valueOf(path.getFileName()), head);
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    StageFolder folder = StageFolder.of(source.path());
    if (folder == null) {
      throw new UnreadableException(
          "", "its folder is not named step_<number>", "Rename the folder, such as step_2000.");
    }
    RunRecordBuilder run =
        RunRecord.builder(Role.RESULT, folder.id(), "file:" + source.path().getParent())
            .name(folder.name())
            .model(folder.experiment())
            .checkpoint(folder.checkpoint(source.settings()))
            .evaluatedAt(source.modified(), TimeSource.FILE_MODIFIED);
    int estimates = 0;
    for (String file : FILES) {
      JsonNode tier = tier(source, file, sink);
      if (tier != null) {
        StageTiers tiers = new StageTiers(file, run, sink);
        estimates +=
            switch (file) {
              case TIER2 -> tiers.perplexities(tier);
              case TIER3 -> tiers.accuracies(tier);
              default -> tiers.rates(tier);
            };
      }
    }
    if (estimates == 0) {
      throw new UnreadableException(
          "", "no number in any tier of step " + folder.step(), "Evaluate this checkpoint again.");
    }
    sink.run(run.build());
  }

  /** A tier's content; null when the file is missing or broken, which is then said. */
  private static @Nullable JsonNode tier(Source source, String file, Sink sink) throws IOException {
    byte[] content = bytes(source, file);
    if (content == null) {
      if (!file.equals(TIER4)) {
        sink.remark(file, "missing beside " + source.fileName());
      }
      return null;
    }
    try {
      JsonNode tier = Json.tree(content);
      if (tier.isObject()) {
        return tier;
      }
      sink.reject(file, "not a JSON object", "Evaluate this checkpoint again.");
    } catch (UnreadableException e) {
      String place = e.place().isEmpty() ? file : file + " " + e.place();
      sink.reject(place, e.problem(), e.remedy());
    }
    return null;
  }

  private static byte @Nullable [] bytes(Source source, String file) throws IOException {
    if (file.equals(source.fileName())) {
      byte[] whole = source.bytes();
      if (whole == null) {
        throw new UnreadableException(
            "", "larger than 16 MiB", "Check what wrote it; a tier file has a few kB.");
      }
      return whole;
    }
    Source.Companion companion = source.companions().get(file);
    return companion == null ? null : companion.bytes();
  }
}
