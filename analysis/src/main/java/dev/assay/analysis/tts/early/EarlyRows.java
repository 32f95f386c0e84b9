package dev.assay.analysis.tts.early;

import dev.assay.analysis.tts.Pooling;
import dev.assay.analysis.tts.Pooling.Source;
import dev.assay.analysis.tts.RunRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The completions that a replay of the early strategy chose, as rows of a data set: with what was
 * decided of each problem, and nothing of the completions left out, so that they can be judged
 * anew.
 *
 * <p>Source: specification of test-time scaling, sections 2.4 and 7.1.25.
 */
public final class EarlyRows {
  private EarlyRows() {}

  /** How it is done, for the mark of what is made; the name of the run says the rest. */
  public static String words(EarlyRule rule, RunRef as) {
    return "early, %s%s".formatted(as.subset(), rule.keepProbe() ? ", probe kept" : "");
  }

  /** The completions that were decided on. */
  public static Pooling.Choice of(Early early, List<Source> sources) {
    Map<RunRef, Integer> number = new HashMap<>();
    sources.forEach(each -> number.put(each.run(), number.size()));
    Map<String, Early.Decision> decisions = new HashMap<>();
    early.decisions().forEach(each -> decisions.put(each.key(), each));
    return (key, sizes) ->
        Optional.ofNullable(decisions.get(key))
            .filter(decision -> fits(decision, number, sizes))
            .map(decision -> chosen(decision, number));
  }

  /** Whether the rows have what was chosen; a row that is refused does not, which is told. */
  private static boolean fits(Early.Decision decision, Map<RunRef, Integer> number, int[] sizes) {
    return decision.picks().stream()
        .allMatch(pick -> pick.position() < sizes[number.getOrDefault(pick.run(), 0)]);
  }

  private static Pooling.Chosen chosen(Early.Decision decision, Map<RunRef, Integer> number) {
    var more = JsonNodeFactory.instance.objectNode();
    more.put("dominant", decision.dominant());
    more.put("probe_agreement", decision.agreement());
    return new Pooling.Chosen(
        decision.picks().stream().mapToInt(pick -> number.getOrDefault(pick.run(), 0)).toArray(),
        decision.picks().stream().mapToInt(Early.Origin::position).toArray(),
        more);
  }
}
