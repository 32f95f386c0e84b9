package dev.assay.grading.text;

import dev.assay.grading.measure.Units;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes what is set in a font, a colour or a frame out of its command. Words stay in {@code \text},
 * since they are no product of letters. Words that join answers become {@code \land} and {@code
 * \lor}.
 */
final class Wrappers {
  private static final int DEPTH = 5;
  private static final String FONTS =
      "text mathrm textrm textbf textit textsf texttt textnormal mathbf mathit mathsf "
          + " mathtt mathnormal boldsymbol bm pmb mbox hbox emph operatorname bf rm it tt sf "
          + " em bfseries itshape textsc textup mathop symbf Bold";
  private static final String FRAMES =
      "underline uline fbox framebox boxed ensuremath smash mathstrut colorbox "
          + " textcolor fcolorbox underbrace overbrace mathord mathrel mathbin";
  private static final String WITH_ARGUMENT =
      "color hspace vspace label tag phantom hphantom vphantom";
  private static final String ALONE =
      "textstyle scriptstyle scriptscriptstyle nolimits large Large LARGE huge Huge "
          + " small normalsize hfill nonumber notag allowbreak mathstrut strut middle biggl "
          + " biggr Biggl Biggr bigg Bigg centering noindent enspace thinspace medspace "
          + " thickspace negthinspace bf rm it tt sf em bfseries itshape hline";
  private static final String[][] RENAMED = {
    {"leftrightarrow", "\\iff "},
    {"leftarrow", "\\gets "},
    {"rightarrow", "\\to "},
    {"bigcup", "\\cup "},
    {"bigcap", "\\cap "},
    {"wedge", "\\land "},
    {"vee", "\\lor "},
    {"degrees", "^\\circ "},
    {"textdegree", "^\\circ "},
    {"dots", "\\ldots "},
    {"dotsc", "\\ldots "},
    {"lbrack", "["},
    {"rbrack", "]"},
    {"colon", ":"},
    {"textminus", "-"},
    {"textdollar", "\\$"},
    {"euro", "€"},
    {"pounds", "£"},
    {"ldotp", "."}
  };

  /** What is done with a command. */
  private enum Kind {
    FONT,
    FRAME,
    GONE,
    ALONE
  }

  private static final Map<String, Kind> KINDS = kinds();
  private static final Map<String, String> NAMES =
      Arrays.stream(RENAMED).collect(Collectors.toUnmodifiableMap(p -> p[0], p -> p[1]));

  private static Map<String, Kind> kinds() {
    var all = new HashMap<String, Kind>();
    put(all, ALONE, Kind.ALONE);
    put(all, WITH_ARGUMENT, Kind.GONE);
    put(all, FRAMES, Kind.FRAME);
    put(all, FONTS, Kind.FONT);
    return Map.copyOf(all);
  }

  private static void put(Map<String, Kind> all, String names, Kind kind) {
    for (String each : names.split(" ", -1)) {
      all.put(each, kind);
    }
  }

  private static final Set<String> DECLARED =
      Set.of("bf", "rm", "it", "tt", "sf", "em", "bfseries", "itshape");
  private static final Set<String> COLOURED = Set.of("textcolor", "colorbox");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "sin", "cos", "tan", "cot", "csc", "arcsin", "arccos", "arctan", "ln", "log", "lg", "exp",
          "sinh", "cosh", "tanh", "cis", "gcd", "lcm", "det", "sgn", "sqrt");

  private final String text;
  private final StringBuilder out;
  private final int depth;

  private Wrappers(String text, int depth) {
    this.text = text;
    this.depth = depth;
    out = new StringBuilder(text.length());
  }

  static String removed(String text) {
    return removed(text, 0);
  }

  private static String removed(String text, int depth) {
    boolean any =
        text.indexOf('\\') >= 0
            || text.contains("and")
            || text.contains("or")
            || text.contains("mod ");
    return any && depth < DEPTH ? new Wrappers(text, depth).run() : text;
  }

  private String run() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && Character.isLetter(charAt(at + 1))) {
        at = command(at);
      } else if (c == '\\') {
        out.append(text, at, Math.min(text.length(), at + 2));
        at += 2;
      } else if (c == '{' && declares(at + 1)) {
        int close = closing(at);
        int end = nameEnd(skip(at + 1) + 1);
        font("bf", text.substring(end, close));
        at = close + 1;
      } else {
        at = word(at);
      }
    }
    return out.toString();
  }

  /** Past one character, or past a word that joins two answers. */
  private int word(int at) {
    for (String each : new String[] {"and", "or"}) {
      boolean here =
          text.startsWith(each, at)
              && apart(at - 1)
              && apart(at + each.length())
              && (at == 0 || text.charAt(at - 1) != '\\');
      if (here && at > 0) {
        out.append(joining(each));
        return at + each.length();
      }
    }
    boolean modulus =
        text.startsWith("mod ", at) && at > 0 && " (".indexOf(text.charAt(at - 1)) >= 0;
    out.append(modulus ? "\\bmod " : text.substring(at, at + 1));
    return at + (modulus ? 4 : 1);
  }

  private static String joining(String word) {
    return word.equals("and") ? "\\land " : "\\lor ";
  }

  private boolean apart(int at) {
    return at < 0
        || at >= text.length()
        || " $~,;)]}".indexOf(text.charAt(at)) >= 0
        || text.charAt(at) == '\\'
        || Character.isWhitespace(text.charAt(at));
  }

  private boolean declares(int at) {
    int slash = skip(at);
    return charAt(slash) == '\\'
        && DECLARED.contains(text.substring(slash + 1, nameEnd(slash + 1)))
        && closing(at - 1) > 0;
  }

  private int command(int at) {
    int end = nameEnd(at + 1);
    String name = text.substring(at + 1, end);
    Kind kind = KINDS.get(name);
    if (kind == null) {
      return other(name, at, end);
    }
    int open = skip(end);
    if (name.equals("operatorname") && charAt(open) == '*') {
      open = skip(open + 1);
    }
    int close = charAt(open) == '{' ? closing(open) : -1;
    switch (kind) {
      case FRAME -> {
        return framed(name, open);
      }
      case FONT -> {
        if (close > 0) {
          font(name, text.substring(open + 1, close));
          return close + 1;
        }
        out.append(DECLARED.contains(name) ? " " : text.substring(at, end));
      }
      case GONE -> {
        if (close > 0) {
          return close + 1;
        }
        out.append(text, at, end);
      }
      case ALONE -> out.append(' ');
    }
    return end;
  }

  private int other(String name, int at, int end) {
    boolean open = charAt(end) == '.' && (name.equals("left") || name.equals("right"));
    String renamed = NAMES.get(name);
    out.append(open ? "" : renamed != null ? renamed : text.substring(at, end));
    return open ? end + 1 : end;
  }

  private int framed(String name, int from) {
    int open = from;
    while (charAt(open) == '[' && text.indexOf(']', open) > 0) {
      open = skip(text.indexOf(']', open) + 1);
    }
    int close = charAt(open) == '{' ? closing(open) : -1;
    if (COLOURED.contains(name) && close > 0) {
      open = skip(close + 1);
      close = charAt(open) == '{' ? closing(open) : -1;
    }
    if (close < 0) {
      out.append(' ');
      return from;
    }
    inside(removed(text.substring(open + 1, close), depth + 1));
    return close + 1;
  }

  /** What was framed, in braces where it has to be kept together. */
  private void inside(String content) {
    boolean simple = content.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.');
    boolean alone = out.isEmpty();
    out.append(simple || alone && !content.contains("\\over") ? content : "{" + content + "}");
  }

  private void font(String name, String raw) {
    String content = raw.strip();
    String joins = content.replace(",", "").replace(";", "").strip();
    if (joins.equals("and") || joins.equals("or")) {
      out.append(' ').append(joining(joins));
    } else if (FUNCTIONS.contains(content)) {
      out.append('\\').append(content).append(' ');
    } else if (content.equals("mod") || name.equals("operatorname") && content.equals("sec")) {
      out.append(content.equals("mod") ? "\\bmod " : "\\sec ");
    } else if (content.length() == 1 && !Character.isLetter(content.charAt(0))) {
      out.append(content);
    } else if (!spelled(content).equals(content) && Units.of(spelled(content)).isPresent()) {
      out.append("\\text{").append(spelled(content)).append('}');
    } else if (isFormula(content)) {
      inside(removed(content, depth + 1));
    } else {
      out.append("\\text{").append(raw).append('}');
    }
  }

  /** A unit without the braces and spaces that it is set with: {@code m\,s^{-2}}. */
  private static String spelled(String unit) {
    if (unit.indexOf('\\') < 0 && unit.indexOf('{') < 0) {
      return unit;
    }
    return unit.replace("\\mu ", "μ")
        .replace("\\mu", "μ")
        .replace("\\cdot", " ")
        .replace("\\,", " ")
        .replace("\\;", " ")
        .replace("\\ ", " ")
        .replace("{", "")
        .replace("}", "");
  }

  /** Neither words nor a mere letter: there are digits, signs or commands in it. */
  private static boolean isFormula(String content) {
    int letters = 0;
    boolean signs = false;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c == '\\' && i + 1 < content.length() && Character.isLetter(content.charAt(i + 1))) {
        signs = true;
        i++;
        while (i + 1 < content.length() && Character.isLetter(content.charAt(i + 1))) {
          i++;
        }
        letters = 0;
        continue;
      }
      letters = Character.isLetter(c) ? letters + 1 : 0;
      signs |= Character.isDigit(c) || "+-=*/^<>[]".indexOf(c) >= 0;
      if (letters > 1) {
        return false;
      }
    }
    return signs && content.indexOf(':') < 0 && Units.of(content).isEmpty();
  }

  private int skip(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private int nameEnd(int from) {
    int at = from;
    while (at < text.length() && isAsciiLetter(text.charAt(at))) {
      at++;
    }
    return Math.min(at, text.length());
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private char charAt(int at) {
    return at >= 0 && at < text.length() ? text.charAt(at) : '\0';
  }

  /** The brace that closes the one at a place; -1 if none does. */
  private int closing(int open) {
    int level = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        level++;
      } else if (c == '}' && --level == 0) {
        return i;
      }
    }
    return -1;
  }
}
