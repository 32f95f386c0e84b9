package dev.assay.analysis.scaling;

import dev.assay.analysis.report.Doc;
import dev.assay.analysis.report.Doc.Block;
import dev.assay.analysis.tts.across.Capability;
import dev.assay.analysis.tts.across.Duel;
import dev.assay.analysis.tts.across.Enough;
import dev.assay.analysis.tts.across.Experiment;
import dev.assay.analysis.tts.across.Pick;
import dev.assay.analysis.tts.across.Shift;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.figures.Figure;
import dev.assay.formats.tts.DifficultyFile.Level;
import dev.assay.formats.tts.DifficultyFile.Number;
import dev.assay.stats.MeanDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of a synthesis: what is within noise is said to be, what is untested too. */
final class SynthesisText {
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([a-z_]+)\\s*}}");

  private final ReferenceFindings found;
  private final ScalingOutputs.Asked asked;
  private final SynthesisOutputs.Frame frame;

  SynthesisText(ReferenceFindings found, ScalingOutputs.Asked asked, SynthesisOutputs.Frame frame) {
    this.found = found;
    this.asked = asked;
    this.frame = frame;
  }

  Doc findings(List<Figure> figures, String ending) {
    List<Block> blocks = new ArrayList<>();
    section(blocks, "Summary", summary());
    section(blocks, "Problems by difficulty", difficulty());
    blocks.add(new Block.Tabular(AcrossTables.counts(found.experiments())));
    blocks.add(new Block.Heading(2, "Which temperature suits which level"));
    blocks.add(new Block.Tabular(AcrossTables.picks(found.picks())));
    section(blocks, "Strengths and weaknesses", strengths());
    List<Pick> hardest = hardest();
    if (!hardest.isEmpty()) {
      blocks.add(new Block.Heading(2, "The hardest level: " + hardest.getFirst().level().number()));
      blocks.add(new Block.Tabular(AcrossTables.picks(hardest)));
    }
    section(blocks, "Recommendations", recommendations());
    figures.forEach(
        figure -> blocks.add(new Block.Image(figure.id() + "." + ending, figure.title())));
    return new Doc("Test-time scaling: what the experiments show", blocks);
  }

  private static void section(List<Block> blocks, String title, List<String> sentences) {
    blocks.add(new Block.Heading(2, title));
    blocks.add(
        sentences.isEmpty()
            ? new Block.Paragraph("The numbers say nothing here.")
            : new Block.Bullets(sentences));
  }

  /** The best share of right completions, the gaps, and how far references agree. */
  List<String> summary() {
    List<String> sentences = new ArrayList<>();
    found.capabilities().stream()
        .filter(each -> each.best().isPresent())
        .forEach(each -> sentences.add(capability(each)));
    Gap.of(found.capabilities()).forEach(each -> sentences.add(gap(each)));
    found.robustness().forEach(each -> sentences.add(each.sentence()));
    return sentences;
  }

  private static String capability(Capability of) {
    Number number = of.at(of.best().orElse(0)).orElseThrow();
    List<String> near = of.near().stream().map(of.experiment()::key).toList();
    String told =
        !of.known()
            ? "; how sure it is that this is the best temperature is not known"
            : near.isEmpty()
                ? "; every other temperature can be told from it"
                : "; it cannot be told from " + String.join(", ", near);
    return "%s has most right completions at %s: %s%s%s."
        .formatted(
            of.experiment().algorithm(),
            AcrossTables.best(of),
            Words.percent(number.mean()),
            Double.isNaN(number.sd())
                ? ""
                : " (population sd over runs %s points)".formatted(points(number.sd())),
            told);
  }

  private static String points(double share) {
    return String.format(Locale.ROOT, "%.2f", 100 * share);
  }

  private static String gap(Gap of) {
    MeanDifference test = of.test();
    String numbers =
        "%s points%s"
            .formatted(
                Shown.points(of.points()),
                test == null
                    ? ""
                    : " [%s, %s] on %s"
                        .formatted(
                            Shown.points(test.interval().low()),
                            Shown.points(test.interval().high()),
                            Words.count(of.problems(), "shared problem")));
    String names =
        "%s at %s against %s at %s"
            .formatted(
                of.b().experiment().algorithm(),
                AcrossTables.best(of.b()),
                of.a().experiment().algorithm(),
                AcrossTables.best(of.a()));
    String tested = test == null ? "" : " (p %s after Holm)".formatted(Shown.p(of.p()));
    return switch (of.verdict()) {
      case "within noise" -> names + ": " + numbers + ", which is within noise" + tested + ".";
      case "untested" -> names + ": " + numbers + "; whether that is noise is not known.";
      case "same" -> names + ": no difference.";
      default -> names + ": " + numbers + " right completions, more than noise" + tested + ".";
    };
  }

  /** Counts of the easiest level. */
  List<String> difficulty() {
    List<String> sentences = new ArrayList<>();
    sentences.addAll(easiest(found.within()));
    sentences.addAll(easiest(found.between()));
    return sentences;
  }

  private static List<String> easiest(List<Shift> shifts) {
    double[] holm = AcrossTables.holm(shifts);
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < holm.length; i++) {
      Shift each = shifts.get(i);
      if (each.level() == 1) {
        sentences.add(
            "Level 1: %s has %s problems, %s has %s (%s%s); %s."
                .formatted(
                    each.b().name(),
                    each.second(),
                    each.a().name(),
                    each.first(),
                    String.format(Locale.ROOT, "%+d", each.difference()),
                    Double.isNaN(each.percent())
                        ? ""
                        : String.format(Locale.ROOT, ", %+.1f %%", each.percent()),
                    why(each, holm[i])));
      }
    }
    return sentences;
  }

  private static String why(Shift each, double holm) {
    return switch (each.verdict(holm, AcrossTables.LEVEL)) {
      case "untested" ->
          "whether that is noise is not known, as there is no problem of which both say the level";
      case "equal counts" -> "the counts are equal";
      case "within noise" ->
          "%s came and %s went, which is within noise (p %s after Holm)"
              .formatted(each.onlySecond(), each.onlyFirst(), Shown.p(holm));
      default ->
          "%s came and %s went, more than noise (p %s after Holm)"
              .formatted(each.onlySecond(), each.onlyFirst(), Shown.p(holm));
    };
  }

  /** Levels in which one algorithm can be told from another at the same reference. */
  List<String> strengths() {
    List<Duel> duels = new ArrayList<>();
    for (int level : Experiment.levels(found.experiments())) {
      for (Duel duel : ScalingOutputs.duels(found.picks(), level)) {
        Experiment a = duel.a().experiment();
        Experiment b = duel.b().experiment();
        if (!a.algorithm().equals(b.algorithm()) && a.sharesReference(b)) {
          duels.add(duel);
        }
      }
    }
    double[] holm = AcrossTables.duelHolm(duels);
    Map<String, List<String>> told = new LinkedHashMap<>();
    Map<String, Integer> compared = new LinkedHashMap<>();
    for (int i = 0; i < holm.length; i++) {
      Duel duel = duels.get(i);
      String names = duel.b().experiment().name() + " against " + duel.a().experiment().name();
      compared.merge(names, 1, Integer::sum);
      String points = Shown.points(duel.difference()) + " points";
      int level = duel.b().level().number();
      String verdict = duel.verdict(holm[i], AcrossTables.LEVEL);
      if (verdict.equals("better") || verdict.equals("worse")) {
        told.computeIfAbsent(names, key -> new ArrayList<>())
            .add("%s in level %s (%s)".formatted(verdict, level, points));
      } else if (!verdict.equals("within noise") && !verdict.equals("same")) {
        told.computeIfAbsent(names, key -> new ArrayList<>())
            .add("%s in level %s, %s".formatted(points, level, verdict));
      }
    }
    List<String> sentences = new ArrayList<>();
    compared.forEach((names, levels) -> {
      List<String> of = told.getOrDefault(names, List.of());
      sentences.add(
          of.isEmpty()
              ? "%s: within noise in all of %s.".formatted(names, Words.count(levels, "level"))
              : "%s: %s; within noise in the other %s of %s levels."
                  .formatted(names, String.join(", ", of), levels - of.size(), levels));
    });
    return sentences;
  }

  private List<Pick> hardest() {
    int hardest = found.picks().stream().mapToInt(each -> each.level().number()).max().orElse(0);
    return found.picks().stream().filter(each -> each.level().number() == hardest).toList();
  }

  /** What the numbers support doing. */
  List<String> recommendations() {
    List<String> sentences = new ArrayList<>();
    algorithm(sentences);
    for (Pick each : found.picks()) {
      Enough.of(each, asked.tolerance()).ifPresent(enough -> sentences.add(advice(each, enough)));
    }
    return sentences;
  }

  private void algorithm(List<String> sentences) {
    List<Capability> known =
        found.capabilities().stream().filter(each -> each.best().isPresent()).toList();
    if (known.size() < 2) {
      return;
    }
    List<Gap> gaps = Gap.of(known);
    Capability highest = known.getFirst();
    for (Capability each : known) {
      highest = each.highest() > highest.highest() ? each : highest;
      if (gaps.stream().filter(gap -> gap.isWonBy(each)).count() == known.size() - 1) {
        sentences.add(
            "By the share of right completions, on the problems that are shared: %s at %s."
                .formatted(each.experiment().algorithm(), AcrossTables.best(each)));
        return;
      }
    }
    sentences.add(
        "By the share of right completions no algorithm can be recommended: the highest, %s,"
                .formatted(highest.experiment().algorithm())
            + " is not told to be better than every other on shared problems.");
  }

  private String advice(Pick pick, Enough enough) {
    List<String> near = pick.near().stream().map(pick.experiment()::key).toList();
    String others =
        !pick.known()
            ? " (untested)"
            : near.isEmpty() ? "" : ", or as well " + String.join(", ", near);
    String points = String.format(Locale.ROOT, "%.1f points", 100 * asked.tolerance());
    String budget =
        enough.n() == pick.n()
            ? "no n below %s comes within %s of it".formatted(enough.n(), points)
            : "n = %s comes within %s of the best of any n".formatted(enough.n(), points);
    return "%s, accuracy %s at the reference: %s%s; %s."
        .formatted(
            pick.experiment().name(),
            AcrossTables.range(pick.level()),
            pick.best(),
            others,
            budget);
  }

  /**
   * The part that people write, filled in.
   *
   * @throws AssayException BAD_INPUT for a place of another name
   */
  String template() {
    Matcher places = PLACE.matcher(frame.template());
    StringBuilder out = new StringBuilder();
    while (places.find()) {
      String value =
          switch (places.group(1)) {
            case "models" -> distinct(each -> each.file().model());
            case "benchmarks" -> distinct(each -> each.file().benchmark());
            case "temperatures" -> temperatures();
            case "experiments" -> distinct(Experiment::name);
            default ->
                throw new AssayException(
                    Kind.BAD_INPUT,
                    "the template has {{%s}}".formatted(places.group(1)),
                    "There are {{models}}, {{benchmarks}}, {{temperatures}} and {{experiments}}.");
          };
      places.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return places.appendTail(out).toString();
  }

  private String distinct(Function<Experiment, String> part) {
    List<String> all =
        found.experiments().stream().map(part).filter(each -> !each.isEmpty()).distinct().toList();
    return all.isEmpty()
        ? "unknown"
        : Doc.plain(String.join(", ", all)).replaceAll("[\\]>]", "\\\\$0");
  }

  private String temperatures() {
    TreeSet<Double> all = new TreeSet<>();
    found.experiments().forEach(each -> all.addAll(each.file().temperatures()));
    return String.join(", ", all.stream().map(each -> Double.toString(each)).toList());
  }

  List<Block> appendix() {
    TreeSet<Integer> budgets = new TreeSet<>();
    TreeSet<String> ranges = new TreeSet<>();
    for (Experiment each : found.experiments()) {
      for (Level level : each.file().levels()) {
        budgets.addAll(Experiment.budgets(level, asked.measure()));
        ranges.add(level.number() + ": " + AcrossTables.range(level));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("Models: " + plain(each -> each.file().model()));
    lines.add("Benchmarks: " + plain(each -> each.file().benchmark()));
    lines.add("Temperatures: " + temperatures());
    lines.add(
        "Completions per problem (n): "
            + String.join(", ", budgets.stream().map(n -> Integer.toString(n)).toList()));
    lines.add("Levels, by share of right completions: " + String.join("; ", ranges));
    lines.add("Accuracy: " + asked.measure() + "; intervals and tests at 95 %");
    if (!frame.date().isEmpty()) {
      lines.add("Made on " + frame.date());
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Appendix"));
    blocks.add(new Block.Bullets(lines));
    if (!frame.inputs().isEmpty()) {
      blocks.add(new Block.Heading(3, "Made of"));
      blocks.add(new Block.Bullets(frame.inputs()));
    }
    return blocks;
  }

  private String plain(Function<Experiment, String> part) {
    List<String> all =
        found.experiments().stream().map(part).filter(each -> !each.isEmpty()).distinct().toList();
    return all.isEmpty() ? "unknown" : String.join(", ", all);
  }
}
