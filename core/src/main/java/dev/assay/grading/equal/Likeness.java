package dev.assay.grading.equal;

import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Unreadable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Marks that answers which are equal mostly share: their numbers, whatever they are called and
 * measured in, the ratio of an equation at two places, the letters of a text. Sharing one proves
 * nothing; it says which answers are worth comparing. For one answer and one thread.
 */
final class Likeness {
  private static final double SMALLEST = 1e-12;

  /** Of the 52 of a mantissa, so that 24 are left. */
  private static final int DROPPED_BITS = 28;

  private static final int LONGEST_TEXT = 200;

  private final Budget budget = new Budget();
  private final Matrices matrices = new Matrices(budget);
  private final Set<String> numbers = new TreeSet<>();
  private final Set<String> converted = new TreeSet<>();
  private final Set<String> marks = new LinkedHashSet<>();

  private Likeness() {}

  /** The marks of an answer; none where nothing is known. */
  static Set<String> of(Reading answer) {
    var likeness = new Likeness();
    try {
      answer.measured().ifPresent(likeness::read);
    } catch (Unreadable | GaveUp e) {
      likeness.numbers.clear(); // half of its numbers would be those of another answer
      likeness.converted.clear();
    }
    return likeness.marks(answer.cleaned());
  }

  private Set<String> marks(String text) {
    if (!numbers.isEmpty()) {
      marks.add("n " + String.join(" ", numbers));
    }
    if (!converted.isEmpty()) {
      marks.add("n " + String.join(" ", converted));
    }
    String letters = text.length() > LONGEST_TEXT ? "" : letters(text);
    if (!letters.isEmpty()) {
      marks.add("t " + letters);
    }
    return marks;
  }

  private void read(Node raw) {
    budget.spend(1);
    Node node = PlusMinus.all(matrices.carriedOut(raw));
    switch (node) {
      case Node.Group g -> g.items().forEach(this::read);
      case Node.Interval i -> {
        read(i.low());
        read(i.high());
      }
      case Node.Matrix m -> m.rows().forEach(row -> row.forEach(this::read));
      case Node.Relation r -> relation(r);
      case Node.Call c when c.name().equals("unit") -> {
        scalar(c.arguments().getFirst(), numbers);
        scalar(Quantities.converted(c.arguments()), converted);
      }
      case Node.Call c when c.name().equals("base") -> digits(c.arguments().getFirst());
      case Node.Call c when c.name().equals("time") -> c.arguments().forEach(this::read);
      case Node.Num n -> scalar(n, numbers);
      case Node.Sym s -> scalar(s, numbers);
      case Node.Sum s -> scalar(s, numbers);
      case Node.Product p -> scalar(p, numbers);
      case Node.Power p -> scalar(p, numbers);
      case Node.Call c -> scalar(c, numbers);
    }
  }

  /** Of a number in another base its digits, as if they were decimal. */
  private void digits(Node written) {
    if (written instanceof Node.Sym text) {
      try {
        numbers.add(rounded(Long.parseLong(text.name().substring(1))));
      } catch (NumberFormatException e) {
        return; // letters among them, or many: no decimal number is written like it
      }
    } else {
      read(written);
    }
  }

  private void relation(Node.Relation relation) {
    for (Node side : relation.sides()) {
      if (!isName(side)) {
        read(side);
      }
    }
    List<Node> sides = relation.sides();
    if (sides.size() == 2 && sides.stream().anyMatch(Points::hasLetter)) {
      var difference = new Node.Sum(List.of(sides.getFirst(), Node.negate(sides.getLast())));
      try {
        Complex ratio = value(difference, 0).over(value(difference, 2));
        if (Double.isFinite(ratio.re())) {
          marks.add("r " + rounded(ratio.re()));
        }
      } catch (Unreadable e) {
        return; // sides without values, such as intervals, have no ratio
      }
    }
  }

  private static boolean isName(Node node) {
    return switch (node) {
      case Node.Sym s -> Points.hasLetter(s);
      case Node.Call c -> c.name().startsWith("@");
      case Node.Group g -> g.items().stream().allMatch(Likeness::isName);
      default -> false;
    };
  }

  private void scalar(Node node, Set<String> into) {
    if (isInfinite(node) || node instanceof Node.Sym s && s.name().startsWith("\"")) {
      return;
    }
    Complex value = value(node, 0);
    into.add(
        rounded(value.re())
            + (Math.abs(value.im()) < 1e-9 ? "" : "i" + rounded(Math.abs(value.im()))));
  }

  private static boolean isInfinite(Node node) {
    Node infinity = new Node.Sym("inf");
    return node.equals(infinity) || node.equals(Node.negate(infinity));
  }

  private Complex value(Node node, int point) {
    return new Numeric(new Points(point, List.of(), true, Points.whole(node)), budget).of(node);
  }

  /** A number to some seven digits, in a notation of its own. */
  private static String rounded(double value) {
    if (!(Math.abs(value) > SMALLEST)) {
      return "0";
    }
    long bits = Double.doubleToLongBits(value) + (1L << (DROPPED_BITS - 1));
    return Long.toString(bits >> DROPPED_BITS, Character.MAX_RADIX);
  }

  /** The letters of a text without digits, in alphabetical order; empty for any other. */
  private static String letters(String text) {
    char[] letters = new char[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        return "";
      }
      if (c == '\\') {
        while (i + 1 < text.length() && Character.isLetter(text.charAt(i + 1))) {
          i++;
        }
      } else if (Character.isLetter(c)) {
        letters[count++] = Character.toLowerCase(c);
      }
    }
    Arrays.sort(letters, 0, count);
    return new String(letters, 0, count);
  }
}
