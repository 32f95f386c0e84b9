package dev.assay.samples.hub;

/** Text of a server as people may see it: short, and without what steers terminals. */
final class Shown {
  private static final int LONGEST = 200;

  private Shown() {}

  static String text(String hostile) {
    StringBuilder shown = new StringBuilder();
    hostile
        .codePoints()
        .limit(LONGEST + 1)
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .forEach(shown::appendCodePoint);
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown.toString();
  }
}
