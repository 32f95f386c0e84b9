package dev.assay.app;

import dev.assay.analysis.ingest.Annotate;
import dev.assay.analysis.ingest.ScanReport;
import dev.assay.analysis.question.Snapshots;
import dev.assay.app.cli.Tools;
import dev.assay.app.web.RunRoutes;
import dev.assay.app.web.Server;
import dev.assay.app.web.Site;
import dev.assay.app.web.Watch;
import dev.assay.app.workspace.Enrolment;
import dev.assay.app.workspace.Indexing;
import dev.assay.app.workspace.Registered;
import dev.assay.app.workspace.Scanner;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.AssayException;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.Settings.RegistryMode;
import dev.assay.formats.notes.NotesStore;
import dev.assay.formats.record.RunRecorder;
import dev.assay.formats.record.RunRecorder.Saved;
import dev.assay.store.Index;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs the web server for {@code assay serve}. No other command loads this class. */
final class Serving implements Tools.Server {
  private final String version;
  private final Scanner scanner;

  /** Whether what was there at the start is registered. Only the scanning thread looks. */
  private boolean enrolled;

  Serving(String version, Scanner scanner) {
    this.version = version;
    this.scanner = scanner;
  }

  @Override
  public void serve(Tools.ServeRequest request, Tools.Say say, Tools.Say ready) {
    Index index = request.workspace().makeIndex();
    MetricCatalogue catalogue = MetricCatalogue.builtIn().with(request.settings().metricRules());
    Watch watch =
        new Watch(
            () -> scan(index, request), request.watch(), trouble -> say.line("assay: " + trouble));
    NotesStore notes = request.workspace().notes();
    Watch notesWatch =
        new Watch(
            () -> Annotate.sync(index, notes),
            request.watch(),
            trouble -> say.line("assay: " + trouble));
    Site site =
        new Site(
            index,
            new Snapshots(index, catalogue),
            request.workspace().name(),
            version,
            watch::scanning,
            new Site.Files(
                request.writable() ? notes : null,
                request.writable() ? saving(index, request, say) : null,
                () -> Registered.of(request.workspace(), request.settings()),
                request.workspace().suites(),
                request.settings(),
                request.folders(),
                List.of(
                    request.workspace().root().resolve("configs/registry.yaml"),
                    request.workspace().root().resolve("registry.yaml"))),
            request.settings().zone());
    Server server;
    try {
      server = start(site, request, say);
    } catch (AssayException e) {
      site.close();
      throw e;
    }
    Thread ender =
        new Thread(
            () -> {
              server.close();
              watch.close();
              notesWatch.close();
              site.close();
            },
            "assay-end");
    Runtime.getRuntime().addShutdownHook(ender);
    if (request.port() != 0 && server.port() != request.port()) {
      say.line("assay: port " + request.port() + " is taken, so this is " + server.port());
    }
    ready.line("http://" + shown(request.host()) + ":" + server.port() + "/");
    watch.start();
    notesWatch.start();
    waitForTheEnd();
  }

  private RunRoutes.Saving saving(Index index, Tools.ServeRequest request, Tools.Say say) {
    Workspace workspace = request.workspace();
    RunRecorder recorder =
        new RunRecorder(Clock.system(request.settings().zone()), workspace.root(), version);
    return new RunRoutes.Saving(
        evaluation -> {
          Saved saved = recorder.save(evaluation, workspace.savedRuns());
          boolean indexed =
              Indexing.add(
                  saved.folder(),
                  () -> index,
                  workspace,
                  request.settings(),
                  scanner,
                  trouble -> say.line("assay: saved, but not indexed: " + trouble));
          return new RunRoutes.Done(saved, indexed);
        },
        values -> recorder.log(values, workspace.savedRuns()));
  }

  private void scan(Index index, Tools.ServeRequest request) {
    Workspace workspace = request.workspace();
    ScanReport report =
        scanner.scan(
            index,
            workspace.withArchive(request.folders()),
            request.settings(),
            (phase, done, total) -> {});
    if (report.filesRead() > 0 || !enrolled) {
      Enrolment.after(report, workspace, request.settings(), RegistryMode.KEPT, index);
      enrolled = true;
    }
  }

  private static Server start(Site site, Tools.ServeRequest request, Tools.Say say) {
    return Server.start(
        site,
        new Server.Address(request.host(), request.port(), request.tries(), request.allowedHosts()),
        say::line);
  }

  /** An address that a browser can open; a wildcard is none. */
  private static String shown(String host) {
    return switch (host) {
      case "0.0.0.0", "::" -> "127.0.0.1";
      default -> host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    };
  }

  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
