package dev.assay.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay report}: the figures of a suite as one document. */
@Command(
    name = "report",
    description = {
      "Writes the document of a suite: its means and changes as tables with verdicts, its",
      "figures with captions that say what each band and test is, and what is missing. The",
      "figures go to a folder beside it."
    },
    footer = {
      "  assay report --suite stage-diagrams --source results/ -o stage2.md",
      "  assay report --suite paper-figures --source results/ -o paper/figures.tex"
    })
final class ReportCommand extends Subcommand {
  private static final int DPI = 180;

  @Option(
      names = "--suite",
      required = true,
      paramLabel = "SUITE",
      description = "Name of a suite, or a suite file.")
  String suite = "";

  @Option(
      names = "--source",
      paramLabel = "[STAGE=]DIR",
      description = "Where results are, and of which stage; may be repeated; default: here.")
  List<String> sources = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The document: .md, .html or .tex.")
  @Nullable Path output;

  @Option(
      names = "--strict",
      description = "Exit with 4 if any figure, step or value that was asked for is missing.")
  boolean strict;

  @Override
  public Integer call() {
    FiguresCommand figures = new FiguresCommand();
    figures.parent = parent;
    figures.spec = spec;
    figures.workspaceFolder = workspaceFolder;
    figures.named = suite;
    figures.sources = sources;
    figures.document = output;
    figures.dpi = DPI;
    figures.strict = strict;
    String file = String.valueOf(output);
    boolean latex = file.toLowerCase(Locale.ROOT).endsWith(".tex");
    figures.formats = List.of(latex ? "pdf" : "png");
    int dot = file.lastIndexOf('.');
    figures.output = Path.of((dot > 0 ? file.substring(0, dot) : file) + "-figures");
    return figures.call();
  }
}
