package dev.assay.grading.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several numbers together: lists, sets, tuples, intervals, unions, matrices, plus-minus. */
final class Shapes {
  enum Kind {
    LIST,
    SET,
    TUPLE,
    MATRIX,
    MATRIX_ARITHMETIC,
    INTERVAL,
    UNION,
    COMPLEMENT,
    PLUS_MINUS
  }

  private final SplittableRandom random;
  private final Scalars scalars;
  private final Rewriting rewriting;
  private final Writer writer;

  Shapes(SplittableRandom random) {
    this.random = random;
    scalars = new Scalars(random);
    rewriting = new Rewriting(random);
    writer = new Writer(random);
  }

  Case make(Kind kind) {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case LIST -> unordered(name, "", "");
      case SET -> unordered(name, "\\{", "\\}");
      case TUPLE -> tuple(name);
      case MATRIX -> matrix(name);
      case MATRIX_ARITHMETIC -> arithmetic(name);
      case INTERVAL -> interval(name);
      case UNION -> union(name);
      case COMPLEMENT -> complement(name);
      case PLUS_MINUS -> plusMinus(name);
    };
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Numbers that differ, each by more than its rounding. */
  private List<Term> numbers(int count) {
    List<Term> all = new ArrayList<>();
    while (all.size() < count) {
      Term next = scalars.term(scalar());
      boolean fresh = all.stream().allMatch(t -> Math.abs(t.number() - next.number()) > 1e-3);
      if (fresh && Math.abs(next.number()) > 1e-3) {
        all.add(next);
      }
    }
    return all;
  }

  private Scalars.Kind scalar() {
    return Scalars.Kind.values()[random.nextInt(4)];
  }

  private String joined(List<Term> terms, String between) {
    return terms.stream().map(writer::write).collect(Collectors.joining(between));
  }

  private List<Term> rewritten(List<Term> terms) {
    return terms.stream().map(rewriting::same).toList();
  }

  private List<Term> oneBroken(List<Term> terms) {
    var broken = new ArrayList<>(terms);
    int at = random.nextInt(terms.size());
    Term other = rewriting.different(terms.get(at));
    boolean fresh = terms.stream().allMatch(t -> Math.abs(t.number() - other.number()) > 1e-3);
    broken.set(at, fresh ? other : new Term.Add(terms.get(at), Term.of(1_000)));
    return broken;
  }

  private Case unordered(String name, String open, String close) {
    var terms = numbers(2 + random.nextInt(3));
    var shuffled = new ArrayList<>(rewritten(terms));
    Collections.shuffle(shuffled, new Random(random.nextLong()));
    var fewer = terms.subList(0, terms.size() - 1);
    var wrong = random.nextBoolean() ? oneBroken(terms) : fewer;
    return new Case(
        name,
        open + joined(terms, pick(",", ", ")) + close,
        open + joined(shuffled, pick(",", ", ", open.isEmpty() ? "\\text{ and }" : ", ")) + close,
        open + joined(wrong, ",") + close);
  }

  private Case tuple(String name) {
    var terms = numbers(2 + random.nextInt(3));
    var wrong = random.nextBoolean() ? oneBroken(terms) : terms.reversed();
    return new Case(
        name,
        "(" + joined(terms, ",") + ")",
        "\\left(" + joined(rewritten(terms), ", ") + "\\right)",
        "(" + joined(wrong, ",") + ")");
  }

  private String rows(List<Term> cells, int columns, String kind) {
    String body =
        IntStream.range(0, cells.size() / columns)
            .mapToObj(row -> joined(cells.subList(row * columns, (row + 1) * columns), " & "))
            .collect(Collectors.joining(" \\\\ "));
    return "\\begin{" + kind + "}" + body + "\\end{" + kind + "}";
  }

  private Case matrix(String name) {
    int columns = 1 + random.nextInt(3);
    int count = columns * (2 + random.nextInt(2));
    var cells = numbers(count);
    return new Case(
        name,
        rows(cells, columns, "pmatrix"),
        rows(rewritten(cells), columns, pick("pmatrix", "bmatrix")),
        pick(rows(oneBroken(cells), columns, "pmatrix"), rows(cells, count, "pmatrix")));
  }

  private static List<Term> terms(long[] values) {
    return java.util.Arrays.stream(values).mapToObj(Term::of).toList();
  }

  private long[] four() {
    return random.longs(4, 1, 10).toArray();
  }

  private Case arithmetic(String name) {
    long[] a = four();
    long[] b = four();
    String first = rows(terms(a), 2, "pmatrix");
    String second = rows(terms(b), 2, "pmatrix");
    long k = random.nextInt(2, 6);
    long[] value;
    String written;
    switch (random.nextInt(4)) {
      case 0 -> {
        value = IntStream.range(0, 4).mapToLong(i -> k * a[i]).toArray();
        written = k + pick("", "\\cdot ") + first;
      }
      case 1 -> {
        value = IntStream.range(0, 4).mapToLong(i -> a[i] - b[i]).toArray();
        written = first + "-" + second;
      }
      case 2 -> {
        value = new long[] {a[0], a[2], a[1], a[3]};
        written = first + pick("^T", "^{T}", "^{\\top}");
      }
      default -> {
        value =
            new long[] {
              a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
              a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3]
            };
        written = first + pick("", "\\cdot ") + second;
      }
    }
    long[] wrong = value.clone();
    wrong[random.nextInt(4)] += k;
    return new Case(
        name, written, rows(terms(value), 2, "bmatrix"), rows(terms(wrong), 2, "pmatrix"));
  }

  /** Whole numbers in order, each the end of something. */
  private long[] ends(int count) {
    long[] ends = new long[count];
    long at = random.nextInt(-20, 5);
    for (int i = 0; i < count; i++) {
      ends[i] = at;
      at += 1 + random.nextInt(8);
    }
    return ends;
  }

  private String end(long value) {
    return writer.write(random.nextBoolean() ? Term.of(value) : rewriting.same(Term.of(value)));
  }

  private static String closed(boolean closed, boolean low) {
    return low ? closed ? "[" : "(" : closed ? "]" : ")";
  }

  private String span(long low, long high, boolean lowClosed, boolean highClosed) {
    return closed(lowClosed, true) + end(low) + "," + end(high) + closed(highClosed, false);
  }

  private Case interval(String name) {
    long[] ends = ends(2);
    boolean low = random.nextBoolean();
    boolean high = random.nextBoolean();
    if (random.nextInt(3) == 0) {
      String left = closed(low, true) + ends[0] + ",\\infty)";
      return new Case(
          name,
          left,
          pick(
              "x " + (low ? "\\ge " : "> ") + end(ends[0]),
              end(ends[0]) + (low ? "\\leq " : "<") + " x",
              closed(low, true) + end(ends[0]) + ",+\\infty)"),
          pick(
              "(-\\infty," + ends[0] + closed(low, false),
              closed(!low, true) + ends[0] + ",\\infty)",
              closed(low, true) + ends[1] + ",\\infty)"));
    }
    String chain =
        end(ends[0]) + (low ? " \\le " : " < ") + "x" + (high ? " \\leq " : " < ") + end(ends[1]);
    return new Case(
        name,
        span(ends[0], ends[1], low, high),
        pick(
            chain,
            span(ends[0], ends[1], low, high),
            "x \\in " + span(ends[0], ends[1], low, high)),
        pick(
            span(ends[0], ends[1], !low, high),
            span(ends[0], ends[1] + 1, low, high),
            span(ends[0] - 1, ends[1], low, high)));
  }

  private Case union(String name) {
    long[] e = ends(4);
    boolean a = random.nextBoolean();
    boolean b = random.nextBoolean();
    String left = span(e[0], e[1], a, b);
    String right = span(e[2], e[3], b, a);
    String split =
        span(e[0], e[1], a, b)
            + "\\cup "
            + span(e[2], e[3], b, false)
            + (a ? "\\cup \\{" + e[3] + "\\}" : "");
    String overlap = span(e[0], e[1] + 2, a, true);
    return random.nextInt(3) == 0
        ? new Case(
            name,
            overlap + "\\cup " + span(e[1], e[3] + 9, true, b),
            span(e[0], e[3] + 9, a, b),
            span(e[0], e[3] + 8, a, b))
        : new Case(
            name,
            left + " \\cup " + right,
            pick(right + "\\cup " + left, split, "x \\in " + left + "\\cup " + right),
            pick(
                left,
                left + "\\cap " + right,
                left + "\\cup " + span(e[2], e[3], !b, a),
                span(e[0], e[3], a, a)));
  }

  private Case complement(String name) {
    long hole = random.nextInt(-9, 10);
    long other = hole + 1 + random.nextInt(5);
    String written = "(-\\infty," + end(hole) + ") \\cup (" + end(hole) + ",\\infty)";
    return new Case(
        name,
        written,
        pick(
            "\\mathbb{R} \\setminus \\{" + hole + "\\}",
            "x \\neq " + hole,
            "\\mathbb{R}\\setminus\\{" + end(hole) + "\\}",
            "(-\\infty,\\infty) \\setminus \\{" + hole + "\\}"),
        pick(
            "\\mathbb{R}",
            "\\mathbb{R} \\setminus \\{" + other + "\\}",
            "x \\ne " + other,
            "(-\\infty," + hole + "]\\cup(" + hole + ",\\infty)"));
  }

  private Case plusMinus(String name) {
    Term middle = Term.of(random.nextInt(-9, 10));
    Term wide = new Term.Root(Term.of(rewriting.oneOf(List.of(2L, 3L, 5L, 6L, 7L, 10L))));
    String plus = writer.write(rewriting.same(new Term.Add(middle, wide)));
    String minus = writer.write(rewriting.same(new Term.Add(middle, Term.negate(wide))));
    return new Case(
        name,
        writer.write(middle) + " \\pm " + writer.write(wide),
        pick(
            plus + ", " + minus,
            minus + " , " + plus,
            "\\{" + plus + "," + minus + "\\}",
            "x = " + writer.write(middle) + "\\pm " + writer.write(wide)),
        pick(
            plus,
            minus,
            plus + "," + minus + "+1",
            writer.write(middle) + "\\pm 2" + writer.write(wide)));
  }
}
