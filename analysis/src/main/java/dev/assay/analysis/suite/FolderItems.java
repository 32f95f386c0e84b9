package dev.assay.analysis.suite;

import dev.assay.formats.harness.StageItems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Single answers from the files beside a checkpoint's results; each file is read once, if at all.
 */
final class FolderItems implements Evaluated.Items {
  private final Path folder;
  private final String shown;
  private final Set<String> names;
  private final Map<String, StageItems.Answers> answers = new TreeMap<>();
  private @Nullable List<StageItems.Prompt> prompts;

  /**
   * Opens nothing yet.
   *
   * @param shown the folder as a reader of the manifest knows it
   * @param names of its files
   */
  FolderItems(Path folder, String shown, Set<String> names) {
    this.folder = folder;
    this.shown = shown;
    this.names = names;
  }

  @Override
  public Map<String, Boolean> answers(String task) {
    String name = StageItems.answersOf(task);
    return names.contains(name)
        ? answers.computeIfAbsent(name, key -> StageItems.answers(folder.resolve(key))).right()
        : Map.of();
  }

  @Override
  public List<Evaluated.Input> opened() {
    List<Evaluated.Input> opened = new ArrayList<>();
    answers.forEach((name, read) -> {
      if (!read.sha256().isEmpty()) {
        opened.add(new Evaluated.Input(shown + "/" + name, read.sha256()));
      }
    });
    return opened;
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
