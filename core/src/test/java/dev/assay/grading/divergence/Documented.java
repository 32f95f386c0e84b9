package dev.assay.grading.divergence;

import dev.assay.grading.Gold;
import dev.assay.grading.Grader;
import dev.assay.grading.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables of docs/grading.md that say where we and Math-Verify differ. */
final class Documented {
  private Documented() {}

  /** Each class with its minimal pair and what is said of it. */
  static String classes() {
    List<String> rows = new ArrayList<>();
    rows.add("| Class | Gold | Answer | Math-Verify | strict | math-verify | Right |");
    rows.add("| --- | --- | --- | --- | --- | --- | --- |");
    for (Divergence each : Divergence.values()) {
      rows.add(
          cells(
              "**" + name(each) + "**: " + each.what,
              code(each.gold),
              code(each.answer.replace(Divergence.Extent.COMPLETION, "")),
              word(each.theyEqual),
              word(ours(each, Profile.STRICT)),
              word(ours(each, Profile.MATH_VERIFY)),
              right(each)));
    }
    return String.join("\n", rows);
  }

  static boolean ours(Divergence each, Profile profile) {
    Grader grader = new Grader(profile);
    return grader.grade(Gold.of(each.gold), grader.completion(each.completion())).correct();
  }

  /** How many pairs of each set lie in each class, for both profiles. */
  static String counts(List<Recount> counted) {
    List<String> rows = new ArrayList<>();
    rows.add("| Class | " + String.join(" | ", Sets.NAMES) + " |");
    rows.add("| --- |" + " ---: |".repeat(Sets.NAMES.size()));
    for (Divergence each : Divergence.values()) {
      List<String> row = new ArrayList<>(List.of(name(each)));
      Sets.NAMES.forEach(set -> row.add(pair(counted, set, r -> r.classes.getOrDefault(each, 0))));
      rows.add(cells(row.toArray(String[]::new)));
    }
    List<String> sum = new ArrayList<>(List.of("**all**"));
    Sets.NAMES.forEach(set ->
        sum.add(
            pair(counted, set, r -> Arrays.stream(r.all).sum() - Arrays.stream(r.agreed).sum())));
    rows.add(cells(sum.toArray(String[]::new)));
    return String.join("\n", rows);
  }

  private interface Number {
    int of(Recount recount);
  }

  private static String pair(List<Recount> counted, String set, Number number) {
    String text =
        Arrays.stream(Profile.values())
            .map(profile -> Integer.toString(number.of(one(counted, profile, set))))
            .collect(Collectors.joining(" / "));
    return text.equals("0 / 0") ? "" : text;
  }

  /** How often we agree, each class apart. */
  static String agreement(List<Recount> counted) {
    List<String> rows = new ArrayList<>();
    rows.add("| Set | Profile | agreed | of those equal to it | of those different to it |");
    rows.add("| --- | --- | ---: | ---: | ---: |");
    for (String set : Sets.NAMES) {
      for (Profile profile : Profile.values()) {
        Recount r = one(counted, profile, set);
        int agreed = r.agreed[0] + r.agreed[1];
        int all = r.all[0] + r.all[1];
        rows.add(
            cells(
                set,
                profile.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                String.format(Locale.ROOT, "%.2f %%", 100.0 * agreed / all),
                r.agreed[1] + " of " + r.all[1],
                r.agreed[0] + " of " + r.all[0]));
      }
    }
    return String.join("\n", rows);
  }

  private static Recount one(List<Recount> counted, Profile profile, String set) {
    return counted.stream()
        .filter(each -> each.profile == profile && each.set.equals(set))
        .findFirst()
        .orElseThrow();
  }

  private static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String name(Divergence each) {
    return each.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String word(boolean equal) {
    return equal ? "equal" : "different";
  }

  private static String right(Divergence each) {
    return switch (each.right) {
      case WE -> "strict";
      case THEY -> "Math-Verify";
      case CONVENTION -> "a convention";
    };
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }
}
