package dev.assay.figures.render;

import dev.assay.figures.scene.Item;
import dev.assay.figures.scene.Scene;
import dev.assay.figures.shape.Box;
import dev.assay.figures.shape.Outline;
import dev.assay.figures.type.Words;
import java.util.List;

/**
 * A scene as SVG 1.1. Words are text elements, told how long they are, so that they keep their room
 * whatever font the reader has.
 */
final class SvgWriter {
  private static final String FONTS =
      "'Liberation Sans',Arimo,Arial,Helvetica,'DejaVu Sans',sans-serif";

  private final StringBuilder out = new StringBuilder(1 << 14);
  private int clips;

  private SvgWriter() {}

  static String write(Scene scene) {
    var writer = new SvgWriter();
    writer.page(scene);
    return writer.out.toString();
  }

  private void page(Scene scene) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    number(scene.width()).append("pt\" height=\"");
    number(scene.height()).append("pt\" viewBox=\"0 0 ");
    number(scene.width()).append(' ');
    number(scene.height())
        .append("\" role=\"img\" aria-labelledby=\"title desc\">\n<title id=\"title\">");
    escape(Words.clean(scene.title()));
    out.append("</title>\n<desc id=\"desc\">");
    escape(Words.clean(scene.description()));
    out.append("</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"");
    colour(scene.ground()).append("\"/>\n<g fill=\"none\" stroke-linejoin=\"round\" ");
    out.append("style=\"font-kerning:none;white-space:pre\" font-family=\"");
    out.append(FONTS).append("\">\n");
    items(scene.items());
    out.append("</g>\n</svg>\n");
  }

  private void items(List<Item> items) {
    for (var item : items) {
      switch (item) {
        case Item.Fill fill -> fill(fill);
        case Item.Stroke stroke -> stroke(stroke);
        case Item.Text text -> text(text);
        case Item.Clip clip -> clip(clip);
      }
    }
  }

  private void fill(Item.Fill fill) {
    out.append("<path fill=\"");
    colour(fill.colour());
    if (fill.alpha() < 1) {
      out.append("\" fill-opacity=\"");
      number(fill.alpha());
    }
    path(fill.outline());
  }

  private void stroke(Item.Stroke stroke) {
    out.append("<path stroke=\"");
    colour(stroke.colour()).append("\" stroke-width=\"");
    number(stroke.width());
    if (stroke.alpha() < 1) {
      out.append("\" stroke-opacity=\"");
      number(stroke.alpha());
    }
    if (!stroke.dashes().isEmpty()) {
      out.append("\" stroke-dasharray=\"");
      for (double dash : stroke.dashes()) {
        number(dash).append(' ');
      }
      out.setLength(out.length() - 1);
    }
    path(stroke.outline());
  }

  private void path(Outline outline) {
    out.append("\" d=\"");
    outline.visit((op, numbers, at) -> {
      out.append(
          switch (op) {
            case MOVE -> 'M';
            case LINE -> 'L';
            case QUAD -> 'Q';
            case CUBIC -> 'C';
            case CLOSE -> 'Z';
          });
      for (int i = 0; i < op.numbers; i++) {
        if (i > 0) {
          out.append(' ');
        }
        number(numbers[at + i]);
      }
    });
    out.append("\"/>\n");
  }

  private void text(Item.Text text) {
    out.append("<text x=\"");
    number(text.x()).append("\" y=\"");
    number(text.y()).append("\" font-size=\"");
    number(text.type().size());
    if (text.type().bold()) {
      out.append("\" font-weight=\"bold");
    }
    out.append("\" fill=\"");
    colour(text.colour());
    if (text.angle() != 0) {
      out.append("\" transform=\"rotate(");
      number(-text.angle()).append(' ');
      number(text.x()).append(' ');
      number(text.y()).append(')');
    }
    out.append("\" textLength=\"");
    number(text.type().width(text.text()));
    out.append("\" lengthAdjust=\"spacingAndGlyphs\">");
    escape(text.text());
    out.append("</text>\n");
  }

  private void clip(Item.Clip clip) {
    int id = ++clips;
    Box box = clip.box();
    out.append("<clipPath id=\"clip").append(id).append("\"><rect x=\"");
    number(box.left()).append("\" y=\"");
    number(box.top()).append("\" width=\"");
    number(box.width()).append("\" height=\"");
    number(box.height()).append("\"/></clipPath>\n<g clip-path=\"url(#clip").append(id);
    out.append(")\">\n");
    items(clip.items());
    out.append("</g>\n");
  }

  private StringBuilder number(double value) {
    return Numbers.append(out, value);
  }

  private StringBuilder colour(int rgb) {
    out.append('#');
    for (int shift = 20; shift >= 0; shift -= 4) {
      out.append("0123456789abcdef".charAt(rgb >> shift & 15));
    }
    return out;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }
}
