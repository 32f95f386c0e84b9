package dev.assay.formats.tts;

import java.util.Locale;

/** How the completions of a problem were made. */
public enum Approach {
  /** Independent samples (best-of-N). */
  BON,
  /** Beam search guided by a process reward model. */
  BEAM_SEARCH,
  /** Diverse verifier tree search: independent trees, some siblings kept in each. */
  DVTS;

  /** The word in names, reports and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
