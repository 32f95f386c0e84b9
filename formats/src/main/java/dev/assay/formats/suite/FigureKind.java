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
  /** Each member in a panel of its own, a line for each training run. */
  RUNS;

  /** The word in a suite file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it sets one stage against another. */
  public boolean comparesStages() {
    return switch (this) {
      case STAGES_TREND, STAGES_DELTA, STAGES_MEMBERS, FACE_OFF -> true;
      case MEMBERS, MACRO, SUPPORT, SNAPSHOT, GROUPS, DELTA, TRADEOFF, SETS -> false;
      case QUADRANT, BRIDGE_TREND, BRIDGE_DELTA, RUNS -> false;
    };
  }

  /** Whether it is about one tier; the others show two side by side. */
  public boolean needsTier() {
    return switch (this) {
      case TRADEOFF, QUADRANT, BRIDGE_TREND, BRIDGE_DELTA, STAGES_DELTA -> false;
      case MEMBERS, MACRO, SUPPORT, SNAPSHOT, GROUPS, DELTA, SETS, RUNS -> true;
      case STAGES_TREND, STAGES_MEMBERS, FACE_OFF -> true;
    };
  }
}
