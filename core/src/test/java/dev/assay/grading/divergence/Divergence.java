package dev.assay.grading.divergence;

import static dev.assay.grading.divergence.Shapes.has;
import static dev.assay.grading.divergence.Shapes.isGroup;

import dev.assay.grading.expr.Node.Group.Kind;
import java.util.function.Predicate;

/**
 * A class of pairs of which Math-Verify 0.8.0 and this grader say different things. A pair belongs
 * to the first class that describes it; none looks at our verdict.
 */
enum Divergence {
  COMPLEX_NUMBERS(
      Right.WE,
      "with blanks the letter i is an ordinary symbol, without it is the imaginary unit",
      "6+9i",
      "9 i + 6",
      false,
      f -> f.theyDiffer() && Shapes.imaginary(f.g()) && Shapes.imaginary(f.p())),
  THOUSANDS_INSIDE(
      Right.WE,
      "within an equation or a product the comma of 10,080 separates two numbers",
      "10080",
      "x=10{,}080",
      false,
      f ->
          f.theyDiffer()
              && has(f.answer(), "\\d(,|\\{,\\}|,\\\\!)\\d{3}")
              && has(f.answer(), "=|\\\\cdot")),
  NAMES_INSIDE(
      Right.WE,
      "words, letters and symbols are only compared alone, not as x = Monday",
      "\\text{Monday}",
      "x=\\text{Monday}",
      false,
      f -> f.theyDiffer() && Shapes.isName(f.gold()) && has(f.answer(), "=|\\\\cdot")),
  SCALED_EQUATIONS(
      Right.WE,
      "both sides of an equation times the same number",
      "b=0",
      "2b=0",
      false,
      f -> f.theyDiffer() && Shapes.proportional(f.g(), f.p())),
  EQUATIONS_WITHOUT_SOLUTION(
      Right.WE,
      "two equations that nothing solves are the same to it",
      "1+1=2",
      "1+1=3",
      true,
      f ->
          f.theyEqual()
              && Shapes.isEquation(f.g())
              && Shapes.isEquation(f.p())
              && !Shapes.proportional(f.g(), f.p())),
  INEQUALITIES(
      Right.WE,
      "an inequality for an interval; against answers that repeat the question by design",
      "(2,5)",
      "2 < x < 5",
      false,
      f -> f.theyDiffer() && Shapes.isInequality(f.p()) && !Shapes.isRelation(f.g())),
  CLOSED_UP_THOUSANDS(
      Right.WE,
      "groups of three digits with a comma, a blank and a negative space between",
      "222, \\! 222, \\! 222",
      "\\{222,222,222\\}",
      true,
      f -> has(f.gold(), ",\\s+\\\\!")),
  TUPLES_FOR_COLUMNS(
      Right.CONVENTION,
      "a vector in round brackets instead of a matrix of one column or row",
      "\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}",
      "(1, 2)",
      false,
      f -> f.theyDiffer() && Shapes.isVector(f.g()) && isGroup(f.p(), Kind.TUPLE)),
  REPEATED_ELEMENTS(
      Right.WE,
      "a list is a set to it, so that 1,1,2 is 1,2",
      "1,1,2",
      "1,2",
      true,
      f -> Shapes.repeats(f.g()) || Shapes.repeats(f.p())),
  TUPLES_FOR_LISTS(
      Right.CONVENTION,
      "round brackets around the elements of a list in another order",
      "1, -2",
      "(-2, 1)",
      true,
      f -> f.theyEqual() && isGroup(f.p(), Kind.TUPLE) && !isGroup(f.g(), Kind.TUPLE)),
  SETS_FOR_TUPLES(
      Right.WE,
      "braces around the elements of a tuple",
      "(1,-2)",
      "\\{1,-2\\}",
      true,
      f -> f.theyEqual() && isGroup(f.g(), Kind.TUPLE) && isGroup(f.p(), Kind.SET)),
  SCIENTIFIC_NOTATION(
      Right.WE,
      "the e of an exponent is read as Euler's number",
      "15,600",
      "1.560e+4",
      false,
      f -> f.theyDiffer() && has(f.answer(), "\\d[eE][+-]?\\d")),
  TRAILING_POINT(
      Right.WE,
      "a number with a point behind it is no whole number to it",
      "3250",
      "3250.",
      false,
      f -> f.theyDiffer() && has(f.answer(), "\\d\\.\\s*$")),
  TINY_NUMBERS(
      Right.WE,
      "numbers that are nearly 0 are the same to it",
      "\\frac{1}{2004!}",
      "\\frac{2}{2004!}",
      true,
      f -> f.theyEqual() && Math.abs(f.goldValue()) < 1e-7 && Math.abs(f.answerValue()) < 1e-7),
  ANGLES(
      Right.WE,
      "the degree sign is dropped, so that 30° is no angle",
      "30^\\circ",
      "\\frac{\\pi}{6}",
      false,
      f -> f.theyDiffer() && f.eitherHas("circ|°") && f.eitherHas("\\\\pi|π")),
  DEGREES_IN_FUNCTIONS(
      Right.WE,
      "the degree sign is ignored within trigonometric functions too",
      "\\cos 58^\\circ",
      "\\cos(58)",
      true,
      f -> f.theyEqual() && has(f.gold(), "(sin|cos|tan).*circ") && !has(f.answer(), "circ")),
  ROUNDED_DECIMALS(
      Right.CONVENTION,
      "a decimal for a number that has a finite decimal of its own; both rounded to 6 places",
      "\\frac{1}{256}",
      "0.003906",
      true,
      f -> f.theyEqual() && f.eitherHas("\\d\\.\\d|^\\s*\\.\\d") && apart(f) <= 1.0e-6),
  ROUNDING_EDGE(
      Right.CONVENTION,
      "a decimal within 5 in the seventh place that rounds to another sixth place",
      "10\\pi",
      "31.4159265",
      false,
      f -> f.theyDiffer() && has(f.answer(), "\\d\\.\\d") && apart(f) <= 5.01e-7),
  CLOSED_AT_INFINITY(
      Right.CONVENTION,
      "a square bracket at an infinite end",
      "(2,\\infty)",
      "(2,\\infty]",
      true,
      f -> f.theyEqual() && f.eitherHas("\\[\\s*-?\\s*\\\\infty|\\\\infty\\s*(\\\\right)?\\]")),
  LETTER_AS_UNIT(
      Right.WE,
      "a letter after a number is taken for a unit and dropped",
      "4t",
      "4",
      true,
      f ->
          f.theyEqual()
              && has(f.gold(), "^\\s*\\d+\\s*[a-z]\\s*$")
              && !has(f.answer(), "[0-9]\\s*t")),
  UNITS(
      Right.WE,
      "units are dropped, not compared",
      "5\\text{ cm}",
      "5\\text{ m}",
      true,
      f ->
          f.theyEqual()
              && has(f.gold(), "[a-z$]")
              && (has(f.answer(), Extent.UNIT) || has(f.answer(), "\\d\\^\\\\circ$"))),
  LETTER_CASE(
      Right.CONVENTION,
      "a letter and its capital are one",
      "3R^2",
      "3r^2",
      true,
      f -> f.theyEqual() && Shapes.caseDiffers(f.gold(), f.answer())),
  BASES(
      Right.WE,
      "the base of a number is dropped",
      "52_8",
      "52_9",
      true,
      f -> f.theyEqual() && has(f.gold(), "\\d_") && has(f.answer(), "\\d_")),
  TIMES(
      Right.WE,
      "times of day",
      "\\text{1:03 PM}",
      "1:03 \\text{ p.m.}",
      false,
      f -> f.theyDiffer() && f.eitherHas("\\d(:|\\{:\\})\\d\\d")),
  CHOICES(
      Right.WE,
      "a choice is known by its letter, whatever stands behind",
      "(B)",
      "\\textbf{(B)}\\ 17",
      false,
      f ->
          f.theyDiffer()
              && has(f.gold(), "^\\(?[A-F]\\)?$|text")
              && has(f.answer(), "\\([A-F]\\)")),
  UNBOXED_WORDS(
      Right.WE,
      "words are only found in boxes",
      "\\text{Monday}",
      Extent.COMPLETION + "So the final answer is Monday.",
      false,
      f -> f.theyDiffer() && !has(f.completion(), "box") && f.sameLetters()),
  SPELLING_OF_WORDS(
      Right.WE,
      "blanks, capitals and punctuation of words",
      "\\text{P, Q}",
      "p,q",
      false,
      f -> f.theyDiffer() && has(f.gold(), "\\\\(text|mbox)") && f.sameLetters()),
  WORDS_JOINED(
      Right.WE,
      "letters joined by a word",
      "P, Q",
      "p \\text{ and } q",
      false,
      f -> f.theyDiffer() && has(f.answer(), "text\\s*\\{\\s*(and|or)")),
  UNICODE(
      Right.WE,
      "signs that are not LaTeX",
      "3\\sqrt2",
      "3√2",
      false,
      f -> f.theyDiffer() && has(f.answer(), "[√×÷π∞]")),
  SEMICOLONS(
      Right.WE,
      "a semicolon between the ends of an interval",
      "(1,2]",
      "(1;2]",
      false,
      f -> f.theyDiffer() && has(f.answer(), ";")),
  ORDINALS(
      Right.WE,
      "a raised th",
      "12",
      "12^{\\text{th}}",
      false,
      f -> f.theyDiffer() && has(f.answer(), "\\d\\s*\\^\\{?\\\\text\\{(st|nd|rd|th)")),
  PLAIN_FUNCTIONS(
      Right.WE,
      "the name of a function without a backslash",
      "\\frac12",
      "sin(\\pi/6)",
      false,
      f -> f.theyDiffer() && has(f.answer(), "(?<![\\\\A-Za-z])(sin|cos|tan|log|ln|sqrt)\\s*\\(")),
  SEVERAL_BOXES(
      Right.WE,
      "boxes that stand near each other are one list",
      "5",
      Extent.COMPLETION + "\\boxed{4}, no wait, it is \\boxed{5}",
      false,
      f -> has(f.completion(), "(?s)\\\\boxed\\s*\\{.{1,90}?\\}.{0,75}\\\\boxed")),
  SAME_FORMULA(
      Right.WE,
      "the same formula, recorded as different once and as equal elsewhere",
      "x^9 + x + 1",
      "x^{9}+x+1",
      false,
      f -> f.theyDiffer() && f.g().isPresent() && f.g().equals(f.p())),
  PROSE_BEFORE_EQUALS(
      Right.THEY,
      "words without blanks, an equals sign and the answer",
      "7",
      "thelengthofthesideis14/2=7",
      true,
      f -> f.theyEqual() && has(f.answer(), "[a-zA-Z]{12,}.*=")),
  IDENTITIES(
      Right.WE,
      "the same function, which it cannot show",
      "\\cot x",
      "\\csc x \\cdot \\cos x",
      false,
      f -> f.theyDiffer() && !f.g().equals(f.p()) && Shapes.agree(f.g(), f.p())),
  STRAY_NUMBERS(
      Right.WE,
      "of what it cannot read a number inside is compared",
      "1-1/e",
      "1+1/e",
      true,
      f ->
          f.theyEqual()
              && f.both()
                  .matches("(?s).*(\\\\frac\\s+\\\\|\\^\\\\frac|[a-z]\\.(\\s|\\)|$)|\\d/[a-z]).*")
              && !Shapes.agree(f.g(), f.p())),
  SENTENCE_BEFORE_BOX(
      Right.THEY,
      "a final answer in a sentence that ends in: I hope it is correct",
      "-256",
      Extent.COMPLETION
          + "So it is $-\\boxed{256}$. The final answer is $-256$. I hope it is correct.",
      true,
      f -> has(f.completion(), "boxed") && has(f.completion(), "final answer is.*I hope")),
  NOTHING_ANNOUNCED(
      Right.CONVENTION,
      "without box and sentence: the last formula, or the last number",
      "4",
      Extent.COMPLETION + "As $x=3$ there are 4 of them",
      true,
      f -> !has(f.completion(), "boxed|nswer"));

  /** Who is right where the two differ. */
  enum Right {
    WE,
    THEY,
    /** Mathematics does not say. */
    CONVENTION
  }

  /** What a minimal pair's second text is. */
  static final class Extent {
    /** It begins a completion; otherwise it is what stands in a box. */
    static final String COMPLETION = "completion:";

    /** A unit behind a number, or a text that begins with one. */
    static final String UNIT = "(\\\\text\\s*\\{|\\d\\s*)\\s*(cm|mm|km|m|in|ft|kg|g|s|feet|inch)";

    private Extent() {}
  }

  final Right right;
  final String what;
  final String gold;
  final String answer;
  final boolean theyEqual;
  private final Predicate<Facts> test;

  Divergence(
      Right right,
      String what,
      String gold,
      String answer,
      boolean theyEqual,
      Predicate<Facts> test) {
    this.right = right;
    this.what = what;
    this.gold = gold;
    this.answer = answer;
    this.theyEqual = theyEqual;
    this.test = test;
  }

  boolean describes(Facts facts) {
    return test.test(facts);
  }

  /** The completion of the minimal pair. */
  String completion() {
    return answer.startsWith(Extent.COMPLETION)
        ? answer.substring(Extent.COMPLETION.length())
        : "\\boxed{" + answer + "}";
  }

  private static double apart(Facts f) {
    double apart = Math.abs(f.goldValue() - f.answerValue());
    return Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
  }
}
