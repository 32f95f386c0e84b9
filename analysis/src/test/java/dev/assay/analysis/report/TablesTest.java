package dev.assay.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TablesTest {
  private static final String HOSTILE = "=cmd|'/c calc'!A1";
  private static final String STEERING = "evil\u001b[2J\u009b31m\u202etxt\nline";

  private static Table one(String text) {
    return new Table(
        List.of(Head.text("id", "run"), new Head("t/acc", "acc", "↑ %", true)),
        List.of(
            List.of(new Entry(text, text), new Entry("53.4", 0.53412345678901234)),
            List.of(Entry.text("short"), Entry.NONE)));
  }

  @Test
  void numbersStandRightUnderTheirHeadAndMissingIsADash() {
    assertThat(TextTable.render(one("a-long-name"), TextTable.Page.PLAIN))
        .isEqualTo(
            """
            run           acc
                          ↑ %
            a-long-name  53.4
            short           –
            """);
  }

  @Test
  void namesAreShortenedInTheMiddleOnATerminalAndNeverElsewhere() {
    String name = "experiment_with_a_very_long_name_indeed_cp001000";
    var terminal = new TextTable.Page(OptionalInt.of(40), false);

    assertThat(TextTable.render(one(name), terminal))
        .contains("experiment_w", "…", "cp001000")
        .doesNotContain(name);
    assertThat(TextTable.render(one(name), terminal).lines())
        .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(40));
    assertThat(TextTable.render(one(name), TextTable.Page.PLAIN)).contains(name);
  }

  @Test
  void columnsThatDoNotFitATerminalAreCountedNotCut() {
    var terminal = new TextTable.Page(OptionalInt.of(14), false);

    assertThat(TextTable.render(one("experiment_cp001000"), terminal))
        .contains("1 more columns do not fit")
        .doesNotContain("53.4");
  }

  @Test
  void wideCharactersAndEmojiKeepColumnsAligned() {
    List<String> lines = TextTable.render(one("実験🎉"), TextTable.Page.PLAIN).lines().toList();

    assertThat(lines.stream().map(TextWidth::of).distinct()).hasSize(1);
  }

  @Test
  void onlyTheHeadIsBoldAndOnlyWhereColoursAreWelcome() {
    var colours = new TextTable.Page(OptionalInt.of(80), true);

    assertThat(TextTable.render(one("a"), colours).lines().map(line -> line.startsWith("\u001b")))
        .containsExactly(true, true, false, false);
  }

  @Test
  void noFormatLetsANameSteerTheTerminal() {
    Table table = one(STEERING);

    assertThat(
            List.of(
                TextTable.render(table, TextTable.Page.PLAIN),
                CsvTable.render(table),
                MarkdownTable.render(table),
                LatexTable.render(table)))
        .allSatisfy(text ->
            assertThat(text.chars())
                .noneMatch(c -> c == 0x1b || c == 0x9b || c == 0x202e || c == 0x7f));
    assertThat(TextTable.render(table, TextTable.Page.PLAIN)).contains("evil\\x1b[2J");
  }

  @Test
  void csvKeepsFullPrecisionAndLeavesMissingEmpty() {
    assertThat(CsvTable.render(one("plain")))
        .isEqualTo("id,t/acc\nplain,0.5341234567890123\nshort,\n");
  }

  @Test
  void csvGuardsTextThatASpreadsheetWouldRunButNotNumbers() {
    for (String text : List.of(HOSTILE, "+1", "-1", "@x", "\tx", "\rx")) {
      assertThat(CsvTable.render(one(text)).substring("id,t/acc\n".length()))
          .matches(csv -> csv.startsWith("'") || csv.startsWith("\"'"));
    }
    Table negative =
        new Table(List.of(Head.number("n", "n")), List.of(List.of(new Entry("-1.5", -1.5))));
    assertThat(CsvTable.render(negative)).isEqualTo("n\n-1.5\n");
  }

  @Test
  void csvQuotesCommasQuotesAndLineFeeds() {
    assertThat(CsvTable.render(one("a,\"b\"\nc"))).contains("\"a,\"\"b\"\"\nc\",");
  }

  @Test
  void markdownCannotBeBrokenOutOf() {
    assertThat(MarkdownTable.render(one("a|b<script>`x`")))
        .isEqualTo(
            """
            | run | acc ↑ % |
            | --- | ---: |
            | a\\|b&lt;script>\\`x\\` | 53.4 |
            | short | – |
            """);
  }

  @Test
  void latexEscapesWhatItWouldRunAndUsesBooktabs() {
    assertThat(LatexTable.render(one("50%_\\input{x}#$&~^[")))
        .contains("\\begin{tabular}{lr}", "\\toprule", "\\midrule", "\\bottomrule")
        .contains(
            "50\\%\\_\\textbackslash{}input\\{x\\}\\#\\$\\&\\textasciitilde{}\\textasciicircum{}{[}")
        .contains("$\\uparrow$ \\%")
        .contains("short & -- \\\\");
  }

  @Test
  void latexShowsEachSignAsPdflatexCanSetIt() {
    Map<String, String> signs = new LinkedHashMap<>();
    for (String plain : List.of("a", "Z", " ", "é", "ß", "Ł", "ž", "…", "€", "“", "—", "'", "+")) {
      signs.put(plain, plain);
    }
    for (String escaped : List.of("&", "%", "$", "#", "_", "{", "}")) {
      signs.put(escaped, "\\" + escaped);
    }
    signs.put("\\", "\\textbackslash{}");
    signs.put("~", "\\textasciitilde{}");
    signs.put("^", "\\textasciicircum{}");
    signs.put("<", "\\textless{}");
    signs.put(">", "\\textgreater{}");
    signs.put("|", "\\textbar{}");
    signs.put("[", "{[}");
    signs.put("*", "{*}");
    signs.put("–", "--");
    signs.put("≠", "$\\neq$");
    signs.put("−", "$-$");
    signs.put("Ω", "$\\Omega$");
    signs.put("Α", "A");
    signs.put("α", "$\\alpha$");
    signs.put("ω", "$\\omega$");
    signs.put("ο", "o");
    signs.put("漢", "\\assaysign{6F22}{漢}");
    signs.put("🚀", "\\assaysign{1F680}{🚀}");
    signs.put("א", "\\assaysign{05D0}{א}");
    signs.put("\u2017", "\\assaysign{2017}{\u2017}");
    signs.put("‚", "\\assaysign{201A}{‚}");
    signs.put("ę", "\\assaysign{0119}{ę}");
    signs.put("\u0301", "\\assaysign{0301}{\u0301}");
    signs.put("\u0007", "\\textbackslash{}x07");
    signs.forEach((sign, latex) -> assertThat(LatexTable.escape(sign)).as(sign).isEqualTo(latex));
  }

  @Test
  void latexKeepsSignsApartThatItWouldSetAsOne() {
    assertThat(LatexTable.escape("--lr ''x'' ``y`` ,, ?` !`"))
        .isEqualTo("-{}-lr '{}'x'{}' `{}`y`{}` ,{}, ?{}` !{}`");
  }

  @Test
  void everyLatexTableDefinesTheSignsThatItMayUse() {
    assertThat(LatexTable.render(one("漢"))).contains(LatexTable.SIGNS).contains("{漢}");
  }

  @Test
  void aRowThatDoesNotFitItsHeadsIsRefused() {
    assertThatThrownBy(
            () -> new Table(List.of(Head.text("a", "a")), List.of(List.of(Entry.NONE, Entry.NONE))))
        .hasMessageContaining("2 entries under 1 heads");
  }

  @Test
  void exactNumbersReadBackAsThemselves() {
    for (double value : new double[] {0, 1, -2.5, 1e-4, 0.1 + 0.2, 6.02e23, Double.MIN_VALUE}) {
      assertThat(Double.parseDouble(NumberText.exact(value))).isEqualTo(value);
    }
    assertThat(NumberText.exact(1000)).isEqualTo("1000");
    assertThat(NumberText.exact(1e-4)).isEqualTo("1e-4");
  }

  @Test
  void invisibleCharactersBecomeVisibleAndOthersStay() {
    assertThat(Visible.line("ok ümläut 実 \u0007 \n \ud800"))
        .isEqualTo("ok ümläut 実 \\x07 \\n \\ud800");
  }
}
