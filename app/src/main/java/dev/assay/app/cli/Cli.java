package dev.assay.app.cli;

import dev.assay.analysis.report.TableFormat;
import dev.assay.analysis.report.Visible;
import dev.assay.domain.AssayException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line: finds the command, words what goes wrong, gives the exit code. */
public final class Cli {
  private static final Map<String, Supplier<Subcommand>> COMMANDS = commands();

  private Cli() {}

  private static Map<String, Supplier<Subcommand>> commands() {
    Map<String, Supplier<Subcommand>> commands = new LinkedHashMap<>();
    commands.put("scan", ScanCommand::new);
    commands.put("runs", RunsCommand::new);
    commands.put("show", ShowCommand::new);
    commands.put("diff", DiffCommand::new);
    commands.put("stats", StatsCommand::new);
    commands.put("tag", TagCommand::new);
    commands.put("note", NoteCommand::new);
    commands.put("record", RecordCommand::new);
    commands.put("score", ScoreCommand::new);
    commands.put("track", TrackCommand::new);
    commands.put("run-all", RunAllCommand::new);
    commands.put("pack", PackCommand::new);
    commands.put("grade", GradeCommand::new);
    commands.put("tts", TtsCommand::new);
    commands.put("registry", RegistryCommand::new);
    commands.put("plot", PlotCommand::new);
    commands.put("figures", FiguresCommand::new);
    commands.put("report", ReportCommand::new);
    commands.put("dashboard", DashboardCommand::new);
    commands.put("serve", ServeCommand::new);
    commands.put("doctor", DoctorCommand::new);
    return commands;
  }

  /**
   * Runs.
   *
   * @return the exit code, see {@link Exit}
   */
  public static int run(String[] args, Tools tools, PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new Assay(tools));
    line.getCommandSpec().version(VersionLine.of(tools.version()));
    String named = commandIn(args);
    // reading the annotations of a command takes time, so only the one that is meant is made
    COMMANDS.forEach((name, command) -> {
      if (named == null || name.equals(named)) {
        line.addSubcommand(name, command.get());
      }
    });
    configure(line, tools, out, err);
    try {
      return line.execute("tag".equals(named) ? TagCommand.withoutMinus(args) : args);
    } catch (StackOverflowError | OutOfMemoryError e) {
      return bug(err, e);
    } finally {
      out.flush();
      err.flush();
    }
  }

  /** The command that the arguments name; null when it takes all commands to tell. */
  private static @Nullable String commandIn(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--workspace")) {
        i++;
      } else if (!args[i].startsWith("-")) {
        return COMMANDS.containsKey(args[i]) ? args[i] : null;
      } else if (!args[i].startsWith("--workspace=")) {
        return null;
      }
    }
    return null;
  }

  private static void configure(CommandLine line, Tools tools, PrintWriter out, PrintWriter err) {
    line.setOut(out);
    line.setErr(err);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(tools.terminal().colours() ? Ansi.ON : Ansi.OFF));
    line.registerConverter(TableFormat.class, Cli::format);
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setAbbreviatedOptionsAllowed(false);
    line.setParameterExceptionHandler((wrong, args) -> usage(err, wrong));
    line.setExecutionExceptionHandler((failure, command, parsed) -> failed(err, failure));
  }

  private static TableFormat format(String word) {
    for (TableFormat format : TableFormat.values()) {
      if (format.word().equals(word.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new TypeConversionException(
        "it must be table, csv, json, md or latex, not '" + word + "'");
  }

  private static int usage(PrintWriter err, ParameterException wrong) {
    if (wrong.getCause() instanceof AssayException failure) {
      return failed(err, failure);
    }
    CommandLine command = wrong.getCommandLine();
    say(err, worded(wrong));
    var near =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.<String>of();
    if (!near.isEmpty()) {
      err.println("  Did you mean: " + String.join(", ", near));
    }
    err.println("  See: " + command.getCommandSpec().qualifiedName() + " --help");
    return Exit.USAGE;
  }

  private static String worded(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched
        && wrong.getCommandLine().getParent() == null
        && !unmatched.getUnmatched().getFirst().startsWith("-")) {
      return "there is no command '" + unmatched.getUnmatched().getFirst() + "'";
    }
    return lowerCaseStart(String.valueOf(wrong.getMessage()));
  }

  private static String lowerCaseStart(String text) {
    boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
    return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
  }

  private static int failed(PrintWriter err, Exception failure) {
    if (failure instanceof AssayException worded) {
      say(err, worded.problem());
      if (!worded.remedy().isEmpty()) {
        err.println("  " + Visible.line(worded.remedy()));
      }
      return Exit.of(worded.kind());
    }
    if (failure instanceof ParameterException wrong) {
      return usage(err, wrong);
    }
    return bug(err, failure);
  }

  private static int bug(PrintWriter err, Throwable bug) {
    say(err, "this is a bug in Assay: " + bug);
    err.println("  Please report it with the lines below and the command that you gave.");
    bug.printStackTrace(err);
    return Exit.BUG;
  }

  private static void say(PrintWriter err, String problem) {
    err.println("assay: " + problem.lines().map(Visible::line).collect(Collectors.joining("\n")));
  }
}
