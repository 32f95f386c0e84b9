package dev.assay.analysis.question.values;

import java.util.BitSet;

/**
 * Yes or no, never missing.
 *
 * @param yes positions that are true; not to be changed
 */
public record Flags(BitSet yes, int size) implements Values {

  @Override
  public boolean missing(int position) {
    return false;
  }

  @Override
  public int compare(int a, int b) {
    return Boolean.compare(yes.get(a), yes.get(b));
  }

  @Override
  public Object cell(int position) {
    return yes.get(position);
  }
}
