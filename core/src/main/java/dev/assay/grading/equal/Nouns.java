package dev.assay.grading.equal;

import dev.assay.grading.measure.Units;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is counted. */
final class Nouns {
  /** Words for anything that is counted. */
  private static final Set<String> ANYTHING =
      Set.of(
          "unit",
          "way",
          "time",
          "people",
          "person",
          "item",
          "piece",
          "one",
          "thing",
          "number",
          "point",
          "total",
          "object",
          "element",
          "case",
          "value",
          "solution",
          "possibility",
          "choice",
          "option",
          "outcome",
          "arrangement",
          "integer",
          "pair",
          "square",
          "cubic",
          "set",
          "individual",
          "member",
          "digit",
          "degree",
          "percent",
          "fold",
          "position",
          "student",
          "child",
          "kid",
          "combination",
          "permutation",
          "triple",
          "tuple",
          "place",
          "figure",
          "celsius",
          "fahrenheit",
          "radian");

  private Nouns() {}

  /** Whether two words behind numbers name different things; false unless both are sure. */
  static boolean differ(String a, String b) {
    if (a.isEmpty() || b.isEmpty() || a.equals(b)) {
      return false;
    }
    Set<String> first = nouns(a);
    Set<String> second = nouns(b);
    if (isMeasure(b) && !first.isEmpty() || isMeasure(a) && !second.isEmpty()) {
      return Stream.concat(first.stream(), second.stream()).noneMatch(Nouns::mayMeasure);
    }
    return !first.isEmpty() && !second.isEmpty() && first.stream().noneMatch(second::contains);
  }

  private static boolean mayMeasure(String word) {
    return word.startsWith("square") || word.startsWith("cubic") || Units.of(word).isPresent();
  }

  /** A unit of measure; the sign of a dollar may be that of another currency. */
  private static boolean isMeasure(String unit) {
    return !unit.equals("dollar") && Units.of(unit).isPresent();
  }

  /** What is counted, for a key: equal texts never differ. Empty where it may mean anything. */
  static String key(String unit) {
    return nouns(unit).stream().sorted().map(each -> " " + each).collect(Collectors.joining());
  }

  /** The words in the singular; empty where they are no nouns, or may mean anything. */
  private static Set<String> nouns(String unit) {
    String text = unit.replace("\\text", " ").replace('{', ' ').replace('}', ' ');
    var all = new HashSet<String>();
    if (Units.of(unit).isPresent()) {
      return all;
    }
    for (String word : text.toLowerCase(Locale.ROOT).strip().split("[ ,-]+", -1)) {
      String one = singular(word);
      boolean plain = word.length() >= 3 && word.chars().allMatch(Character::isLetter);
      if (!plain || ANYTHING.contains(one)) {
        return Set.of();
      }
      all.add(one);
    }
    return all;
  }

  private static String singular(String word) {
    if (word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    boolean es =
        word.endsWith("xes")
            || word.endsWith("ches")
            || word.endsWith("shes")
            || word.endsWith("sses");
    return es
        ? word.substring(0, word.length() - 2)
        : word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
            ? word.substring(0, word.length() - 1)
            : word;
  }
}
