package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers and completions made to cost much get a verdict, and no more memory than is promised. */
class HostileAnswersTest {
  /** Bytes that reading, comparing and keying may take: all that is allocated, not what is live. */
  private static final long MOST = 64L << 20;

  private static final int MEGABYTE = 1 << 20;

  static Stream<Map.Entry<String, String>> answers() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("a power tower", "9^{9^{9^{9^{9}}}}");
    all.put("ten thousand braces", "{".repeat(10_000) + "1" + "}".repeat(10_000));
    all.put("a megabyte of digits", "7".repeat(MEGABYTE));
    all.put("as many digits as are read", "7".repeat(1_999));
    all.put("a large factorial", "(10^9)!");
    all.put("factorials of factorials", "3!!!!!!!");
    all.put("nested roots", nested("2", "\\sqrt{1+", "}", 50));
    all.put("nested fractions", nested("x", "\\frac{y}{z+", "}", 50));
    all.put("nested sines", nested("3", "\\sin(", ")", 50));
    all.put("nested expansions", nested("x", "\\sin((1+", ")^{24})", 12));
    all.put("a large binomial coefficient", "\\binom{10000000}{5000000}");
    all.put(
        "large binomial coefficients", many(100, "+", i -> "\\binom{1000" + (100 + i) + "}{1000}"));
    all.put("many factorials", many(250, "+", i -> (2_100 - i) + "!"));
    all.put("large powers", many(250, "+", i -> "7^{" + (8_000 - i) + "}"));
    all.put("large powers below one", many(150, "+", i -> "\\frac{1}{7^{" + (8_000 - i) + "}}"));
    all.put("an expansion in eight letters", "(a+b+c+d+x+y+z+w)^{24}");
    all.put("a product of expansions", "(a+b+c)^{24}(a-b-c)^{24}");
    all.put(
        "large coefficients",
        "(\\frac{123456789123456789}{7}x+\\frac{987654321987654321}{13}y+\\frac13)^{24}");
    all.put(
        "powers of sums of roots", "(\\sqrt2+\\sqrt3+\\sqrt5+\\sqrt7+\\sqrt{11}+\\sqrt{13})^{24}");
    all.put("a sum of roots", many(290, "+", i -> "\\sqrt{" + (i + 2) + "}"));
    all.put("a product of roots", many(145, "", i -> "(1+\\sqrt{" + (i + 2) + "})"));
    all.put("a sum of partial fractions", many(200, "+", i -> "\\frac{1}{x+" + i + "}"));
    all.put("a sum of sines", many(290, "+", i -> "\\sin(" + (i + 1) + ")"));
    all.put("a list of roots", many(200, ",", i -> "\\sqrt{" + (i + 2) + "}"));
    all.put("a list of sines", many(200, ",", i -> "\\sin(" + (i + 2) + ")"));
    all.put("a set of powers", "\\{" + many(200, ",", i -> "e^{" + i + "}") + "\\}");
    all.put("a list of a hundred thousand", many(100_000, ",", i -> "" + i));
    all.put(
        "a large matrix to a power",
        "\\begin{pmatrix}"
            + many(25, "\\\\", i -> many(25, "&", j -> "" + i * j % 10))
            + "\\end{pmatrix}^8");
    all.put(
        "the inverse of letters",
        "\\begin{pmatrix}"
            + many(6, "\\\\", i -> many(6, "&", j -> "x_" + i + "+" + j))
            + "\\end{pmatrix}^{-1}");
    all.put(
        "a union of many", many(39, "\\cup ", i -> "(\\sin(" + i + "),\\sqrt{" + (i + 2) + "})"));
    all.put(
        "many holes",
        "\\mathbb{R}\\setminus\\{" + many(190, ",", i -> "\\sqrt{" + i + "}") + "\\}");
    all.put("many letters to a power", "(" + many(60, "+", i -> "x_{" + i + "}") + ")^5");
    all.put("a denominator of fives", "\\frac{1}{5^{9000}}");
    all.put("many signs", "-".repeat(3_900) + "1");
    all.put("plus-minus many times", "\\pm 1".repeat(200));
    all.put("many thin spaces", "1\\!".repeat(1_300));
    Stream.of(
            "i",
            "e",
            "2A",
            "\\sqrt",
            "\\frac",
            "\\frac12",
            "\\mathrm{",
            "\\left(",
            "\\begin{pmatrix}",
            "\\begin{cases}",
            "3!",
            "x^",
            "x^2^",
            "x_",
            "x \\circ ",
            "x\\bmod ",
            "\\setminus",
            "\\choose 2",
            "\\cdot",
            "\\pm",
            "\\mp ",
            "x\\equiv ",
            "0.\\overline{",
            "0.\\overline{3}+",
            "\\{x\\mid ",
            "\\sum_{k=1}^{10}",
            "\\sin x",
            "\\log_",
            "\\int_0^1",
            "1:30 PM ",
            "January 3, ",
            "²",
            "½",
            "√",
            "∪",
            "%",
            "\\\\",
            "&",
            "<",
            "|",
            "'")
        .forEach(piece ->
            all.put("as much as is read of " + piece, piece.repeat(3_990 / piece.length())));
    all.put("a hundred thousand texts", "\\text{".repeat(100_000));
    all.put("a million commas", ",".repeat(1_000_000));
    all.put(
        "a matrix of a hundred thousand",
        "\\begin{pmatrix}"
            + many(1_000, "\\\\", i -> many(100, "&", j -> "" + j))
            + "\\end{pmatrix}");
    all.put("nested maxima", nested("\\sqrt2", "\\max(1,", ")", 20));
    all.put("a sum of very many", "\\sum_{k=1}^{10^{9}} k^2");
    all.put("sums of sums", "\\sum_{k=1}^{99}\\sum_{j=1}^{99}\\sum_{m=1}^{99} kjm");
    all.put("a factorial of a factorial", "((10!)!)!");
    all.put("an equation of fractions", many(60, "+", i -> "\\frac{1}{x+" + i + "}") + "=0");
    all.put(
        "many families",
        many(100, ", ", i -> "\\frac{" + i + "\\pi}{7}+2k\\pi") + ", k\\in\\mathbb{Z}");
    all.put("a set of very many", "\\{x\\in\\mathbb{Z}\\mid -10^9<x<10^9\\}");
    all.put("a remainder of a large power", "3^{10^{9}} \\bmod 7");
    return all.entrySet().stream();
  }

  private static String nested(String inside, String before, String after, int times) {
    return before.repeat(times) + inside + after.repeat(times);
  }

  private static String many(int count, String between, IntFunction<String> each) {
    return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(between));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aHostileAnswerGetsAVerdictInLittleMemoryAndNeverCountsAsCorrect(
      Map.Entry<String, String> named) {
    String text = named.getValue();
    for (Profile profile : Profile.values()) {
      Grader grader = new Grader(profile);
      for (String other : new String[] {"5", "x+y", text + "+1"}) {
        assertThat(correct(grader, other, text)).as(other).isFalse();
        assertThat(correct(grader, text, other)).as(other).isFalse();
      }
      String box = "\\boxed{" + text + "}";
      assertThat(grader.grade(Gold.of("5"), grader.completion(box)).correct()).isFalse();
    }
  }

  private static boolean correct(Grader grader, String gold, String prediction) {
    long before = allocated();
    var answer = Gold.of(gold);
    boolean correct = grader.grade(answer, Prediction.ofAnswer(prediction)).correct();
    assertThat(answer.answer().key()).isNotEmpty();
    assertThat(answer.answer().likeness()).doesNotContain("");
    assertThat(allocated() - before).isLessThan(MOST);
    return correct;
  }

  static Stream<String> repeated() {
    return Stream.of(
        "\\boxed{",
        "\\boxed{1}, ",
        "\\boxed{}",
        "box",
        "answer is ",
        "final answer is",
        "nswer",
        "answer: \n",
        "答案是",
        "$",
        "$1$ ",
        "$$",
        "\\[ 1 ",
        "\\(",
        "{",
        "}",
        "1",
        "1 + ",
        "(",
        "(1",
        "- ",
        "2A",
        "1.",
        "1,",
        "</think>",
        "<think>",
        "\\",
        "**",
        "a",
        "<answer>",
        "\\boxed{\\text{",
        "\\boxed{1",
        "\\fbox {",
        "lorem ipsum ",
        "#### 7",
        "\n#### x",
        "答案：",
        "选 ",
        "option A is ",
        "$1$, ",
        "= $",
        "\\$",
        "x = ",
        "\\end{align}",
        "<|a|>",
        "<<",
        "\n");
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void aMegabyteOfAnythingIsSearchedInLittleMemory(String piece) {
    String text = piece.repeat(MEGABYTE / piece.length());
    for (Profile profile : Profile.values()) {
      Grader grader = new Grader(profile);
      for (String tail : new String[] {"", " x"}) {
        long before = allocated();
        String whole = text + tail;
        assertThat(grader.grade(Gold.of("5"), grader.completionOrAnswer(whole)).correct())
            .isFalse();
        assertThat(allocated() - before).isLessThan(MOST);
      }
    }
  }

  /** Their differences have millions of digits, which nobody writes out. */
  @Test
  void towersOfPowersAreNeverWrittenOut() {
    String tower = "(((x-10^{300})^{31})^{31})^{31}";
    for (Profile profile : Profile.values()) {
      Grader grader = new Grader(profile);
      for (String gold : new String[] {"x", "x>2"}) {
        long before = allocated();
        String answer = gold.equals("x") ? tower : tower + ">0";
        assertThat(grader.grade(Gold.of(gold), Prediction.ofAnswer(answer)).correct()).isFalse();
        assertThat(allocated() - before).isLessThan(MOST);
      }
    }
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
  }
}
