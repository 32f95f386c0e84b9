package dev.assay.formats.suite;

import dev.assay.domain.Check;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A set of figures over the checkpoints of one training or several, as data.
 *
 * @param name such as {@code stage-diagrams}; names the folder that figures go to
 * @param title for people
 * @param reads names of the formats whose files are opened; empty for all
 * @param stages in the order of training; empty when every training run that is found is one
 * @param tiers what was measured
 * @param axis what trends run along
 * @param snapshots steps that are looked at closely; empty to take the first and the last
 * @param compareSteps steps at which stages are set against each other
 * @param relativeTo step that relative figures start from; empty for the first
 * @param reruns endings, such as {@code -rerun}, that the names of further runs of one recipe have;
 *     a number may follow them. Such runs are drawn as one, with their range
 * @param figures in the order of drawing
 */
public record Suite(
    String name,
    String title,
    List<String> reads,
    List<Stage> stages,
    List<Tier> tiers,
    SuiteAxis axis,
    List<Long> snapshots,
    List<Long> compareSteps,
    OptionalLong relativeTo,
    List<String> reruns,
    List<FigureSpec> figures) {

  public Suite {
    reads = List.copyOf(reads);
    stages = List.copyOf(stages);
    tiers = List.copyOf(tiers);
    snapshots = List.copyOf(snapshots);
    compareSteps = List.copyOf(compareSteps);
    reruns = List.copyOf(reruns);
    figures = List.copyOf(figures);
    Check.that(!tiers.isEmpty(), "a suite needs a tier");
    unique("stage", stages.stream().map(Stage::id).toList());
    unique("tier", tiers.stream().map(Tier::id).toList());
    // many file systems do not tell capitals from small letters
    unique("figure", figures.stream().map(each -> each.path().toLowerCase(Locale.ROOT)).toList());
  }

  /** What the x axis of trends counts. */
  public enum SuiteAxis {
    /** Optimizer steps. */
    STEP,
    /** Optimizer steps on a logarithmic axis that has a place for 0. */
    LOG_STEP,
    /** Training tokens of all stages. */
    TOKENS,
    /** Training tokens of the stage alone; its bridge is at 0. */
    STAGE_TOKENS
  }

  /**
   * A stage of the training.
   *
   * @param id as results name it, such as {@code stage2}
   * @param label such as {@code Stage 2}
   * @param bridge step of the stage before whose evaluation on this stage's tasks lies among this
   *     stage's; empty if there is none
   * @param stepsBefore steps of all stages before; empty if unknown
   * @param tokensPerStep training tokens of a step; empty if unknown
   */
  public record Stage(
      String id,
      String label,
      OptionalLong bridge,
      OptionalLong stepsBefore,
      OptionalLong tokensPerStep) {}

  /**
   * Results of one kind.
   *
   * @param id such as {@code tier2}
   * @param label of the values, such as {@code Perplexity}
   * @param metric name of the metric of each member, such as {@code ppl}; with {@code *} for any
   *     characters, metrics are the members
   * @param match which tasks are members, with {@code *} for any characters; what stands before it
   *     is not shown
   * @param member what a member is called, such as {@code slice}
   * @param mean how members are averaged
   * @param groups with their members in order; members in none come last, by name
   */
  public record Tier(
      String id,
      String label,
      String metric,
      String match,
      String member,
      Mean mean,
      List<Group> groups) {
    public Tier {
      groups = List.copyOf(groups);
    }

    /** How members become one number; the other one is always told too. */
    public enum Mean {
      ARITHMETIC,
      GEOMETRIC
    }
  }

  /**
   * Members of one colour.
   *
   * @param set a second division across groups, such as {@code anchor} and {@code hq}; empty for
   *     none
   * @param colour place in the palette; groups of the same label have the same
   */
  public record Group(String label, String set, int colour, List<String> members) {
    public Group {
      members = List.copyOf(members);
    }
  }

  /**
   * One figure, or one for each snapshot when its path says {@code {step}}.
   *
   * @param path below the output folder, without ending; may hold {@code {step} {first} {last}
   *     {base} {face}}
   * @param tiers what it shows; empty for the first two, where its kind shows two
   * @param relative whether values are told as improvement over the starting step
   */
  public record FigureSpec(
      String path,
      FigureKind kind,
      List<String> tiers,
      boolean relative,
      FigureDetail detail,
      double width,
      double height) {
    public FigureSpec {
      tiers = List.copyOf(tiers);
    }

    /** Its one tier; empty where it shows several. */
    public String tier() {
      return tiers.size() == 1 ? tiers.getFirst() : "";
    }

    /** The same figure at another path. */
    public FigureSpec at(String newPath) {
      return new FigureSpec(newPath, kind, tiers, relative, detail, width, height);
    }
  }

  /**
   * What few figures need.
   *
   * @param set only members of this set; empty for all
   * @param bridge whether changes are told against the bridge instead of the starting step
   * @param colour tier, or set of the first tier, whose change gives points their colour; empty for
   *     the order of the steps
   * @param earlier stage that the last one is set against; empty for the one before it; {@code all}
   *     for every one
   */
  public record FigureDetail(String set, boolean bridge, String colour, String earlier) {
    /** Nothing of it. */
    public static final FigureDetail NONE = new FigureDetail("", false, "", "");
  }

  public Optional<Tier> tier(String id) {
    return tiers.stream().filter(tier -> tier.id().equals(id)).findFirst();
  }

  private static void unique(String what, List<String> ids) {
    var seen = new HashSet<String>();
    for (String id : ids) {
      Check.that(seen.add(id), "two %ss are called '%s'", what, id);
    }
  }
}
