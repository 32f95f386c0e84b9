package dev.assay.grading.equal;

import java.util.Map;
import java.util.Set;

/** Signs of relations read from the right. */
final class Turned {
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("<", ">"),
          Map.entry(">", "<"),
          Map.entry("<=", ">="),
          Map.entry(">=", "<="),
          Map.entry("\\subset", "\\supset"),
          Map.entry("\\supset", "\\subset"),
          Map.entry("\\subseteq", "\\supseteq"),
          Map.entry("\\supseteq", "\\subseteq"),
          Map.entry("\\ll", "\\gg"),
          Map.entry("\\gg", "\\ll"),
          Map.entry("\\prec", "\\succ"),
          Map.entry("\\succ", "\\prec"),
          Map.entry("\\preceq", "\\succeq"),
          Map.entry("\\succeq", "\\preceq"),
          Map.entry("\\to", "\\gets"),
          Map.entry("\\gets", "\\to"),
          Map.entry("\\implies", "\\impliedby"),
          Map.entry("\\impliedby", "\\implies"),
          Map.entry("in", "\\ni"),
          Map.entry("\\ni", "in"));
  private static final Set<String> BOTH_WAYS =
      Set.of(
          "=",
          "!=",
          "\\equiv",
          "\\cong",
          "\\sim",
          "\\simeq",
          "\\approx",
          "\\propto",
          "\\parallel",
          "\\perp",
          "\\iff");

  private Turned() {}

  /** The sign that says the same with its sides exchanged; none that is known if there is none. */
  static String of(String sign) {
    return BOTH_WAYS.contains(sign) ? sign : OTHERS.getOrDefault(sign, "turned " + sign);
  }

  /** Whether a multiple of both sides says the same: of notation nothing is known. */
  static boolean isOrder(String sign) {
    return sign.equals("=") || sign.equals("!=") || sign.startsWith("<") || sign.startsWith(">");
  }
}
