package dev.assay.figures.type;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The bundled fonts: Liberation Sans, whose letters are as wide as those of Arial and Helvetica.
 */
public final class Fonts {
  private Fonts() {}

  /** Read when first asked for. */
  private static final class Regular {
    static final Typeface FACE = load("LiberationSans", "LiberationSans-Regular.ttf");
  }

  private static final class Bold {
    static final Typeface FACE = load("LiberationSans-Bold", "LiberationSans-Bold.ttf");
  }

  public static Typeface regular() {
    return Regular.FACE;
  }

  public static Typeface bold() {
    return Bold.FACE;
  }

  private static Typeface load(String name, String file) {
    try (var in = Fonts.class.getResourceAsStream("/liberation/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the font " + file + " is missing from the class path");
      }
      return new Typeface(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
