package dev.assay.analysis.suite;

import dev.assay.analysis.question.Cell;
import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Estimates;
import dev.assay.domain.Estimate;
import dev.assay.domain.Glob;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import dev.assay.formats.harness.StageItems;
import dev.assay.formats.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One tier of one stage: its members in order, and their values by step. */
final class TierView {
  final Suite.Tier tier;
  final Metric metric;
  final List<Member> members;
  private final NavigableMap<Long, Evaluated.At> steps;

  TierView(Suite.Tier tier, NavigableMap<Long, Evaluated.At> steps, MetricCatalogue catalogue) {
    this.tier = tier;
    this.steps = steps;
    this.members = members(tier, steps, catalogue);
    MetricKey example =
        members.isEmpty()
            ? MetricKey.of(tier.id(), tier.metric().replace("*", "any"))
            : members.getFirst().key();
    this.metric = catalogue.describe(example);
  }

  private static List<Member> members(
      Suite.Tier tier, NavigableMap<Long, Evaluated.At> steps, MetricCatalogue catalogue) {
    var found = found(tier, steps);
    var members = new ArrayList<Member>();
    var shades = new TreeMap<Integer, Integer>();
    int colours = 0;
    for (Suite.Group group : tier.groups()) {
      colours = Math.max(colours, group.colour() + 1);
      for (String name : group.members()) {
        MetricKey key = found.remove(name);
        if (key != null) {
          members.add(member(name, key, group, shades, catalogue));
        }
      }
    }
    String heading = tier.groups().isEmpty() ? "" : "other";
    Suite.Group rest = new Suite.Group(heading, "", colours, List.of());
    found.forEach((name, key) -> members.add(member(name, key, rest, shades, catalogue)));
    return List.copyOf(members);
  }

  /** Names and keys of all values of the tier. */
  private static TreeMap<String, MetricKey> found(
      Suite.Tier tier, NavigableMap<Long, Evaluated.At> steps) {
    boolean byMetric = tier.metric().contains("*");
    boolean oneTask = !tier.match().contains("*");
    int hidden = Math.max(0, tier.match().indexOf('*'));
    var found = new TreeMap<String, MetricKey>();
    for (Evaluated.At at : steps.values()) {
      for (MetricKey key : at.scores().keySet()) {
        if (key.variant().isEmpty()
            && Glob.matches(tier.metric(), key.name())
            && Glob.matches(tier.match(), key.task())) {
          String task = oneTask ? key.task() : key.task().substring(hidden);
          String name = !byMetric ? task : oneTask ? key.name() : task + " " + key.name();
          found.putIfAbsent(name, key);
        }
      }
    }
    return found;
  }

  private static Member member(
      String name,
      MetricKey key,
      Suite.Group group,
      TreeMap<Integer, Integer> shades,
      MetricCatalogue catalogue) {
    int shade = shades.merge(group.colour(), 1, Integer::sum) - 1;
    OptionalDouble chance = catalogue.describe(key).chance();
    return new Member(
        name, key, group.label(), group.set(), group.colour(), shade, chance.orElse(Double.NaN));
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /** Whether values are shares, written as percent. */
  boolean percent() {
    return metric.percent();
  }

  @Nullable Estimate at(long step, Member member) {
    Evaluated.At at = steps.get(step);
    return at == null ? null : at.scores().get(member.key());
  }

  double value(long step, Member member) {
    Estimate estimate = at(step, member);
    return estimate == null ? Double.NaN : estimate.value();
  }

  @Nullable Cell cell(long step, Member member) {
    Estimate estimate = at(step, member);
    return estimate == null ? null : Estimates.cell(metric, estimate);
  }

  /** The mean of all members; null when one was not measured at this step. */
  @Nullable Mean mean(long step) {
    return mean(step, members);
  }

  @Nullable Mean mean(long step, List<Member> of) {
    var estimates = new ArrayList<@Nullable Estimate>();
    of.forEach(member -> estimates.add(at(step, member)));
    return Mean.of(estimates, metric.proportion());
  }

  /** The mean that the suite asks for; NaN when a member is missing. */
  double macro(long step, List<Member> of) {
    Mean mean = mean(step, of);
    return mean == null ? Double.NaN : headline(mean);
  }

  double headline(Mean mean) {
    return switch (tier.mean()) {
      case ARITHMETIC -> mean.arithmetic();
      case GEOMETRIC -> mean.geometric();
    };
  }

  /** Members that were not measured at a step. */
  List<String> missing(long step) {
    return members.stream().filter(member -> at(step, member) == null).map(Member::name).toList();
  }

  List<Member> ofSet(String set) {
    return set.isEmpty()
        ? members
        : members.stream().filter(member -> member.set().equals(set)).toList();
  }

  List<String> sets() {
    return members.stream().map(Member::set).filter(set -> !set.isEmpty()).distinct().toList();
  }

  List<String> groups() {
    return members.stream().map(Member::group).distinct().toList();
  }

  List<Member> ofGroup(String group) {
    return members.stream().filter(member -> member.group().equals(group)).toList();
  }

  /** Members that another view has too, in this view's order. */
  List<Member> shared(TierView other) {
    var names = other.members.stream().map(Member::name).toList();
    return members.stream().filter(member -> names.contains(member.name())).toList();
  }

  /** Single answers of a member at a step, by item; empty if there are none. */
  Map<String, Boolean> answers(long step, Member member) {
    Evaluated.At at = steps.get(step);
    return at == null || !metric.proportion() ? Map.of() : at.items().answers(member.key().task());
  }

  /** What single items did at a step; empty where none was kept. */
  List<StageItems.Prompt> prompts(long step) {
    Evaluated.At at = steps.get(step);
    return at == null ? List.of() : at.items().prompts();
  }

  /**
   * How far a member is from what it was, here or in another stage; by pairs where the answers to
   * the same items are known. Null if one is missing.
   */
  @Nullable Difference difference(long step, TierView before, long earlier, Member member) {
    Estimate now = at(step, member);
    Estimate then = before.at(earlier, member);
    if (now == null || then == null) {
      return null;
    }
    Pairs pairs = Pairs.of(answers(step, member), before.answers(earlier, member));
    return pairs == null
        ? Estimates.difference(metric, now, then, false)
        : pairs.difference(metric, now.value() - then.value(), then.value());
  }

  /** How far a mean is from what it was, by pairs where all members have them. */
  @Nullable Difference difference(long step, TierView before, long earlier, List<Member> of) {
    Mean now = mean(step, of);
    Mean then = before.mean(earlier, of);
    if (now != null && then != null && tier.mean() == Suite.Tier.Mean.ARITHMETIC) {
      double squares = 0;
      for (Member member : of) {
        Pairs pairs = Pairs.of(answers(step, member), before.answers(earlier, member));
        squares += pairs == null ? Double.NaN : pairs.variance();
      }
      if (squares > 0) {
        double difference = now.arithmetic() - then.arithmetic();
        double se = Math.sqrt(squares) / of.size();
        return Pairs.ofMeans(ofMeans(), difference, then.arithmetic(), se);
      }
    }
    return difference(now, then);
  }

  /** A mean's difference, tested by the standard errors of both; null if one is missing. */
  private @Nullable Difference difference(@Nullable Mean later, @Nullable Mean earlier) {
    if (later == null
        || earlier == null
        || !Double.isFinite(headline(later))
        || !Double.isFinite(headline(earlier))) {
      return null;
    }
    return Estimates.difference(ofMeans(), estimate(later), estimate(earlier), false);
  }

  private Metric ofMeans() {
    return new Metric(
        metric.key(),
        metric.display(),
        metric.group(),
        metric.direction(),
        metric.unit(),
        metric.low(),
        metric.high(),
        OptionalDouble.empty(),
        metric.digits(),
        metric.percent(),
        false,
        metric.note());
  }

  private Estimate estimate(Mean mean) {
    boolean plain = tier.mean() == Suite.Tier.Mean.ARITHMETIC && Double.isFinite(mean.se());
    return new Estimate(
        metric.key(),
        headline(mean),
        plain ? OptionalDouble.of(mean.se()) : OptionalDouble.empty(),
        OptionalLong.empty(),
        Estimate.Source.COMPUTED);
  }
}
