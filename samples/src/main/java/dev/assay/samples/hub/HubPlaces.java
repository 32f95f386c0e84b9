package dev.assay.samples.hub;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.Nearest;
import dev.assay.formats.HubCard;
import dev.assay.formats.tts.HubPath;
import dev.assay.samples.RowsFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Runs on the Hub, as if they were folders here. One thread. */
public final class HubPlaces implements AutoCloseable {
  private static final int LARGEST_CARD = 4 << 20;
  private static final int MOST_NAMED = 20;
  private static final String TRAIN = "train";
  private static final String CONVERTED = "refs/convert/parquet";
  private static final Pattern DATA =
      Pattern.compile(".*\\.(?:parquet|(?:jsonl|ndjson)(?:\\.gz)?)");
  private static final Pattern OTHER_SPLIT = Pattern.compile("(?:test|validation|dev)(?![a-z]).*");

  private final HubClient client;
  private final Map<HubPlace, List<HubRun>> known = new HashMap<>();

  public HubPlaces(HubClient client) {
    this.client = client;
  }

  /**
   * Runs of a place: those that its card names, else its folders with rows, else what the Hub made
   * Parquet of.
   *
   * @throws AssayException NOT_FOUND when the place, or any run in it, is not there
   */
  public List<HubRun> runs(HubPlace place) {
    List<HubRun> all = known.computeIfAbsent(place.dataset(), this::list);
    if (place.subset().isEmpty()) {
      return all;
    }
    String wanted = place.subset().get();
    List<HubRun> meant = all.stream().filter(run -> run.subset().equals(wanted)).toList();
    if (meant.isEmpty()) {
      List<String> names = all.stream().map(HubRun::subset).map(Shown::text).toList();
      throw new AssayException(
          Kind.NOT_FOUND,
          "the data set %s has no run '%s'".formatted(place.dataset(), Shown.text(wanted)),
          Nearest.meant(wanted, names)
              + "There are: "
              + String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size()))));
    }
    return meant;
  }

  private List<HubRun> list(HubPlace place) {
    HubSnapshot snapshot = client.snapshot(place.repo(), place.revision());
    List<HubRun> runs = carded(snapshot);
    if (runs.isEmpty()) {
      runs = folders(snapshot);
    }
    if (runs.isEmpty()) {
      runs = converted(place);
    }
    if (runs.isEmpty()) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "the data set %s has no rows in Parquet or JSON lines".formatted(place),
          "See its page on the Hub; runs may lie on branches: assay tts coverage " + place.repo());
    }
    return named(place, runs);
  }

  /** A branch with one run that has no name of its own is named for it. */
  private static List<HubRun> named(HubPlace place, List<HubRun> runs) {
    boolean alone = runs.size() == 1 && runs.getFirst().subset().equals("default");
    boolean branch = !place.revision().equals("main") && !HubNames.isCommit(place.revision());
    return alone && branch
        ? List.of(new HubRun(runs.getFirst().snapshot(), place.revision(), runs.getFirst().files()))
        : runs;
  }

  private List<HubRun> carded(HubSnapshot snapshot) {
    Optional<byte[]> card = client.small(snapshot, "README.md", LARGEST_CARD);
    if (card.isEmpty()) {
      return List.of();
    }
    List<HubRun> runs = new ArrayList<>();
    String file = "README.md of " + snapshot.repo();
    for (HubCard.Config config : HubCard.configs(file, card.get())) {
      List<HubFile> files =
          config.splits().stream()
              .filter(split -> split.name().equals(TRAIN))
              .flatMap(split -> split.patterns().stream())
              .flatMap(pattern -> matching(snapshot, pattern).stream())
              .distinct()
              .toList();
      runs.add(new HubRun(snapshot, config.name(), files));
    }
    return runs;
  }

  private static List<HubFile> matching(HubSnapshot snapshot, String pattern) {
    return snapshot.files().stream()
        .filter(file -> isData(file) && Glob.matches(pattern, file.path()))
        .toList();
  }

  private static boolean isData(HubFile file) {
    return DATA.matcher(file.path().toLowerCase(Locale.ROOT)).matches();
  }

  private static List<HubRun> folders(HubSnapshot snapshot) {
    Map<String, List<HubFile>> byFolder = new TreeMap<>();
    for (HubFile file : snapshot.files()) {
      int slash = file.path().lastIndexOf('/');
      String folder = slash < 0 ? "" : file.path().substring(0, slash);
      boolean hidden = file.path().startsWith(".") || file.path().contains("/.");
      if (isData(file) && !hidden && !isOther(file.path().substring(slash + 1))) {
        String name = folder.isEmpty() || folder.equals("data") ? "default" : folder;
        byFolder.computeIfAbsent(name, f -> new ArrayList<>()).add(file);
      }
    }
    List<HubRun> runs = new ArrayList<>();
    byFolder.forEach((name, files) -> runs.add(new HubRun(snapshot, name, files)));
    return runs;
  }

  private static boolean isOther(String name) {
    return OTHER_SPLIT.matcher(name).matches();
  }

  private List<HubRun> converted(HubPlace place) {
    List<String> configs = client.viewed(place.repo());
    if (configs.isEmpty()) {
      return List.of();
    }
    HubSnapshot snapshot = client.snapshot(place.repo(), CONVERTED);
    return configs.stream()
        .map(config ->
            new HubRun(snapshot, config, matching(snapshot, config + "/" + TRAIN + "/*.parquet")))
        .toList();
  }

  /**
   * A small file of the folder that holds a run's rows and no other's; empty when there is none, or
   * it is larger than {@code most}.
   */
  public Optional<byte[]> beside(HubRun run, String name, int most) {
    String first = run.files().isEmpty() ? "" : run.files().getFirst().path();
    String folder = first.substring(0, first.lastIndexOf('/') + 1);
    boolean alone =
        !folder.isEmpty()
            && run.snapshot().files().stream()
                .filter(file -> file.path().startsWith(folder) && isData(file))
                .allMatch(run.files()::contains);
    return alone ? client.small(run.snapshot(), folder + name, most) : Optional.empty();
  }

  /** Names of all branches of a data set, in the Hub's order. */
  public List<String> branches(HubPath repo) {
    return client.branches(repo);
  }

  /**
   * The files of a run, in order, fetched as far as they are read.
   *
   * @throws AssayException NOT_FOUND when the card names files that are not there
   */
  public List<RowsFile> files(HubRun run) {
    if (run.files().isEmpty()) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "%s of %s has no rows in a split 'train'"
              .formatted(Shown.text(run.subset()), run.snapshot().repo()),
          "See 'configs' in the README.md of the data set.");
    }
    return run.files().stream()
        .<RowsFile>map(file -> new HubRows(client, run.snapshot(), file))
        .toList();
  }

  @Override
  public void close() {
    client.close();
  }
}
