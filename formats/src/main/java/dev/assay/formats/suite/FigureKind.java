package dev.assay.formats.suite;

import java.util.Locale;

/** What a figure of a suite shows. */
public enum FigureKind {
  /** Each member over the steps. */
  MEMBERS,
  /** The mean of a tier over the steps. */
  MACRO,
  /** How many items are behind each member. */
  SUPPORT,
  /** Each member at one step. */
  SNAPSHOT,
  /** Each group at the snapshots. */
  GROUPS,
  /** What each member gained from the first to the last step. */
  DELTA,
  /** The mean of one tier against the mean of the other, step by step. */
  TRADEOFF,
  /** The mean of each set over the steps. */
  SETS,
  /** Change of both means against the bridge. */
  QUADRANT,
  /** Both means over the steps, with the bridge. */
  BRIDGE_TREND,
  /** Both means minus the bridge's. */
  BRIDGE_DELTA,
  /** The mean of what the stages share, a line for each stage. */
  STAGES_TREND,
  /** Both means of what two stages share: the later minus the earlier, at common steps. */
  STAGES_DELTA,
  /** Each shared member: the later stage minus the earlier, at common steps. */
  STAGES_MEMBERS,
  /** Each shared member in both stages at one step. */
  FACE_OFF,
  /** Change of both means from the earlier stage's to the later one's, at common steps. */
  STAGES_QUADRANT,
  /** Of each tier at each common step: whether the later stage is better than the earlier. */
  STAGES_PASS,
  /** Each member over the tokens of all stages. */
  STAGED_MEMBERS,
  /** Each group, and the mean of all, over the tokens of all stages. */
  STAGED_GROUPS,
  /** The last checkpoint of each stage before, the bridge, and the steps, in one row. */
  HISTORY,
  /** What each checkpoint of that row gained over the one before it. */
  HISTORY_DELTA,
  /** Of each tier at each step: whether it is better than the bridge. */
  PASS,
  /** Each member at the bridge, or the first step, and at the last. */
  BEFORE_AFTER,
  /** How many items were passed and failed, step by step. */
  OUTCOMES,
  /** Each single item at each step: passed or failed. */
  ITEMS,
  /** Items from the most to the least often passed. */
  ITEMS_RANKED,
  /** Each member in a panel of its own, a line for each training run. */
  RUNS;

  /** The word in a suite file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it sets one stage against another. */
  public boolean comparesStages() {
    return switch (this) {
      case STAGES_TREND, STAGES_DELTA, STAGES_MEMBERS, FACE_OFF, STAGES_QUADRANT -> true;
      case STAGES_PASS, STAGED_MEMBERS, STAGED_GROUPS, HISTORY, HISTORY_DELTA -> true;
      case MEMBERS, MACRO, SUPPORT, SNAPSHOT, GROUPS, DELTA, TRADEOFF, SETS, PASS -> false;
      case QUADRANT, BRIDGE_TREND, BRIDGE_DELTA, RUNS, BEFORE_AFTER, OUTCOMES -> false;
      case ITEMS, ITEMS_RANKED -> false;
    };
  }

  /** Whether it is about the row of checkpoints of all stages. */
  public boolean isHistory() {
    return this == HISTORY || this == HISTORY_DELTA;
  }

  /** How many tiers it shows at least. */
  public int fewestTiers() {
    return switch (this) {
      case ITEMS, ITEMS_RANKED -> 0;
      case TRADEOFF, QUADRANT, STAGES_QUADRANT -> 2;
      case BRIDGE_TREND, BRIDGE_DELTA, STAGES_DELTA, PASS, STAGES_PASS, HISTORY, HISTORY_DELTA -> 1;
      case MEMBERS, MACRO, SUPPORT, SNAPSHOT, GROUPS, DELTA, SETS, RUNS -> 1;
      case STAGES_TREND, STAGES_MEMBERS, FACE_OFF, STAGED_MEMBERS, STAGED_GROUPS -> 1;
      case BEFORE_AFTER, OUTCOMES -> 1;
    };
  }

  /** How many tiers it shows at most. */
  public int mostTiers() {
    return switch (this) {
      case BRIDGE_TREND, BRIDGE_DELTA, STAGES_DELTA, PASS, STAGES_PASS, HISTORY, HISTORY_DELTA -> 4;
      default -> fewestTiers();
    };
  }

  /** Whether a suite names its one tier; the others show the first two when none is named. */
  public boolean needsTier() {
    return mostTiers() == 1;
  }
}
