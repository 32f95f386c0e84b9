package dev.assay.analysis.question.where;

import dev.assay.analysis.question.where.Reference.Part;
import dev.assay.analysis.question.where.Token.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what names something that a run has. */
final class Names {
  private static final Set<String> WORDS =
      Set.of("and", "or", "not", "in", "like", "ilike", "is", "null", "between", "has", "contains");
  private static final List<String> CONFIG = List.of("config", "training_config");

  private Names() {}

  static Reference reference(Parser parser) {
    Token token = parser.peek();
    if (token.kind() == Kind.QUOTED_NAME) {
      parser.advance();
      return new Reference.Key(token.text(), partAfterDot(parser), token.at());
    }
    if (token.kind() != Kind.NAME || WORDS.stream().anyMatch(token::isWord)) {
      throw parser.expected("a field, a metric or config.…");
    }
    parser.advance();
    if (token.isWord("task") && parser.takeSymbol("(")) {
      return taskMetric(parser, token);
    }
    if (token.isWord("metric") && parser.takeSymbol("(")) {
      Token key = parser.takeText("a metric in quotes");
      parser.take(")");
      return new Reference.Key(key.text(), partAfterDot(parser), token.at());
    }
    Reference config = config(parser, token);
    return config != null
        ? config
        : new Reference.Name(List.of(token.text().split("\\.", -1)), token.at());
  }

  private static Reference taskMetric(Parser parser, Token start) {
    String task = parser.takeText("a task in quotes").text();
    parser.take(")");
    if (parser.takeSymbol("[")) {
      String name = parser.takeText("a metric name in quotes").text();
      parser.take("]");
      return new Reference.TaskMetric(task, name, partAfterDot(parser), start.at());
    }
    parser.take(".");
    String name = dotted(parser);
    int dot = name.lastIndexOf('.');
    Part part = dot < 0 ? null : Parser.part(name.substring(dot + 1));
    return part == null
        ? new Reference.TaskMetric(task, name, Part.VALUE, start.at())
        : new Reference.TaskMetric(task, name.substring(0, dot), part, start.at());
  }

  private static Part partAfterDot(Parser parser) {
    if (!parser.takeSymbol(".")) {
      return Part.VALUE;
    }
    Part part = parser.peek().kind() == Kind.NAME ? Parser.part(parser.peek().text()) : null;
    if (part == null) {
      throw parser.expected("value, se or n");
    }
    parser.advance();
    return part;
  }

  /**
   * {@code config.a.b}, {@code config['a.b']}, {@code config.a['b'].c}; null for any other name.
   */
  private static @Nullable Reference config(Parser parser, Token start) {
    String name = start.text();
    int dot = name.indexOf('.');
    String head = dot < 0 ? name : name.substring(0, dot);
    if (!CONFIG.contains(head) || (dot < 0 && !parser.peek().isSymbol("["))) {
      return null;
    }
    StringBuilder path = new StringBuilder(dot < 0 ? "" : name.substring(dot + 1));
    while (true) {
      if (parser.takeSymbol("[")) {
        append(path, parser.takeText("a path in quotes").text());
        parser.take("]");
      } else if (parser.takeSymbol(".")) {
        append(path, dotted(parser));
      } else {
        return new Reference.Config(path.toString(), start.at());
      }
    }
  }

  private static void append(StringBuilder path, String more) {
    if (!path.isEmpty()) {
      path.append('.');
    }
    path.append(more);
  }

  private static String dotted(Parser parser) {
    if (parser.peek().kind() != Kind.NAME) {
      throw parser.expected("a name");
    }
    return parser.advance().text();
  }
}
