package dev.assay.analysis.suite;

import dev.assay.formats.harness.StageItems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Single answers from the files beside a checkpoint's results; each file is read once, if at all.
 */
final class FolderItems implements Evaluated.Items {
  private final Path folder;
  private final Set<String> names;
  private final Map<String, Map<String, Boolean>> answers = new HashMap<>();
  private @Nullable List<StageItems.Prompt> prompts;

  FolderItems(Path folder, Set<String> names) {
    this.folder = folder;
    this.names = names;
  }

  @Override
  public Map<String, Boolean> answers(String task) {
    String name = StageItems.answersOf(task);
    return names.contains(name)
        ? answers.computeIfAbsent(task, key -> StageItems.answers(folder.resolve(name)))
        : Map.of();
  }

  @Override
  public List<StageItems.Prompt> prompts() {
    if (prompts == null) {
      prompts =
          names.contains(StageItems.PROMPTS)
              ? StageItems.prompts(folder.resolve(StageItems.PROMPTS))
              : List.of();
    }
    return prompts;
  }
}
