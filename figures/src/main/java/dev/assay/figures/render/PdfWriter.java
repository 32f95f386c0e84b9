package dev.assay.figures.render;

import dev.assay.figures.scene.Item;
import dev.assay.figures.scene.Scene;
import dev.assay.figures.shape.Outline;
import dev.assay.figures.type.Typeface;
import dev.assay.figures.type.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scene as a PDF of one page with real text in embedded subsets of the fonts. Source: ISO
 * 32000-1.
 */
final class PdfWriter {
  private final StringBuilder out = new StringBuilder(1 << 14);
  private final Map<Typeface, PdfFont> fonts = new LinkedHashMap<>();
  private final Map<Typeface, String> fontNames = new LinkedHashMap<>();
  private final Map<Double, String> alphas = new LinkedHashMap<>();

  private PdfWriter() {}

  static byte[] write(Scene scene) {
    var writer = new PdfWriter();
    writer.content(scene);
    return writer.document(scene);
  }

  private byte[] document(Scene scene) {
    var objects = new PdfObjects();
    int catalogue = objects.reserve();
    int pages = objects.reserve();
    int content = objects.stream("", PdfObjects.latin(out.toString()));
    var page = new StringBuilder("<</Type/Page/Parent ").append(pages).append(" 0 R/MediaBox[0 0 ");
    Numbers.append(page, scene.width()).append(' ');
    Numbers.append(page, scene.height()).append("]/Contents ").append(content);
    page.append(" 0 R/Resources").append(resources(objects)).append(">>");
    objects.set(pages, "<</Type/Pages/Count 1/Kids[" + objects.add(page.toString()) + " 0 R]>>");
    objects.set(
        catalogue,
        "<</Type/Catalog/Pages "
            + pages
            + " 0 R/Lang(en)/ViewerPreferences"
            + "<</DisplayDocTitle true>>>>");
    return objects.file(catalogue, objects.add(info(scene.title())));
  }

  /** The names under which the content calls fonts and degrees of transparency. */
  private String resources(PdfObjects objects) {
    var resources = new StringBuilder("<</Font<<");
    fonts.forEach((face, font) -> {
      resources.append('/').append(fontNames.get(face)).append(' ');
      resources.append(font.addTo(objects)).append(" 0 R");
    });
    resources.append(">>/ExtGState<<");
    alphas.forEach((alpha, name) -> {
      Numbers.append(resources.append('/').append(name).append("<</ca "), alpha);
      Numbers.append(resources.append("/CA "), alpha).append(">>");
    });
    return resources.append(">>>>").toString();
  }

  private static String info(String title) {
    var info = new StringBuilder("<</Title<FEFF");
    for (char unit : Words.clean(title).toCharArray()) {
      PdfFont.hex16(unit, info);
    }
    return info.append(">/Creator(Assay)>>").toString();
  }

  private void content(Scene scene) {
    colour(scene.ground(), "rg");
    out.append("0 0 ");
    number(scene.width());
    number(scene.height()).append("re f\n1 j\n1 0 0 -1 0 ");
    number(scene.height()).append("cm\n");
    items(scene.items());
  }

  private void items(List<Item> items) {
    for (var item : items) {
      switch (item) {
        case Item.Fill fill -> {
          alpha(fill.alpha());
          colour(fill.colour(), "rg");
          path(fill.outline());
          out.append("f\n");
        }
        case Item.Stroke stroke -> stroke(stroke);
        case Item.Text text -> text(text);
        case Item.Clip clip -> {
          var box = clip.box();
          out.append("q ");
          number(box.left());
          number(box.top());
          number(box.width());
          number(box.height()).append("re W n\n");
          items(clip.items());
          out.append("Q\n");
          forget();
        }
      }
    }
  }

  private void stroke(Item.Stroke stroke) {
    alpha(stroke.alpha());
    colour(stroke.colour(), "RG");
    number(stroke.width()).append("w [");
    stroke.dashes().forEach(this::number);
    out.append("] 0 d ");
    path(stroke.outline());
    out.append("S\n");
  }

  private void path(Outline outline) {
    var last = new double[2];
    outline.visit((op, n, i) -> {
      switch (op) {
        case MOVE -> numbers(n, i, 2).append("m ");
        case LINE -> numbers(n, i, 2).append("l ");
        case QUAD -> {
          for (int axis = 0; axis < 2; axis++) { // the same curve as a cubic
            last[axis] += (n[i + axis] - last[axis]) * 2 / 3;
          }
          number(last[0]);
          number(last[1]);
          number(n[i + 2] + (n[i] - n[i + 2]) * 2 / 3);
          number(n[i + 3] + (n[i + 1] - n[i + 3]) * 2 / 3);
          numbers(n, i + 2, 2).append("c ");
        }
        case CUBIC -> numbers(n, i, 6).append("c ");
        case CLOSE -> out.append("h ");
      }
      if (op.numbers > 0) {
        last[0] = n[i + op.numbers - 2];
        last[1] = n[i + op.numbers - 1];
      }
    });
  }

  private void text(Item.Text text) {
    alpha(1);
    colour(text.colour(), "rg");
    var face = text.type().face();
    var font = fonts.computeIfAbsent(face, PdfFont::new);
    var name = fontNames.computeIfAbsent(face, f -> "F" + fontNames.size());
    double radians = Math.toRadians(text.angle());
    out.append("BT /").append(name).append(' ');
    number(text.type().size()).append("Tf ");
    precise(Math.cos(radians));
    precise(-Math.sin(radians));
    precise(-Math.sin(radians));
    precise(-Math.cos(radians));
    number(text.x());
    number(text.y()).append("Tm ");
    font.encode(Words.visual(text.text()), out);
    out.append(" Tj ET\n");
  }

  private double currentAlpha = 1;

  private void alpha(double alpha) {
    if (alpha != currentAlpha) {
      var name = alphas.computeIfAbsent(alpha, a -> "A" + alphas.size());
      out.append('/').append(name).append(" gs ");
      currentAlpha = alpha;
    }
  }

  /** After a restored state nothing is known of it but that it is what it was before. */
  private void forget() {
    currentAlpha = Double.NaN;
  }

  private void colour(int rgb, String operator) {
    precise((rgb >> 16 & 255) / 255.0);
    precise((rgb >> 8 & 255) / 255.0);
    precise((rgb & 255) / 255.0);
    out.append(operator).append(' ');
  }

  private StringBuilder numbers(double[] n, int at, int count) {
    for (int i = at; i < at + count; i++) {
      number(n[i]);
    }
    return out;
  }

  private StringBuilder number(double value) {
    return Numbers.append(out, value).append(' ');
  }

  /** Four decimals, for cosines and shares of colours. */
  private void precise(double value) {
    long tenThousandths = Math.round(Math.abs(value) * 10_000);
    var digits = Long.toString(10_000 + tenThousandths % 10_000).substring(1);
    out.append(value < 0 && tenThousandths > 0 ? "-" : "").append(tenThousandths / 10_000);
    out.append('.').append(digits).append(' ');
  }
}
