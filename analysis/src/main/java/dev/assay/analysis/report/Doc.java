package dev.assay.analysis.report;

import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** A page before it has a format. Whatever a text holds, it is shown as text. */
public record Doc(String title, List<Block> blocks) {
  public Doc {
    blocks = List.copyOf(blocks);
  }

  /** A part of a page. */
  public sealed interface Block {
    /** A heading of level 2 or 3. */
    record Heading(int level, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    record Bullets(List<String> items) implements Block {}

    /** A text that somebody else wrote, line by line as it is. */
    record Quote(String text) implements Block {}

    record Tabular(Table table) implements Block {}

    /** A figure beside the page. */
    record Image(String file, String words) implements Block {}

    record Link(String file, String words) implements Block {}
  }

  /** Figures as SVG by their file, for light pages and for dark ones. */
  public record Images(Function<String, byte[]> light, Function<String, byte[]> dark) {}

  /** As Markdown. */
  public String markdown() {
    StringBuilder out = new StringBuilder("# ").append(plain(title)).append("\n");
    for (Block block : blocks) {
      out.append('\n');
      switch (block) {
        case Block.Heading heading ->
            out.append("#".repeat(heading.level()))
                .append(' ')
                .append(plain(heading.text()))
                .append('\n');
        case Block.Paragraph paragraph -> out.append(plain(paragraph.text())).append('\n');
        case Block.Bullets bullets ->
            bullets.items().forEach(item -> out.append("- ").append(plain(item)).append('\n'));
        case Block.Quote quote ->
            Visible.lines(quote.text())
                .lines()
                .forEach(line -> out.append("    ").append(line).append('\n'));
        case Block.Tabular table -> out.append(MarkdownTable.render(table.table()));
        case Block.Image image ->
            out.append("![")
                .append(plain(image.words()))
                .append("](")
                .append(image.file())
                .append(")\n");
        case Block.Link link ->
            out.append('[')
                .append(plain(link.words()))
                .append("](")
                .append(link.file())
                .append(")\n");
      }
    }
    return out.toString();
  }

  /** A text as one line of Markdown that shows what it says and marks nothing up. */
  public static String plain(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : Visible.line(text).toCharArray()) {
      switch (c) {
        case '\\', '`', '*', '_', '[', '|', '#' -> out.append('\\').append(c);
        case '<' -> out.append("&lt;");
        case '&' -> out.append("&amp;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * As one HTML file that needs no other.
   *
   * @param images the SVG of a figure by its file, for light pages and for dark ones
   */
  public String html(Images images) {
    StringBuilder out =
        new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    out.append(escaped(title))
        .append("</title>\n<style>")
        .append(STYLE)
        .append("</style>\n<main>\n");
    out.append("<h1>").append(escaped(title)).append("</h1>\n");
    for (Block block : blocks) {
      html(block, images, out);
    }
    return out.append("</main>\n</html>\n").toString();
  }

  /** A page that holds one table. */
  public static String page(String title, Table table) {
    return new Doc(title, List.of(new Block.Tabular(table)))
        .html(new Images(file -> new byte[0], file -> new byte[0]));
  }

  private static void html(Block block, Images images, StringBuilder out) {
    switch (block) {
      case Block.Heading h -> element("h" + h.level(), h.text(), out);
      case Block.Paragraph paragraph -> element("p", paragraph.text(), out);
      case Block.Bullets bullets -> {
        out.append("<ul>\n");
        bullets.items().forEach(item -> element("li", item, out));
        out.append("</ul>\n");
      }
      case Block.Quote quote ->
          out.append("<pre>").append(escaped(Visible.lines(quote.text()))).append("</pre>\n");
      case Block.Tabular table -> table(table.table(), out);
      case Block.Image figure -> picture(figure, images, out);
      case Block.Link link ->
          out.append("<p><a href=\"")
              .append(escaped(link.file()))
              .append("\">")
              .append(escaped(link.words()))
              .append("</a></p>\n");
    }
  }

  /** A figure that follows the colours of the page. */
  private static void picture(Block.Image figure, Images images, StringBuilder out) {
    out.append(
            "<div class=\"wide\"><picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"")
        .append(data(images.dark().apply(figure.file())))
        .append("\"><img alt=\"")
        .append(escaped(figure.words()))
        .append("\" src=\"")
        .append(data(images.light().apply(figure.file())))
        .append("\"></picture></div>\n");
  }

  private static String data(byte[] svg) {
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg);
  }

  private static void element(String name, String text, StringBuilder out) {
    out.append('<').append(name).append('>').append(escaped(Visible.line(text)));
    out.append("</").append(name).append(">\n");
  }

  /** On a narrow page each row becomes a block of lines, which say what they are themselves. */
  private static void table(Table table, StringBuilder out) {
    out.append("<div class=\"wide\"><table role=\"table\">\n<thead><tr role=\"row\">");
    for (Table.Head head : table.heads()) {
      out.append("<th role=\"columnheader\"").append(head.number() ? " class=\"n\">" : ">");
      out.append(escaped(title(head))).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (List<Table.Entry> row : table.rows()) {
      out.append("<tr role=\"row\">");
      for (int i = 0; i < row.size(); i++) {
        cell(table.heads().get(i), row.get(i), out);
      }
      out.append("</tr>\n");
    }
    out.append("</tbody></table></div>\n");
    table
        .notes()
        .forEach(note -> out.append("<p class=\"note\">").append(escaped(note)).append("</p>\n"));
  }

  private static String title(Table.Head head) {
    return Visible.line((head.title() + " " + head.detail()).strip());
  }

  private static void cell(Table.Head head, Table.Entry entry, StringBuilder out) {
    out.append("<td role=\"cell\"").append(head.number() ? " class=\"n\"" : "");
    out.append(" data-head=\"").append(escaped(title(head))).append("\"><span>");
    String text = Visible.line(entry.shown());
    String shown = head.number() ? parts(text) : escaped(text);
    out.append(entry.strong() ? "<strong>" + shown + "</strong>" : shown).append("</span></td>");
  }

  /** Numbers keep together; what stands in brackets behind may stand below. */
  private static String parts(String text) {
    StringBuilder out = new StringBuilder();
    for (String part : text.split(" (?=\\()", -1)) {
      out.append(out.isEmpty() ? "" : " ").append("<span class=\"p\">");
      out.append(escaped(part)).append("</span>");
    }
    return out.toString();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static final String STYLE =
      """

      :root { color-scheme: light dark; }
      body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
      main { max-width: 78rem; margin: 0 auto; padding: 1rem; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9375rem; }
      th, td { padding: .25rem .75rem .25rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid #8884; }
      th { vertical-align: bottom; border-bottom-color: currentcolor; }
      td, li, p, h1, h2, h3 { overflow-wrap: anywhere; }
      th, td + td { overflow-wrap: break-word; }
      td:first-child { min-width: 7rem; }
      .n { text-align: right; }
      .p { white-space: nowrap; }
      .note { font-size: .875rem; opacity: .8; margin: .25rem 0; }
      img { width: 100%; min-width: 40rem; height: auto; }
      pre { padding: .5rem .75rem; background: #8882; overflow-x: auto; white-space: pre-wrap; }
      @media (max-width: 52rem) {
        table, tbody, tr, td { display: block; }
        thead { display: none; }
        tr { padding: .5rem 0; border-bottom: 1px solid #8888; }
        td, .n { display: flex; justify-content: space-between; gap: 1rem; padding: .125rem 0; border: 0; text-align: right; }
        td::before { content: attr(data-head); text-align: left; opacity: .8; flex: 0 1 auto; }
        td + td { overflow-wrap: anywhere; }
        td:first-child { font-weight: 600; text-align: left; }
        td:first-child::before { content: none; }
      }
      """;
}
