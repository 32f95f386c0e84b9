package dev.assay.analysis.question.where;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "a = 1 or b = 2 and not c = 3 | (a = 1.0) or ((b = 2.0) and (not (c = 3.0)))",
        "(a = 1 OR b = 2) AND c = 3 | ((a = 1.0) or (b = 2.0)) and (c = 3.0)",
        "0.6 < sblimp.accuracy | sblimp.accuracy > 0.6",
        "a == 1e-3 | a = 0.001",
        "a <> 'it''s' | not (a = 'it''s')",
        "a = \"say \"\"hi\"\"\" | a = 'say \"hi\"'",
        "a not in ('x', 'y') | not (a in ('x', 'y'))",
        "a between -1 and +2 | a between -1.0 and 2.0",
        "a NOT LIKE '%x_' | not (a like '%x_')",
        "a !~ '^b' | not (a ~ '^b')",
        "a is not null | not (a is null)",
        "tags contains 'x' | tags has 'x'",
        "baseline and not missing | (baseline) and (not (missing))",
        "config.ttt.base_lr >= 0.01 | config['ttt.base_lr'] >= 0.01",
        "config['a.b'].c = true | config['a.b.c'] = true",
        "task('piqa').acc > 0.5 | task('piqa')['acc'] > 0.5",
        "task('piqa').acc.n > 5 | task('piqa')['acc'].n > 5.0",
        "task('gsm8k')['exact_match,strict-match'].se < 1 | task('gsm8k')['exact_match,strict-match'].se < 1.0",
        "metric('a/b').se is null | metric('a/b').se is null",
        "`mmlu/acc_norm` > .25 | metric('mmlu/acc_norm') > 0.25",
        "gsm8k/acc > piqa/acc | gsm8k/acc > piqa/acc",
        "pass@1 > 0 | pass@1 > 0.0",
        "not not a | not (not (a))",
      })
  void readsWhatTheGuidePromises(String written, String canonical) {
    assertThat(Parser.parse(written)).hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "step > | expected a field, a metric or config.…, found the end",
        "step > 5 5 | expected and, or, or the end, found '5'",
        "step > 2k | '2' runs into 'k'",
        "acc > 65% | a number has no percent sign",
        "name = 'abc | the quote is not closed",
        "a & b | '&' means nothing here",
        "(a = 1 | expected ')', found the end",
        "a in () | expected a number, a text in quotes, true or false, found ')'",
        "a is 5 | expected 'null', found '5'",
        "a between 1 or 2 | expected 'and', found 'or'",
        "a not 5 | expected in, like, ilike, between or has, found '5'",
        "a ~ 5 | expected a regular expression in quotes, found '5'",
        "'x' | expected a comparison such as = or <, found the end",
        "task(piqa).acc > 1 | expected a task in quotes, found 'piqa'",
        "a = 1e999 | 1e999 is too large",
        "a = 1.2.3 | '1.2.3' is not a number",
        "and | expected a field, a metric or config.…, found 'and'",
        "a.se. > 1 | expected and, or, or the end, found '.'",
      })
  void saysWhatIsWrong(String written, String problem) {
    assertThatThrownBy(() -> Parser.parse(written))
        .isInstanceOf(AssayException.class)
        .hasMessageStartingWith("filter: " + problem);
  }

  @Test
  void pointsAtThePlace() {
    assertThatThrownBy(() -> Parser.parse("step > 5 and name @ 'x'"))
        .hasMessageEndingWith("\n  step > 5 and name @ 'x'\n                    ^");
  }

  @Test
  void showsOnlyTheNeighbourhoodOfAPlaceInALongExpression() {
    String longOne = "a = 1 and ".repeat(100) + "a ! 1";

    assertThatThrownBy(() -> Parser.parse(longOne))
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).length()).isLessThan(250));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "not ", "((not "})
  void refusesDeepNestingInsteadOfOverflowing(String opening) {
    String deep = opening.repeat(3000);

    assertThatThrownBy(() -> Parser.parse(deep)).hasMessageContaining("nested deeper than 100");
  }

  @Test
  void refusesVeryLongExpressions() {
    assertThatThrownBy(() -> Parser.parse("a = 1 or ".repeat(3000) + "a = 1"))
        .hasMessageContaining("longer than 20000 characters");
  }

  @Test
  void longChainsAreFine() {
    assertThat(Parser.parse("a=1 or ".repeat(2500) + "a=1")).isInstanceOf(Expr.Or.class);
  }

  @Test
  void theTextOfATreeReadsBackAsTheSameTree() {
    for (int seed = 0; seed < 2000; seed++) {
      Expr expr = RandomExpr.make(new SplittableRandom(seed), 4);
      String written = expr.toString();

      assertThat(Parser.parse(written)).hasToString(written);
    }
  }

  @Test
  void anyTextIsReadOrRefusedWithWords() {
    String signs = "ab1 .,'\"`()[]=<>!~%&-+@/_:é\n\tandornotinlikeisnulltaskmetricconfig";
    for (int seed = 0; seed < 20_000; seed++) {
      var random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i >= 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      try {
        Parser.parse(text.toString());
      } catch (AssayException e) {
        assertThat(e.kind()).isEqualTo(AssayException.Kind.BAD_INPUT);
        assertThat(e.problem()).startsWith("filter: ");
      }
    }
  }
}
