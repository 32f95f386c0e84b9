package dev.assay.samples.hub;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.tts.HubPath;
import dev.assay.samples.ParquetFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands already where a run is pushed to. Parts that a push does not replace would be read as
 * more of its rows; those that Assay wrote go, and those of others are in the way.
 */
final class HubOlder {
  private static final Pattern PART = Pattern.compile("train-[0-9]{5}-of-[0-9]{5}\\.parquet");
  private static final int LARGEST_BESIDE = 1 << 16;
  private static final int MOST_NAMED = 4;

  private final HubClient client;
  private final String mark;

  /**
   * Looks at a data set.
   *
   * @param mark key of what Parquet that Assay wrote says of itself
   */
  HubOlder(HubClient client, String mark) {
    this.client = client;
    this.mark = mark;
  }

  /**
   * What a commit does besides adding.
   *
   * @param commit that it is made upon
   * @param deleted paths that go
   * @param beside whether the small file is to be written
   * @param kept what of others stays, in sentences
   */
  record Plan(String commit, List<String> deleted, boolean beside, List<String> kept) {}

  /**
   * Says what a commit is to do.
   *
   * @param commit that it is made upon
   * @param pushed files that it writes
   * @throws AssayException CONFLICT when rows of others would be read as those of the run, or
   *     replaced
   */
  Plan plan(
      HubPath repo,
      String commit,
      String subset,
      List<HubPush.LargeFile> pushed,
      Pusher.Beside beside) {
    HubSnapshot there = new HubSnapshot(repo, "main", commit, client.folder(repo, commit, subset));
    List<String> deleted = new ArrayList<>();
    List<String> others = new ArrayList<>();
    String start = subset + "/";
    for (HubFile file : there.files()) {
      String name = file.path().startsWith(start) ? file.path().substring(start.length()) : "";
      if (!isRead(name)) {
        continue;
      }
      Optional<HubPush.LargeFile> ours =
          pushed.stream().filter(each -> each.path().equals(file.path())).findFirst();
      boolean same = ours.isPresent() && ours.get().isThere(file);
      if (!same && !(PART.matcher(name).matches() && isOurs(there, file))) {
        others.add(file.path());
      } else if (ours.isEmpty()) {
        deleted.add(file.path());
      }
    }
    if (!others.isEmpty()) {
      throw inTheWay(repo, others);
    }
    return beside(there, start + beside.name(), beside, deleted);
  }

  /** Whether the card names it as rows of the run. */
  private static boolean isRead(String name) {
    return name.startsWith("train-") && name.endsWith(".parquet") && name.indexOf('/') < 0;
  }

  private boolean isOurs(HubSnapshot there, HubFile file) {
    try (ParquetFile parquet = ParquetFile.open(client.columns(there, file, List.of()))) {
      return parquet.mark(mark).isPresent();
    } catch (UnreadableException e) {
      return false;
    } catch (IOException e) {
      throw HubErrors.disk(file.path(), e);
    }
  }

  private static AssayException inTheWay(HubPath repo, List<String> others) {
    String names =
        others.stream().limit(MOST_NAMED).map(Shown::text).collect(Collectors.joining(", "));
    return new AssayException(
        Kind.CONFLICT,
        "%s has %s files that Assay did not write where the rows of the run belong: %s"
            .formatted(repo, others.size(), names),
        "Remove them on the Hub, or push to another data set.");
  }

  private Plan beside(HubSnapshot there, String path, Pusher.Beside beside, List<String> deleted) {
    String commit = there.commit();
    Optional<HubFile> file = there.file(path);
    if (file.isEmpty()) {
      return new Plan(commit, deleted, !beside.text().isEmpty(), List.of());
    }
    String old =
        client
            .small(there, path, LARGEST_BESIDE)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse("");
    if (old.equals(beside.text())) {
      return new Plan(commit, deleted, false, List.of());
    }
    if (!beside.ours().test(old)) {
      String kept = Shown.text(path) + " was not written by Assay, or changed since, and is left";
      return new Plan(commit, deleted, false, List.of(kept));
    }
    if (beside.text().isEmpty()) {
      deleted.add(path);
    }
    return new Plan(commit, deleted, !beside.text().isEmpty(), List.of());
  }
}
