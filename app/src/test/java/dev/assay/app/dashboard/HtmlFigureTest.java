package dev.assay.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.figures.Axis;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.layout.Theme;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of one figure; {@code FigureBrowserTest} opens it. */
public class HtmlFigureTest {
  private static final String HOSTILE =
      "</script><script>taken = 1</script><!--<style>\u2028\u2029\"'& <img src=x onerror='taken=1'>";

  @BeforeEach
  void thePageIsBuilt() {
    assumeTrue(
        getClass().getResource("/dev/assay/ui/figure/page.js") != null,
        "the page is not built: build module ui first");
  }

  /** A figure whose every text would break a careless page. */
  public static Figure hostile() {
    var points =
        List.of(
            Datum.at(0, 0.5).interval(0.4, 0.6).count(100).label(HOSTILE).note(HOSTILE),
            Datum.at(1, Double.NaN));
    var plot =
        Plot.of(
            HOSTILE,
            Axis.names(HOSTILE, List.of(HOSTILE, "{a|b}")),
            Axis.linear(HOSTILE).unit(HOSTILE),
            List.of(Mark.Bars.of("a", points), Mark.Bars.of("b", points)));
    return Figure.of(
            "hostile",
            HOSTILE,
            HOSTILE,
            List.of(Look.nth(0, "a", HOSTILE), Look.nth(7, "b", HOSTILE)),
            plot)
        .caption(HOSTILE);
  }

  private static String html() {
    return HtmlFigure.html("0.1.0", hostile(), Theme.DARK, new Figure.Size(10, 6));
  }

  @Test
  void itLoadsNothingFromAnywhere() {
    assertThat(html())
        .contains("default-src 'none'", "connect-src 'none'")
        .doesNotContain("<link rel=\"stylesheet\"", "src=\"http", "import(");
  }

  @Test
  void thePolicyHoldsTheHashOfItsOnlyScript() {
    String html = html();
    String script = html.substring(html.lastIndexOf("<script>") + 8, html.lastIndexOf("</script>"));
    assertThat(html).contains("script-src 'sha256-" + StandalonePage.hash(script) + "';");
  }

  @Test
  void hostileTextsEndNoElement() {
    String html = html();
    String beforeItsScript = html.substring(0, html.lastIndexOf("<script>"));
    assertThat(html).doesNotContain("<script>taken", "<img src=x");
    assertThat(beforeItsScript.substring(beforeItsScript.indexOf("<body>")))
        .doesNotContain("\u2028", "\u2029", "<!--");
    Matcher ends = Pattern.compile("</script", Pattern.CASE_INSENSITIVE).matcher(html);
    assertThat(ends.results().count()).as("of the data and of the page's script").isEqualTo(2);
  }

  @Test
  void itBeginsInTheThemeAndSizeThatWereAskedFor() {
    assertThat(html()).contains("data-theme=\"dark\"", "\"width\":10,\"height\":6,");
  }

  @Test
  void withoutDataItIsBelowSevenHundredKilobytes() {
    assertThat(html().length()).isLessThan(700_000);
  }
}
