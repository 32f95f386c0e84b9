package dev.assay.analysis.suite;

import dev.assay.figures.Figure;
import java.util.List;

/** The page that shows a suite's figures: plain HTML without scripts. */
public final class SuiteGallery {
  private static final List<String> IMAGES = List.of("png", "svg");

  private SuiteGallery() {}

  /**
   * The page.
   *
   * @param endings of the files of each figure, such as {@code png}; the first that a browser shows
   *     is shown, all are linked
   */
  public static String write(SuitePlan plan, List<Outcome> outcomes, List<String> endings) {
    StringBuilder page = new StringBuilder();
    String title = text(plan.suite.title());
    page.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
        .append("<title>")
        .append(title)
        .append("</title>\n<style>\n")
        .append(":root { color-scheme: light dark; font-family: sans-serif }\n")
        .append("body { margin: 1rem auto; max-width: 90rem; padding: 0 1rem }\n")
        .append("main { display: grid; gap: 1.5rem;")
        .append(" grid-template-columns: repeat(auto-fill, minmax(min(32rem, 100%), 1fr)) }\n")
        .append("figure { margin: 0 } img { width: 100%; background: #fff }\n")
        .append("figcaption { font-size: .85rem; overflow-wrap: anywhere }\n")
        .append("</style>\n<h1>")
        .append(title)
        .append("</h1>\n<main>\n");
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Drawn drawn) {
        figure(drawn, endings, page);
      }
    }
    page.append("</main>\n");
    skipped(outcomes, page);
    return page.append("<p><a href=\"manifest.json\">manifest.json</a></p>\n</html>\n").toString();
  }

  private static void figure(Outcome.Drawn drawn, List<String> endings, StringBuilder page) {
    Figure figure = drawn.figure();
    String path = text(drawn.path());
    String shown = endings.stream().filter(IMAGES::contains).findFirst().orElse("");
    page.append("<figure id=\"").append(path).append("\">\n");
    if (!shown.isEmpty()) {
      String file = path + "." + shown;
      page.append("<a href=\"")
          .append(file)
          .append("\"><img loading=\"lazy\" src=\"")
          .append(file)
          .append("\" alt=\"")
          .append(text(alternative(figure)))
          .append("\"></a>\n");
    }
    page.append("<figcaption>")
        .append(text(figure.title()))
        .append(". ")
        .append(text(figure.caption()));
    endings.forEach(end ->
        page.append(" <a href=\"")
            .append(path)
            .append('.')
            .append(end)
            .append("\">")
            .append(end)
            .append("</a>"));
    page.append(" <a href=\"").append(path).append(".csv\">csv</a></figcaption>\n</figure>\n");
  }

  /** What the picture shows, in words. */
  private static String alternative(Figure figure) {
    String subtitle = figure.subtitle().isEmpty() ? "" : ", " + figure.subtitle();
    return figure.title()
        + subtitle
        + ". "
        + figure.looks().size()
        + " series, "
        + figure.panels().size()
        + " panels.";
  }

  private static void skipped(List<Outcome> outcomes, StringBuilder page) {
    List<Outcome.Skipped> skipped =
        outcomes.stream()
            .filter(Outcome.Skipped.class::isInstance)
            .map(Outcome.Skipped.class::cast)
            .toList();
    if (skipped.isEmpty()) {
      return;
    }
    page.append("<h2>Not drawn</h2>\n<ul>\n");
    skipped.forEach(each ->
        page.append("<li>")
            .append(text(each.path()))
            .append(": ")
            .append(text(each.reason()))
            .append("</li>\n"));
    page.append("</ul>\n");
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
