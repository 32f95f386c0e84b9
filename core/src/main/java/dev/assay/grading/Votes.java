package dev.assay.grading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which answers to one problem vote together: those of one key, and those that the strict profile
 * finds equal, such as {@code 5}, {@code x = 5} and {@code 2 + 3 = 5}.
 *
 * <p>Equality is not transitive where answers say less than others: {@code 5} is {@code x = 5} and
 * {@code y = 5}, which differ. So an answer joins a group only if it equals all that are in it, the
 * more frequent answers shortest. Pure functions; which answers are together does not depend on
 * their order.
 */
public final class Votes {
  private static final Grader STRICT = new Grader(Settings.STRICT);

  /** Comparisons for one problem, so that no completions, however hostile, take long. */
  private static final int MOST_COMPARED = 200;

  private static final Comparator<String> SHORTEST_FIRST =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  /** What a comparison costs that was given up. */
  private static final int GAVE_UP = 20;

  /** Keys of answers that are all equal. */
  private static final class Group {
    final List<String> keys = new ArrayList<>();

    /** The shortest, so that it is often that of other runs of the problem too. */
    String name() {
      return Collections.min(keys, SHORTEST_FIRST);
    }
  }

  private final Map<String, Prediction> shortest;
  private final Map<String, Set<Group>> alike = new HashMap<>();
  private final Map<String, Group> groupOf = new HashMap<>();
  private int left = MOST_COMPARED;

  private Votes(Map<String, Prediction> shortest) {
    this.shortest = shortest;
  }

  /**
   * One key for each answer, equal for those that vote together; empty for none.
   *
   * @param answers to one problem
   */
  public static List<String> keys(List<Prediction> answers) {
    List<String> keys = answers.stream().map(each -> each.answer().key()).toList();
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, Prediction> shortest = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      if (!key.isEmpty()) {
        counts.merge(key, 1, Integer::sum);
        shortest.merge(key, answers.get(i), Votes::shorter);
      }
    }
    if (counts.size() < 2) {
      return keys;
    }
    List<String> order = new ArrayList<>(counts.keySet());
    order.sort(
        Comparator.comparingInt((String key) -> -counts.getOrDefault(key, 0))
            .thenComparing(SHORTEST_FIRST));
    var votes = new Votes(shortest);
    order.forEach(votes::place);
    return keys.stream()
        .map(key -> votes.groupOf.containsKey(key) ? votes.groupOf.get(key).name() : key)
        .toList();
  }

  private static Prediction shorter(Prediction one, Prediction other) {
    String a = one.answer().cleaned();
    String b = other.answer().cleaned();
    return SHORTEST_FIRST.compare(a, b) <= 0 ? one : other;
  }

  private void place(String key) {
    Set<String> marks = marks(key);
    Set<Group> candidates = new LinkedHashSet<>();
    marks.forEach(mark -> candidates.addAll(alike.getOrDefault(mark, Set.of())));
    Group group =
        candidates.stream()
            .filter(each -> each.keys.stream().allMatch(member -> equal(member, key)))
            .findFirst()
            .orElseGet(Group::new);
    group.keys.add(key);
    groupOf.put(key, group);
    marks.forEach(mark -> alike.computeIfAbsent(mark, m -> new LinkedHashSet<>()).add(group));
  }

  private Set<String> marks(String key) {
    Prediction answer = prediction(key);
    Set<String> marks = new LinkedHashSet<>(answer.answer().likeness());
    Choice.of(answer.answer().in(STRICT.settings().dialect()))
        .ifPresent(choice -> marks.add("c " + choice.letters()));
    return marks;
  }

  private boolean equal(String one, String other) {
    if (left <= 0) {
      return false;
    }
    Verdict verdict = STRICT.grade(new Gold(prediction(one).answer()), prediction(other));
    left -= verdict instanceof Verdict.GaveUp ? GAVE_UP : 1;
    return verdict.correct();
  }

  private Prediction prediction(String key) {
    Prediction answer = shortest.get(key);
    if (answer == null) {
      throw new IllegalStateException("no answer of the key " + key);
    }
    return answer;
  }
}
