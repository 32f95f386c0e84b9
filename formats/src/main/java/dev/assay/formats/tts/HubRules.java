package dev.assay.formats.tts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a data set tells of its runs, by rules that a file may replace.
 *
 * <p>Rules are tried in order, and what one of them took is not seen by the next kind: stages, then
 * approach, strategy, benchmark, model. What no rule finds is unknown, never a default. Source:
 * specification of test-time scaling, section 1.4.
 *
 * @param stages prefixes that tell what was done to the data, such as {@code preprocessed-}
 */
public record HubRules(
    List<Pattern> stages,
    List<Rule<Strategy>> strategies,
    List<Rule<String>> datasets,
    List<Rule<Approach>> approaches,
    List<Pattern> models) {

  /** A pattern and what it means; the pattern is looked for without regard to case. */
  public record Rule<T>(Pattern pattern, T meaning) {}

  public HubRules {
    stages = List.copyOf(stages);
    strategies = List.copyOf(strategies);
    datasets = List.copyOf(datasets);
    approaches = List.copyOf(approaches);
    models = List.copyOf(models);
  }

  /**
   * What a name tells.
   *
   * @param stages what was done to the data, latest first
   * @param dataset id of the benchmark on the Hub
   * @param model name of the model, as the path spells it
   */
  public record Facts(
      List<String> stages,
      Optional<Strategy> strategy,
      Optional<String> dataset,
      Optional<Approach> approach,
      Optional<String> model) {

    public Facts {
      stages = List.copyOf(stages);
    }
  }

  /** Reads a name. */
  public Facts read(HubPath path) {
    var rest = new StringBuilder(path.name());
    List<String> found = new ArrayList<>();
    while (stages.stream().anyMatch(stage -> prefix(stage, rest, found))) {
      // prefix() took one; look for the next
    }
    Optional<Approach> approach = first(approaches, rest);
    Optional<Strategy> strategy = first(strategies, rest);
    Optional<String> dataset = first(datasets, rest);
    return new Facts(found, strategy, dataset, approach, model(rest));
  }

  private static boolean prefix(Pattern stage, StringBuilder rest, List<String> found) {
    Matcher matcher = stage.matcher(rest);
    if (!matcher.lookingAt() || matcher.end() == 0) {
      return false;
    }
    String text = matcher.group();
    found.add(text.endsWith("-") ? text.substring(0, text.length() - 1) : text);
    rest.delete(0, text.length());
    return true;
  }

  private static <T> Optional<T> first(List<Rule<T>> rules, StringBuilder rest) {
    for (Rule<T> rule : rules) {
      Matcher matcher = rule.pattern().matcher(rest);
      if (matcher.find() && matcher.end() > matcher.start()) {
        rest.replace(matcher.start(), matcher.end(), "/"); // which no name contains
        return Optional.of(rule.meaning());
      }
    }
    return Optional.empty();
  }

  private Optional<String> model(CharSequence rest) {
    return models.stream()
        .map(pattern -> pattern.matcher(rest))
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst();
  }
}
