package dev.assay.figures;

/** How an axis or a scale of colours writes its values. */
public enum TickFormat {
  /** As few digits as tell the ticks apart. */
  NUMBER,
  /** Fractions as percent: 0.5 is written 50 %. */
  PERCENT,
  /** Whole numbers, with k, M for thousands and millions: 10k steps. */
  THOUSANDS,
  /** Counts of tokens: k, M, B, T. */
  TOKENS,
  /** 1.6e-04. */
  SCIENTIFIC
}
