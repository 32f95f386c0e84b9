package dev.assay.analysis.tts;

import dev.assay.analysis.tts.Finding.Severity;
import dev.assay.formats.tts.Problem;
import dev.assay.formats.tts.SubsetName;
import dev.assay.grading.Gold;
import dev.assay.grading.Grader;
import dev.assay.grading.Prediction;
import dev.assay.selection.Method;
import dev.assay.selection.StepScores;
import dev.assay.stats.CochranQ;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a data set before anyone believes its numbers.
 *
 * <p>Source: specification of test-time scaling, section 2.5.
 */
public final class Validation {
  private static final Pattern CHOICE = Pattern.compile("(naive|weighted|maj)@([0-9]{1,6})");
  private static final double SCORE_TOLERANCE = 1e-9;
  private static final double MANY_COPIES = 0.01;
  private static final double NOT_FLAT = 0.001;
  private static final int SHOWN = 3;

  /** Problems of well-known benchmarks, by a part of their name. */
  private static final Map<String, Integer> SIZES =
      Map.of("MATH-500", 500, "lighteval/MATH", 5000, "aime25", 30, "gsm8k", 1319);

  private final List<JudgedProblem> problems;
  private final Grader grader;
  private final List<Finding> findings = new ArrayList<>();

  private Validation(List<JudgedProblem> problems, Grader grader) {
    this.problems = problems;
    this.grader = grader;
  }

  /**
   * All findings, the worst first.
   *
   * @param dataset id of the benchmark; empty when unknown
   * @param whole how many problems the benchmark has; empty when only its name may tell
   * @param chunk the problems of it that were to be solved; empty for all
   */
  public static List<Finding> of(
      List<JudgedProblem> problems,
      Grader grader,
      String dataset,
      OptionalInt whole,
      Optional<SubsetName.Chunk> chunk) {
    return new Validation(problems, grader).all(dataset, whole, chunk);
  }

  private List<Finding> all(String dataset, OptionalInt whole, Optional<SubsetName.Chunk> chunk) {
    size(dataset, whole, chunk);
    duplicates();
    inconsistent();
    Misfiled.in(problems.stream().map(JudgedProblem::problem).toList())
        .ifPresent(found -> add(Severity.ERROR, "misfiled", found.message()));
    gold();
    scores();
    aggregates();
    choices();
    verdicts();
    identities();
    answers();
    copies();
    positions();
    findings.sort((a, b) -> a.severity().compareTo(b.severity()));
    return List.copyOf(findings);
  }

  private void add(Severity severity, String check, String message) {
    findings.add(new Finding(severity, check, message));
  }

  /** The last chunk of a benchmark may be said to end behind its last problem. */
  private void size(String dataset, OptionalInt whole, Optional<SubsetName.Chunk> chunk) {
    OptionalInt size = whole;
    for (Map.Entry<String, Integer> known : SIZES.entrySet()) {
      if (size.isEmpty() && dataset.contains(known.getKey())) {
        size = OptionalInt.of(known.getValue());
      }
    }
    if (size.isEmpty()) {
      return;
    }
    int all = size.getAsInt();
    int expected =
        chunk.map(part -> Math.max(0, Math.min(part.end(), all) - part.start())).orElse(all);
    if (expected != problems.size()) {
      add(
          Severity.WARNING,
          "size",
          "%s problems where %s are expected".formatted(problems.size(), expected));
    }
  }

  private void duplicates() {
    Set<String> seen = new HashSet<>();
    List<String> twice =
        problems.stream()
            .map(judged -> judged.problem().key())
            .filter(Predicate.not(seen::add))
            .toList();
    if (!twice.isEmpty()) {
      add(
          Severity.ERROR,
          "duplicates",
          "%s problems occur more than once: %s".formatted(twice.size(), some(twice)));
    }
  }

  private void inconsistent() {
    List<String> faults = new ArrayList<>();
    for (JudgedProblem judged : problems) {
      for (String fault : judged.problem().faults()) {
        faults.add("row %s: %s".formatted(judged.problem().line(), fault));
      }
    }
    if (!faults.isEmpty()) {
      add(
          Severity.ERROR,
          "rows",
          "%s contradictions within rows: %s".formatted(faults.size(), some(faults)));
    }
    long sizes = problems.stream().mapToInt(JudgedProblem::size).distinct().count();
    if (sizes > 1) {
      int least = problems.stream().mapToInt(JudgedProblem::size).min().orElse(0);
      int most = problems.stream().mapToInt(JudgedProblem::size).max().orElse(0);
      add(
          Severity.WARNING,
          "sizes",
          "problems have from %s to %s completions; budgets above %s are not comparable"
              .formatted(least, most, least));
    }
  }

  private void gold() {
    long missing = problems.stream().filter(j -> j.problem().gold().isBlank()).count();
    long unread = problems.stream().filter(j -> j.verdicts().contains("gold_unparsable")).count();
    if (missing > 0) {
      add(
          Severity.ERROR,
          "gold",
          "%s problems have no gold answer; nothing can be right there".formatted(missing));
    }
    if (unread > 0) {
      add(
          Severity.WARNING,
          "gold",
          "%s gold answers are understood as text only".formatted(unread));
    }
  }

  private void scores() {
    long outside = 0;
    long unknown = 0;
    long empty = 0;
    long all = 0;
    for (JudgedProblem judged : problems) {
      for (double[] steps : judged.problem().steps()) {
        all++;
        empty += steps.length == 0 ? 1 : 0;
        for (double step : steps) {
          unknown += Double.isNaN(step) ? 1 : 0;
          outside += step < 0 || step > 1 ? 1 : 0;
        }
      }
    }
    if (empty > 0) {
      add(
          Severity.WARNING,
          "scores",
          "%s of %s completions have no step scores".formatted(empty, all));
    }
    if (unknown > 0) {
      add(Severity.ERROR, "scores", "%s step scores are not numbers".formatted(unknown));
    }
    if (outside > 0) {
      add(
          Severity.NOTE,
          "scores",
          "%s step scores lie outside [0, 1], as logits of an outcome reward do"
              .formatted(outside));
    }
  }

  /** Whether the stated score of each completion is that of its last step, as upstream has it. */
  private void aggregates() {
    long wrong = 0;
    long all = 0;
    for (JudgedProblem judged : problems) {
      Problem problem = judged.problem();
      if (!problem.hasSteps() || problem.scores().length == 0) {
        continue;
      }
      for (int i = 0; i < problem.scores().length; i++) {
        double last = StepScores.LAST.of(problem.steps()[i]);
        all++;
        wrong += Math.abs(last - problem.scores()[i]) > SCORE_TOLERANCE ? 1 : 0;
      }
    }
    if (wrong > 0) {
      add(
          Severity.WARNING,
          "aggregates",
          "%s of %s stated scores are not that of the last step".formatted(wrong, all));
    }
  }

  /** Whether the stated choices follow from the completions. */
  private void choices() {
    long wrong = 0;
    long all = 0;
    List<String> examples = new ArrayList<>();
    for (JudgedProblem judged : problems) {
      for (Map.Entry<String, String> stated : judged.problem().chosen().entrySet()) {
        Matcher name = CHOICE.matcher(stated.getKey());
        Optional<Method> method = name.matches() ? Method.named(name.group(1)) : Optional.empty();
        if (method.isEmpty() || !derivable(judged, method.get(), name)) {
          continue;
        }
        all++;
        String derived = judged.chosen(method.get(), Integer.parseInt(name.group(2)));
        if (!same(stated.getValue(), derived)) {
          wrong++;
          examples.add(
              "row %s, pred_%s: stated %s, derived %s"
                  .formatted(
                      judged.problem().line(),
                      stated.getKey(),
                      shown(stated.getValue()),
                      shown(derived)));
        }
      }
    }
    if (wrong > 0) {
      add(
          Severity.WARNING,
          "choices",
          "%s of %s stated choices do not follow from the completions: %s"
              .formatted(wrong, all, some(examples)));
    }
  }

  private static boolean derivable(JudgedProblem judged, Method method, Matcher name) {
    int n = Integer.parseInt(name.group(2));
    boolean scored = !method.needsScores() || !Double.isNaN(judged.ballot().score(0));
    return n >= 1 && n <= judged.size() && scored;
  }

  private boolean same(String stated, String derived) {
    return stated.strip().equals(derived.strip())
        || grader.grade(Gold.of(stated), Prediction.ofAnswer(derived)).correct();
  }

  /** Stored verdicts against ours. */
  private void verdicts() {
    long wrong = 0;
    long all = 0;
    for (JudgedProblem judged : problems) {
      boolean[] stated = judged.problem().correct();
      for (int i = 0; i < Math.min(stated.length, judged.size()); i++) {
        all++;
        wrong += stated[i] != judged.correct()[i] ? 1 : 0;
      }
      for (Map.Entry<String, Boolean> flag : judged.problem().chosenCorrect().entrySet()) {
        Boolean ours = judged.chosenCorrect().get(flag.getKey());
        if (ours != null) {
          all++;
          wrong += !ours.equals(flag.getValue()) ? 1 : 0;
        }
      }
    }
    if (wrong > 0) {
      add(
          Severity.WARNING,
          "verdicts",
          "%s of %s stored verdicts differ from ours".formatted(wrong, all));
    } else if (all > 0) {
      add(Severity.NOTE, "verdicts", "all %s stored verdicts agree with ours".formatted(all));
    }
  }

  /**
   * What must hold of stated choices whatever the completions are. Who abstains is overtaken by the
   * second vote, so that {@code maj@2} may differ where there is no {@code maj@1}.
   */
  private void identities() {
    differing("naive@1", "weighted@1");
    differing("naive@1", "maj@1");
    differing("maj@2", "maj@1");
  }

  private void differing(String one, String other) {
    long wrong =
        problems.stream()
            .map(judged -> judged.problem().chosen())
            .filter(chosen -> chosen.containsKey(one) && chosen.containsKey(other))
            .filter(chosen -> !one.equals("maj@2") || !chosen.getOrDefault(other, "").isBlank())
            .filter(chosen -> !Objects.equals(chosen.get(one), chosen.get(other)))
            .count();
    if (wrong > 0) {
      add(
          Severity.ERROR,
          "identities",
          "pred_%s differs from pred_%s in %s rows; they cannot differ"
              .formatted(one, other, wrong));
    }
  }

  private void answers() {
    long none = problems.stream().mapToInt(JudgedProblem::withoutAnswer).sum();
    long all = completions();
    if (none > 0) {
      add(
          Severity.NOTE,
          "answers",
          "%s of %s completions (%s) have no answer; they abstain from votes and count as wrong"
              .formatted(none, all, percent(none, all)));
    }
  }

  private long completions() {
    return problems.stream().mapToLong(JudgedProblem::size).sum();
  }

  private void copies() {
    long copies = 0;
    for (JudgedProblem judged : problems) {
      List<String> texts = judged.problem().completions();
      copies += texts.size() - new HashSet<>(texts).size();
    }
    long all = completions();
    if (copies > MANY_COPIES * all) {
      add(
          Severity.WARNING,
          "copies",
          ("%s of %s completions (%s) are copies of another one of their problem; pass@k and"
                  + " votes are not those of independent samples")
              .formatted(copies, all, percent(copies, all)));
    }
  }

  /**
   * Whether accuracy depends on the place of a completion: chi squared of places against its
   * degrees of freedom, four standard deviations out.
   */
  private void positions() {
    int places = problems.stream().mapToInt(JudgedProblem::size).min().orElse(0);
    CochranQ.Sums sums = new CochranQ.Sums(places);
    problems.forEach(judged -> sums.add(Arrays.copyOf(judged.correct(), places)));
    CochranQ test = sums.test();
    if (test != null && test.p() < NOT_FLAT) {
      double low = Arrays.stream(sums.shares()).min().orElse(0);
      double high = Arrays.stream(sums.shares()).max().orElse(0);
      add(
          Severity.WARNING,
          "positions",
          String.format(
              Locale.ROOT,
              "accuracy depends on the place of a completion (%.1f %% to %.1f %%, Cochran's Q %.1f"
                  + " of %d degrees of freedom); the first n are not a smaller version of the run",
              100 * low,
              100 * high,
              test.q(),
              test.df()));
    }
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  private static String some(List<String> all) {
    String shown = String.join("; ", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() > SHOWN ? shown + "; ..." : shown;
  }

  private static String shown(String answer) {
    String line = answer.replace('\n', ' ');
    return "'" + (line.length() > 40 ? line.substring(0, 40) + "..." : line) + "'";
  }
}
