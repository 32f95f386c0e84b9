package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation tells people to type works, over the examples that come along. */
class DocumentedCommandsTest {
  private static final Path ROOT =
      Path.of(System.getProperty("assay.root", "..")).toAbsolutePath().normalize();

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  @TempDir static Path workspace;
  private static Console console;
  private static List<String> ids;

  @BeforeAll
  static void scanOnce() {
    console = new Console(workspace);
    Console.Outcome scan = console.run("scan", ROOT.resolve("examples").toString());
    assertThat(scan.exit()).as(scan.err()).isEqualTo(Exit.OK);
    ids =
        console
            .run(
                "runs",
                "--all",
                "--where",
                "sblimp/accuracy > 0",
                "--columns",
                "id",
                "--format",
                "csv")
            .out()
            .lines()
            .skip(1)
            .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "bigscience-agg, 6",
    "csv, 20",
    "lm-eval-results, 7",
    "paper-metrics, 6",
    "stage-evaluation, 6",
    "tracker-metrics-csv, 4"
  })
  void everyFolderOfExamplesYieldsItsRuns(String format, int atLeast) {
    String found =
        console
            .run("runs", "--all", "--where", "format like '" + format + "%'", "--format", "csv")
            .out();
    assertThat(found.lines().skip(1)).as(format).hasSizeGreaterThanOrEqualTo(atLeast);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/guide.md", "docs/where.md"})
  void everyQuotedCommandRuns(String page) throws IOException {
    List<String> commands = commands(Files.readString(ROOT.resolve(page)));
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      Console.Outcome outcome = console.run(words(command));
      assertThat(outcome.exit()).as(command + "\n" + outcome.err()).isEqualTo(Exit.OK);
      assertThat(outcome.out()).as(command).isNotBlank();
    }
  }

  /** Lines of fenced blocks that start the program, but for the server, which would stay. */
  private static List<String> commands(String markdown) {
    List<String> commands = new ArrayList<>();
    boolean fenced = false;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("```")) {
        fenced = !fenced;
      } else if (fenced && line.matches("(\\./)?assay (?!serve).*")) {
        commands.add(line);
      }
    }
    return commands;
  }

  /** The arguments as a shell would cut them; ids and folders of the text are filled in. */
  private static String[] words(String command) {
    String line =
        command
            .replaceFirst("^(\\./)?assay ", "")
            .replaceFirst("\\s#.*$", "")
            .replaceFirst("\\s>.*\\.csv$", "");
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String word =
          matcher.group(1) != null
              ? matcher.group(1)
              : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
      words.add(
          switch (word) {
            case "ID", "ID1" -> ids.get(0);
            case "ID2" -> ids.get(1);
            case "ID3" -> ids.get(2);
            case "examples" -> ROOT.resolve("examples").toString();
            default -> word.startsWith("examples/") ? ROOT.resolve(word).toString() : word;
          });
    }
    return words.toArray(String[]::new);
  }

  @Test
  void aWrongNameIsAnsweredAsTheFilterPageSays() throws IOException {
    Console.Outcome outcome = console.run("runs", "--where", "sblimp/acuracy > 0.6");
    assertThat(outcome.exit()).isEqualTo(Exit.USAGE);
    assertThat(Files.readString(ROOT.resolve("docs/where.md")))
        .contains("```\n" + outcome.err() + "```");
  }
}
