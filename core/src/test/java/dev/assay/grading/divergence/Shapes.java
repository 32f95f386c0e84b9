package dev.assay.grading.divergence;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What can be said of answers without comparing them. */
final class Shapes {
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
  private static final double CLOSE = 1e-9;

  private Shapes() {}

  static boolean has(String text, String pattern) {
    return PATTERNS.computeIfAbsent(pattern, Pattern::compile).matcher(text).find();
  }

  static boolean isRelation(Optional<Node> node) {
    return node.filter(n -> n instanceof Node.Relation).isPresent();
  }

  static boolean isEquation(Optional<Node> node) {
    return node.filter(
            n -> n instanceof Node.Relation r && r.signs().stream().allMatch("="::equals))
        .isPresent();
  }

  static boolean isInequality(Optional<Node> node) {
    return isRelation(node) && !isEquation(node);
  }

  /** An equation whose left side is more than a name. */
  static boolean isCurve(Optional<Node> node) {
    return isEquation(node)
        && !(((Node.Relation) node.orElseThrow()).sides().getFirst() instanceof Node.Sym);
  }

  static boolean isGroup(Optional<Node> node, Kind kind) {
    return node.filter(n -> n instanceof Node.Group g && g.kind() == kind).isPresent();
  }

  /** A matrix of one column or one row. */
  static boolean isVector(Optional<Node> node) {
    return node.filter(n ->
            n instanceof Node.Matrix m && (m.rows().size() == 1 || m.rows().getFirst().size() == 1))
        .isPresent();
  }

  static boolean imaginary(Optional<Node> node) {
    return node.filter(n -> Node.any(n, each -> each.equals(new Node.Sym("i")))).isPresent();
  }

  /** Both equations hold for the same numbers, one being a multiple of the other. */
  static boolean proportional(Optional<Node> a, Optional<Node> b) {
    if (!isEquation(a) || !isEquation(b)) {
      return false;
    }
    double[] ratios =
        IntStream.range(0, 5)
            .mapToDouble(place -> gap(a.orElseThrow(), place) / gap(b.orElseThrow(), place))
            .filter(Double::isFinite)
            .toArray();
    double first = ratios.length == 0 ? 0 : ratios[0];
    return ratios.length >= 3
        && first != 0
        && IntStream.range(1, ratios.length).allMatch(i -> near(ratios[i], first));
  }

  private static double gap(Node equation, int place) {
    List<Node> sides = ((Node.Relation) equation).sides();
    return Doubles.of(sides.getFirst(), place) - Doubles.of(sides.getLast(), place);
  }

  static boolean near(double a, double b) {
    double size = Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    return Double.isFinite(size) && Math.abs(a - b) <= CLOSE * size;
  }

  /** The same value wherever both have one. */
  static boolean agree(Optional<Node> a, Optional<Node> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return false;
    }
    long seen =
        IntStream.range(0, 6)
            .filter(i -> Double.isFinite(Doubles.of(a.get(), i) + Doubles.of(b.get(), i)))
            .count();
    return seen >= 3
        && IntStream.range(0, 6)
            .filter(i -> Double.isFinite(Doubles.of(a.get(), i) + Doubles.of(b.get(), i)))
            .allMatch(i -> near(Doubles.of(a.get(), i), Doubles.of(b.get(), i)));
  }

  static List<Node> items(Optional<Node> node) {
    return node.filter(n -> n instanceof Node.Group).isPresent()
        ? ((Node.Group) node.orElseThrow()).items()
        : List.of();
  }

  /** Whether two elements are the same number. */
  static boolean repeats(Optional<Node> node) {
    List<Node> items = items(node);
    return IntStream.range(0, items.size())
        .anyMatch(i ->
            IntStream.range(0, i)
                .anyMatch(j ->
                    items.get(i).equals(items.get(j))
                        || near(Doubles.of(items.get(i)), Doubles.of(items.get(j)))));
  }

  /** A closed interval whose first number is the larger. */
  static boolean isBackward(Optional<Node> node) {
    return node.filter(n ->
            n instanceof Node.Interval i
                && i.lowClosed()
                && i.highClosed()
                && Doubles.of(i.low()) > Doubles.of(i.high()))
        .isPresent();
  }

  /** Letters of a text but for the names of commands. */
  static TreeSet<String> letters(String text) {
    TreeSet<String> letters = new TreeSet<>();
    text.replaceAll("\\\\[A-Za-z]+", " ")
        .chars()
        .filter(Character::isLetter)
        .forEach(c -> letters.add(Character.toString(c)));
    return letters;
  }

  /** Letters of which one text has the capital and the other the small one. */
  static boolean caseDiffers(String a, String b) {
    TreeSet<String> first = letters(a);
    TreeSet<String> second = letters(b);
    return !first.equals(second) && letters(lower(a)).equals(letters(lower(b)));
  }

  private static String lower(String text) {
    return text.replaceAll("\\\\[A-Za-z]+", " ").toLowerCase(Locale.ROOT);
  }

  /** Words, a letter or a symbol; nothing to calculate with. */
  static boolean isName(String gold) {
    return has(gold, "^\\s*\\(?\\\\(text|mbox|textbf|overline|mathrm)\\s*\\{[^}]*\\}[^\\\\]*$")
        || has(gold, "^\\s*\\(?[A-Za-z]\\)?\\s*$");
  }
}
