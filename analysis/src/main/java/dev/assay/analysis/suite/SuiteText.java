package dev.assay.analysis.suite;

import dev.assay.formats.suite.Suite;
import java.util.List;
import java.util.Locale;

/** Numbers as the figures of a suite write them. */
final class SuiteText {
  private static final int MOST = 12;
  private static final int MOST_VALUES = 16;

  private SuiteText() {}

  static String value(TierView view, double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return view.percent() ? String.format(Locale.ROOT, "%.1f %%", 100 * value) : number(value, "");
  }

  /** A difference: of shares in percentage points. */
  static String delta(TierView view, double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return view.percent()
        ? plainZero(String.format(Locale.ROOT, "%+.1f", 100 * value))
        : number(value, "+");
  }

  /** What rounds to nothing has no sign. */
  private static String plainZero(String number) {
    return number.replaceFirst("^[+-](0(\\.0+)?)(?=$| )", "$1");
  }

  static String change(double share) {
    return Double.isNaN(share)
        ? ""
        : plainZero(String.format(Locale.ROOT, "%+.1f %%", 100 * share));
  }

  private static String number(double value, String sign) {
    double size = Math.abs(value);
    String digits = size >= 1e6 ? ".2e" : size >= 1000 ? ".0f" : ".2f";
    return plainZero(String.format(Locale.ROOT, "%" + sign + digits, value));
  }

  /** The first few of many names. */
  static String some(List<String> names) {
    int shown = Math.min(MOST, names.size());
    String text = String.join(", ", names.subList(0, shown));
    return names.size() > shown ? text + " and " + (names.size() - shown) + " more" : text;
  }

  /** What a figure of a tier's members shows: such as {@code accuracy by task}. */
  static String byMember(Suite.Tier tier) {
    String label = tier.label().toLowerCase(Locale.ROOT);
    return label.contains(tier.member()) ? label : label + " by " + tier.member();
  }

  /**
   * Whether the i-th of many points has its value beside it: all of a few, else some and the last.
   */
  static boolean named(int i, int points) {
    int every = (points + MOST_VALUES - 1) / MOST_VALUES;
    return (points - 1 - i) % Math.max(1, every) == 0;
  }

  static String upper(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** Title of a group's panel; a line that is alone has no other name there. */
  static String panel(String group, List<Member> members) {
    return members.size() == 1 ? group + ": " + members.getFirst().name() : group;
  }
}
