package dev.assay.app.dashboard;

import dev.assay.figures.Figure;
import dev.assay.figures.FigureJson;
import dev.assay.figures.layout.Theme;
import java.util.Locale;

/**
 * A figure as one HTML file, with tooltips, that asks nothing of any server. Its data stand in it
 * as JSON that holds no markup; the policy in its head lets only its one script run (by its hash)
 * and nothing be loaded from anywhere.
 */
public final class HtmlFigure {
  private static final String SCRIPT = "/dev/assay/ui/figure/page.js";
  private static final String STYLE = "/dev/assay/ui/figure/page.css";

  private HtmlFigure() {}

  /**
   * The file.
   *
   * @param version of Assay
   * @param size in inches, which is how wide the page gets and how its panels are shaped
   * @throws dev.assay.domain.AssayException UNAVAILABLE when this program was built without pages
   */
  public static String html(String version, Figure figure, Theme theme, Figure.Size size) {
    String script = unbroken(StandalonePage.text(SCRIPT));
    String policy =
        "default-src 'none'; script-src 'sha256-"
            + StandalonePage.hash(script)
            + "'; style-src 'unsafe-inline'; img-src data: blob:; connect-src 'none';"
            + " base-uri 'none'; form-action 'none'";
    return """
    <!doctype html>
    <html lang="en" data-theme="%s">
    <head>
    <meta charset="utf-8">
    %s %s">
    <meta http-equiv="Content-Security-Policy" content="%s">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <link rel="icon" href="data:,">
    <style>%s</style>
    </head>
    <body>
    <div id="app"></div>
    <noscript>This page shows its figure with JavaScript.</noscript>
    <script type="application/json" id="assay-figure">%s</script>
    <script>%s</script>
    </body>
    </html>
    """
        .formatted(
            theme.name().toLowerCase(Locale.ROOT),
            StandalonePage.MARK,
            StandalonePage.escaped(version),
            policy,
            StandalonePage.escaped(figure.title()),
            unbroken(StandalonePage.text(STYLE)),
            FigureJson.write(figure.size(size.width(), size.height())),
            script);
  }

  /** What stands in an element as it is must not end the element, nor hide its end. */
  private static String unbroken(String text) {
    String low = text.toLowerCase(Locale.ROOT);
    if (low.contains("</script") || low.contains("</style") || low.contains("<!--")) {
      throw new IllegalStateException("the page's own code holds the end of its element");
    }
    return text;
  }
}
