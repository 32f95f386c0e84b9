package dev.assay.figures.render;

/** A kind of file that a figure can be drawn as. */
public enum ImageFormat {
  PNG("png"),
  SVG("svg"),
  PDF("pdf");

  /** Ending of the file's name, without the dot. */
  public final String ending;

  ImageFormat(String ending) {
    this.ending = ending;
  }
}
