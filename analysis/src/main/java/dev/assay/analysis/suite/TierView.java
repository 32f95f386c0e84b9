package dev.assay.analysis.suite;

import dev.assay.analysis.question.Cell;
import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Estimates;
import dev.assay.domain.Estimate;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import dev.assay.formats.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
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
    String example = members.isEmpty() ? tier.id() : members.getFirst().name();
    this.metric = catalogue.describe(MetricKey.of(example, tier.metric()));
  }

  private static List<Member> members(
      Suite.Tier tier, NavigableMap<Long, Evaluated.At> steps, MetricCatalogue catalogue) {
    var found = new TreeSet<String>();
    for (Evaluated.At at : steps.values()) {
      for (MetricKey key : at.scores().keySet()) {
        if (key.name().equals(tier.metric()) && key.variant().isEmpty()) {
          found.add(key.task());
        }
      }
    }
    var members = new ArrayList<Member>();
    var shades = new TreeMap<Integer, Integer>();
    int colours = 0;
    for (Suite.Group group : tier.groups()) {
      colours = Math.max(colours, group.colour() + 1);
      for (String name : group.members()) {
        if (found.remove(name)) {
          members.add(
              member(tier, name, group.label(), group.set(), group.colour(), shades, catalogue));
        }
      }
    }
    for (String name : found) {
      members.add(
          member(
              tier, name, tier.groups().isEmpty() ? "" : "other", "", colours, shades, catalogue));
    }
    return List.copyOf(members);
  }

  private static Member member(
      Suite.Tier tier,
      String name,
      String group,
      String set,
      int colour,
      TreeMap<Integer, Integer> shades,
      MetricCatalogue catalogue) {
    int shade = shades.merge(colour, 1, Integer::sum) - 1;
    OptionalDouble chance = catalogue.describe(MetricKey.of(name, tier.metric())).chance();
    return new Member(name, group, set, colour, shade, chance.orElse(Double.NaN));
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
    return at == null ? null : at.scores().get(MetricKey.of(member.name(), tier.metric()));
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

  /** A mean's difference, tested by the standard errors of both; null if one is missing. */
  @Nullable Difference difference(@Nullable Mean later, @Nullable Mean earlier) {
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
