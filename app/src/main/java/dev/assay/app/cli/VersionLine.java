package dev.assay.app.cli;

/** What {@code --version} prints. Apart from {@link Cli}, so that it can be printed at once. */
public final class VersionLine {
  private VersionLine() {}

  public static String of(String version) {
    return "assay " + version + " (Java " + System.getProperty("java.version") + ")";
  }
}
