package dev.assay.analysis.question.where;

import dev.assay.analysis.question.where.Expr.Op;
import dev.assay.analysis.question.where.Reference.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes expressions over the columns num, text, time, flag, tags and config['mix']. */
final class RandomExpr {
  private static final List<String> WORDS = List.of("a", "b", "ab", "it's", "");
  private static final List<String> TIMES = List.of("1970-01-01", "1970-01-01T00:00", "1970");

  private RandomExpr() {}

  static Expr make(SplittableRandom random, int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      return switch (random.nextInt(3)) {
        case 0 -> new Expr.Not(make(random, depth - 1));
        case 1 -> new Expr.And(parts(random, depth));
        default -> new Expr.Or(parts(random, depth));
      };
    }
    return leaf(random);
  }

  private static List<Expr> parts(SplittableRandom random, int depth) {
    List<Expr> parts = new ArrayList<>();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      parts.add(make(random, depth - 1));
    }
    return parts;
  }

  private static Expr leaf(SplittableRandom random) {
    return switch (random.nextInt(12)) {
      case 0 -> new Expr.Compare(name("num"), op(random), number(random));
      case 1 -> new Expr.Compare(name("text"), op(random), word(random));
      case 2 ->
          new Expr.Compare(
              name("time"), op(random), new Literal(TIMES.get(random.nextInt(TIMES.size())), 0));
      case 3 -> new Expr.Compare(name("flag"), Op.EQ, new Literal(random.nextBoolean(), 0));
      case 4 -> new Expr.Has(name("tags"), word(random));
      case 5 -> new Expr.Compare(mix(), op(random), any(random));
      case 6 -> new Expr.In(name("num"), List.of(number(random), number(random)));
      case 7 -> new Expr.In(mix(), List.of(any(random), any(random)));
      case 8 -> new Expr.Between(name("num"), number(random), number(random));
      case 9 -> new Expr.Like(name("text"), random.nextBoolean() ? "a%" : "_", false);
      case 10 ->
          new Expr.IsNull(
              List.of(name("num"), name("text"), name("tags"), mix()).get(random.nextInt(4)));
      default -> random.nextBoolean() ? new Expr.Truth(name("flag")) : new Expr.Truth(mix());
    };
  }

  private static Reference name(String name) {
    return new Name(List.of(name), 0);
  }

  private static Reference mix() {
    return new Reference.Config("mix", 0);
  }

  private static Op op(SplittableRandom random) {
    return Op.values()[random.nextInt(Op.values().length)];
  }

  private static Literal number(SplittableRandom random) {
    return new Literal((double) random.nextInt(-2, 3), 0);
  }

  private static Literal word(SplittableRandom random) {
    return new Literal(WORDS.get(random.nextInt(WORDS.size())), 0);
  }

  private static Literal any(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> number(random);
      case 1 -> word(random);
      default -> new Literal(random.nextBoolean(), 0);
    };
  }
}
