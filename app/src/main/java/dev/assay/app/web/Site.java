package dev.assay.app.web;

import dev.assay.analysis.api.Api;
import dev.assay.analysis.api.FigureRoutes;
import dev.assay.analysis.figure.RunFigures;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.registry.RegisteredRun;
import dev.assay.formats.Settings;
import dev.assay.formats.notes.NotesStore;
import dev.assay.store.Index;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one server serves: the handlers over one index. Close it after the server. */
public final class Site implements AutoCloseable {
  private final IndexState state;
  private final HealthRoutes health;
  private final AnnotationRoutes annotations;
  private final RunRoutes runs;
  private final RegistryRoutes registry;
  private final Api api;
  private final FigureFiles figures;
  private final ExperimentRoutes experiments;
  private final PackageRoutes packages;
  private final SuiteRoutes suites;
  private final TtsRoutes tts;
  private final TtsStudyRoutes ttsStudy;
  private final PageRoutes pages = new PageRoutes();

  /**
   * What the handlers do beside asking the index.
   *
   * @param notes where tags and notes are written; null when nobody may
   * @param saving saves evaluations; null when nobody may
   * @param registered the registry's entries; nothing when there is none
   * @param suites folder of the workspace's own figure suites; null for none
   * @param settings how the results of a suite are read
   * @param folders that are served, in which runs of test-time scaling may lie
   * @param registries files that may say which of those belong together; the first that is there
   *     counts
   */
  public record Files(
      @Nullable NotesStore notes,
      RunRoutes.@Nullable Saving saving,
      Supplier<List<RegisteredRun>> registered,
      @Nullable Path suites,
      Settings settings,
      List<Path> folders,
      List<Path> registries) {

    /** No runs of test-time scaling. */
    public Files(
        @Nullable NotesStore notes,
        RunRoutes.@Nullable Saving saving,
        Supplier<List<RegisteredRun>> registered,
        @Nullable Path suites,
        Settings settings) {
      this(notes, saving, registered, suites, settings, List.of(), List.of());
    }

    /** No suites but those that come along, read without settings. */
    public Files(
        @Nullable NotesStore notes,
        RunRoutes.@Nullable Saving saving,
        Supplier<List<RegisteredRun>> registered) {
      this(notes, saving, registered, null, Settings.DEFAULTS);
    }
  }

  /** Makes the handlers of a server that only reads. */
  public Site(
      Index index,
      Snapshots snapshots,
      String workspace,
      String version,
      BooleanSupplier scanning) {
    this(index, snapshots, workspace, version, scanning, new Files(null, null, List::of));
  }

  /** Makes the handlers of a server whose figures show times of UTC. */
  public Site(
      Index index,
      Snapshots snapshots,
      String workspace,
      String version,
      BooleanSupplier scanning,
      Files files) {
    this(index, snapshots, workspace, version, scanning, files, ZoneOffset.UTC);
  }

  /**
   * Makes the handlers.
   *
   * @param workspace last component of the workspace folder
   * @param scanning whether a scan is under way in this process
   * @param zone of the times that figures show
   */
  public Site(
      Index index,
      Snapshots snapshots,
      String workspace,
      String version,
      BooleanSupplier scanning,
      Files files,
      ZoneId zone) {
    state = new IndexState(index);
    boolean writable = files.notes() != null;
    ExperimentFolders folders = new ExperimentFolders(state, zone);
    TtsFolders runsOfScaling =
        new TtsFolders(new TtsFolders.Place(files.folders(), files.registries()));
    health =
        new HealthRoutes(
            state,
            workspace,
            version,
            scanning,
            writable,
            () -> folders.news() + runsOfScaling.news());
    TtsRuns judged = new TtsRuns(runsOfScaling);
    TtsStudies studies = new TtsStudies(runsOfScaling, judged);
    tts = new TtsRoutes(runsOfScaling, judged, studies, state::generation);
    ttsStudy = new TtsStudyRoutes(studies, state::generation);
    annotations = new AnnotationRoutes(index, files.notes(), state::generation);
    runs = new RunRoutes(files.saving(), state::generation);
    registry = new RegistryRoutes(files.registered(), state::generation);
    api = new Api(snapshots, zone);
    figures = new FigureFiles(new FigureRoutes(new RunFigures(snapshots, zone)), version);
    ExperimentQuery query = new ExperimentQuery(folders, snapshots.catalogue());
    experiments = new ExperimentRoutes(folders, query, figures, state::generation);
    packages = new PackageRoutes(query, version, writable);
    suites =
        new SuiteRoutes(
            new SuiteFolders(state, files.suites(), files.settings(), snapshots.catalogue()),
            figures,
            state::generation);
  }

  IndexState state() {
    return state;
  }

  HealthRoutes health() {
    return health;
  }

  Api api() {
    return api;
  }

  FigureFiles figures() {
    return figures;
  }

  ExperimentRoutes experiments() {
    return experiments;
  }

  SuiteRoutes suites() {
    return suites;
  }

  TtsRoutes tts() {
    return tts;
  }

  TtsStudyRoutes ttsStudy() {
    return ttsStudy;
  }

  PackageRoutes packages() {
    return packages;
  }

  AnnotationRoutes annotations() {
    return annotations;
  }

  RunRoutes runs() {
    return runs;
  }

  RegistryRoutes registry() {
    return registry;
  }

  PageRoutes pages() {
    return pages;
  }

  @Override
  public void close() {
    state.close();
  }
}
