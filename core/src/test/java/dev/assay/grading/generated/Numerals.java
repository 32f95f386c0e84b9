package dev.assay.grading.generated;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Numbers with something about them: decimals, percent, units, money, bases, times, words. */
final class Numerals {
  enum Kind {
    DECIMAL,
    PERCENT,
    UNIT,
    CURRENCY,
    THOUSANDS,
    MIXED,
    DEGREES,
    COMPLEX,
    FACTORIAL,
    BASE,
    RATIO,
    TIME,
    DATE,
    TEXT,
    CHOICE
  }

  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final List<List<String>> UNITS =
      List.of(
          List.of("m", "100", "cm"),
          List.of("km", "1000", "m"),
          List.of("hours", "60", "minutes"),
          List.of("kg", "1000", "g"),
          List.of("min", "60", "sec"),
          List.of("feet", "12", "inches"),
          List.of("m^2", "10000", "cm^2"),
          List.of("m/s", "100", "cm/s"));
  private static final List<String> WORDS =
      List.of("even", "odd", "Evelyn", "blue", "parallelogram", "never", "east", "yes", "Tuesday");

  private final SplittableRandom random;

  Numerals(SplittableRandom random) {
    this.random = random;
  }

  Case make(Kind kind) {
    int n = 2 + random.nextInt(90);
    int m = n + 1 + random.nextInt(9);
    String name = kind.name().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case DECIMAL -> decimal(name);
      case PERCENT -> percent(name, n, m);
      case UNIT -> unit(name, n, m);
      case CURRENCY ->
          new Case(
              name,
              pick("\\$" + n, "\\$" + n + ".00", n + " dollars", n + "\\text{ dollars}"),
              pick("" + n, "$" + n, "\\$ " + n, n + "\\text{ dollars}", n + ".00"),
              pick("\\$" + m, "" + m, m + " dollars", "\\$" + n + ".50", n + "\\text{ cents}"));
      case THOUSANDS -> thousands(name);
      case MIXED -> mixed(name);
      case DEGREES ->
          new Case(
              name,
              n + "^\\circ",
              pick("" + n, n + "^{\\circ}", n + "°", n + "\\text{ degrees}", n + " degrees"),
              pick("" + m, m + "^\\circ", m + "\\text{ degrees}"));
      case COMPLEX -> complex(name);
      case FACTORIAL -> factorial(name);
      case BASE -> base(name);
      case RATIO -> ratio(name);
      case TIME -> time(name);
      case DATE -> date(name);
      case TEXT -> text(name);
      case CHOICE -> choice(name);
    };
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private Case decimal(String name) {
    int digits = 1 + random.nextInt(4);
    BigDecimal value = BigDecimal.valueOf(random.nextInt(1, 100_000), digits);
    BigDecimal other = value.add(BigDecimal.valueOf(1 + random.nextInt(9), digits));
    String fraction = "\\frac{" + value.unscaledValue() + "}{1" + "0".repeat(digits) + "}";
    String plain = value.toPlainString();
    String bare = plain.startsWith("0.") ? plain.substring(1) : plain;
    return new Case(
        name,
        plain,
        pick(
            fraction,
            plain + "0",
            bare,
            "+" + plain,
            plain + " \\cdot 1",
            value.unscaledValue() + "\\cdot 10^{-" + digits + "}"),
        pick(other.toPlainString(), "-" + plain, plain + "7"));
  }

  private Case percent(String name, int n, int m) {
    return new Case(
        name,
        pick(n + "\\%", n + "%", n + " \\%"),
        pick(
            "\\frac{" + n + "}{100}",
            BigDecimal.valueOf(n, 2).toPlainString(),
            n + "\\text{ percent}",
            n + " percent",
            n + ".0\\%"),
        pick(m + "\\%", BigDecimal.valueOf(m, 2).toPlainString(), "" + n, "\\frac{" + n + "}{10}"));
  }

  private Case unit(String name, int n, int m) {
    List<String> unit = UNITS.get(random.nextInt(UNITS.size()));
    String converted = "" + (long) n * Long.parseLong(unit.get(1));
    String large = unit.get(0);
    String little = unit.get(2);
    return new Case(
        name,
        written(n + "", large),
        pick(written(converted, little), written(n + "", large), n + "", written(n + ".0", large)),
        pick(
            written(n + "", little),
            written(m + "", large),
            m + "",
            written(converted + "0", little),
            written(n + "", large.startsWith("h") ? "kg" : "hours")));
  }

  private String written(String value, String unit) {
    return pick(
        value + "\\text{ " + unit + "}",
        value + " " + unit,
        value + "\\ \\mathrm{" + unit + "}",
        value + "\\,\\text{" + unit + "}");
  }

  private Case thousands(String name) {
    int value = random.nextInt(1_000, 9_000_000);
    String grouped = String.format(Locale.ROOT, "%,d", value);
    String other = String.format(Locale.ROOT, "%,d", value + 1 + random.nextInt(900));
    return new Case(
        name,
        grouped,
        pick(
            "" + value,
            grouped.replace(",", "{,}"),
            grouped.replace(",", ",\\!"),
            grouped.replace(",", "\\,"),
            "x=" + grouped),
        pick(other, other.replace(",", "{,}"), "" + value / 10, "-" + grouped));
  }

  private Case mixed(String name) {
    int whole = 1 + random.nextInt(20);
    int bottom = 2 + random.nextInt(12);
    int top = 1 + random.nextInt(bottom - 1);
    String improper = "\\frac{" + (whole * bottom + top) + "}{" + bottom + "}";
    return new Case(
        name,
        whole + pick("", " ", "\\ ") + "\\frac{" + top + "}{" + bottom + "}",
        pick(
            improper,
            whole + "+\\frac{" + top + "}{" + bottom + "}",
            (whole * bottom + top) + "/" + bottom,
            whole + " " + top + "/" + bottom),
        pick(
            (whole + 1) + "\\frac{" + top + "}{" + bottom + "}",
            "\\frac{" + whole * top + "}{" + bottom + "}",
            whole + "-\\frac{" + top + "}{" + bottom + "}"));
  }

  private Case complex(String name) {
    int a = random.nextInt(1, 20);
    int b = random.nextInt(2, 20);
    int c = b + 1 + random.nextInt(5);
    String sign = random.nextBoolean() ? "+" : "-";
    String minus = sign.equals("+") ? "-" : "+";
    return new Case(
        name,
        a + sign + b + "i",
        pick(
            a + " " + sign + " " + b + " i",
            (sign.equals("+") ? "" : "-") + b + "i + " + a,
            "\\frac{" + 2 * a + sign + 2 * b + "i}{2}",
            a + minus + "\\frac{" + b + "}{i}",
            "i(" + (sign.equals("+") ? b : "-" + b) + "-" + a + "i)"),
        pick(
            a + sign + c + "i",
            a + (sign.equals("+") ? "-" : "+") + b + "i",
            a + "",
            (a + b) + "",
            b + sign + a + "i+1"));
  }

  private Case factorial(String name) {
    int n = random.nextInt(3, 9);
    int k = random.nextInt(1, n);
    long all = 1;
    long some = 1;
    for (int i = 2; i <= n; i++) {
      all *= i;
      some *= i <= n - k ? i : 1;
    }
    long ways = all / some;
    String binomial = "\\binom{" + n + "}{" + k + "}";
    return random.nextBoolean()
        ? new Case(
            name,
            n + "!",
            pick(
                "" + all,
                n + "\\cdot " + (n - 1) + "!",
                "\\frac{" + (n + 1) + "!}{" + (n + 1) + "}"),
            pick((n + 1) + "!", "" + (all + 1), "(" + n + "!)!"))
        : new Case(
            name,
            binomial,
            pick(
                "\\binom{" + n + "}{" + (n - k) + "}",
                "\\frac{" + ways + "}{" + k + "!}",
                "\\frac{" + n + "!}{" + k + "!" + (n - k) + "!}"),
            pick(binomial + "+1", "\\binom{" + (n + 1) + "}{" + k + "}", ways + k + ""));
  }

  private Case base(String name) {
    int value = random.nextInt(30, 3_000);
    int radix = random.nextInt(2, 17);
    int other = radix == 7 ? 5 : 7;
    String digits = Integer.toString(value, radix).toUpperCase(Locale.ROOT);
    return new Case(
        name,
        digits + "_{" + radix + "}",
        pick(
            Integer.toString(value, other) + "_" + other,
            digits + "_{" + radix + "}",
            digits + "_{(" + radix + ")}",
            Integer.toString(value, 10) + "_{10}"),
        pick(
            Integer.toString(value + 1, radix).toUpperCase(Locale.ROOT) + "_{" + radix + "}",
            Integer.toString(value + 2, other) + "_" + other));
  }

  private Case ratio(String name) {
    int a = random.nextInt(1, 20);
    int b = random.nextInt(1, 20);
    int c = random.nextInt(1, 20);
    int k = random.nextInt(2, 6);
    String more = random.nextBoolean() ? ":" + c : "";
    String scaled = more.isEmpty() ? "" : ":" + k * c;
    return new Case(
        name,
        a + ":" + b + more,
        pick(
            a * k + ":" + b * k + scaled,
            a + " : " + b + more,
            a * k + "\\text{ to }" + b * k + scaled.replace(":", "\\text{ to }")),
        pick(a + 1 + ":" + b + more, a * k + ":" + (b * k + 1) + scaled, a + ":" + (b + 1) + more));
  }

  private Case time(String name) {
    int hour = random.nextInt(1, 12);
    String minutes = String.format(Locale.ROOT, "%02d", random.nextInt(0, 60));
    String later = String.format(Locale.ROOT, "%02d", (Integer.parseInt(minutes) + 7) % 60);
    boolean afternoon = random.nextBoolean();
    String half = afternoon ? "p.m." : "a.m.";
    String shortHalf = afternoon ? "PM" : "AM";
    String clock = hour + ":" + minutes;
    return new Case(
        name,
        pick(
            clock + "\\text{ " + half + "}",
            "\\text{" + clock + " " + half + "}",
            clock + " " + shortHalf),
        pick(
            clock + shortHalf,
            clock + "\\text{ " + shortHalf + "}",
            clock + " " + half,
            clock + "\\," + "\\mathrm{" + shortHalf.toLowerCase(Locale.ROOT) + "}",
            String.format(Locale.ROOT, "%02d:%s", hour + (afternoon ? 12 : 0), minutes)),
        pick(
            hour + ":" + later + " " + shortHalf,
            clock + (afternoon ? " AM" : " PM"),
            hour + 1 + ":" + minutes + "\\text{ " + half + "}"));
  }

  private Case date(String name) {
    String month = MONTHS.get(random.nextInt(12));
    String other = MONTHS.get((MONTHS.indexOf(month) + 1) % 12);
    int day = random.nextInt(1, 28);
    int year = random.nextInt(1500, 2100);
    String numbers =
        String.format(Locale.ROOT, "%d-%02d-%02d", year, MONTHS.indexOf(month) + 1, day);
    return new Case(
        name,
        pick("\\text{" + month + " " + day + ", " + year + "}", month + " " + day + ", " + year),
        pick(
            day + " " + month + " " + year,
            "\\text{" + day + " " + month + " " + year + "}",
            "\\text{" + month.substring(0, 3) + " " + day + ", " + year + "}",
            numbers),
        pick(
            "\\text{" + month + " " + (day + 1) + ", " + year + "}",
            day + " " + other + " " + year,
            month + " " + day + ", " + (year + 1)));
  }

  private Case text(String name) {
    String word = WORDS.get(random.nextInt(WORDS.size()));
    String other =
        WORDS.get((WORDS.indexOf(word) + 1 + random.nextInt(WORDS.size() - 1)) % WORDS.size());
    return new Case(
        name,
        pick("\\text{" + word + "}", word),
        pick(
            word,
            "\\text{" + word.toLowerCase(Locale.ROOT) + "}",
            "\\textbf{" + word + "}",
            "\\text{ " + word + " }",
            "\\mathrm{" + word + "}",
            word + "."),
        pick(other, "\\text{" + other + "}", "\\text{not " + word + "}"));
  }

  private Case choice(String name) {
    int at = random.nextInt(5);
    String letter = "" + (char) ('A' + at);
    String other = "" + (char) ('A' + (at + 1 + random.nextInt(4)) % 5);
    int content = random.nextInt(2, 90);
    return new Case(
        name,
        pick(letter, "(" + letter + ")", "\\text{(" + letter + ")}", "\\text{" + letter + "}"),
        pick(
            "\\textbf{(" + letter + ")}",
            "\\textbf{(" + letter + ") }" + content,
            letter + ".",
            "(" + letter + ")",
            "\\text{(" + letter + ")}\\ " + content,
            "\\mathrm{" + letter + "}"),
        pick("(" + other + ")", "\\text{" + other + "}", "\\textbf{(" + other + ") }" + content));
  }
}
