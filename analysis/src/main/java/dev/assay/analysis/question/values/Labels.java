package dev.assay.analysis.question.values;

import java.util.BitSet;
import java.util.function.Predicate;

/**
 * Any number of labels per position; missing where there is none.
 *
 * @param codes indexes into {@code dictionary}, in the run's own order
 */
@SuppressWarnings("ArrayRecordComponent")
public record Labels(int[][] codes, String[] dictionary) implements Values {

  @Override
  public int size() {
    return codes.length;
  }

  @Override
  public boolean missing(int position) {
    return codes[position].length == 0;
  }

  @Override
  public int compare(int a, int b) {
    return cell(a).compareTo(cell(b));
  }

  /** Joined by a comma and a space. */
  @Override
  public String cell(int position) {
    StringBuilder joined = new StringBuilder();
    for (int code : codes[position]) {
      joined.append(joined.isEmpty() ? "" : ", ").append(dictionary[code]);
    }
    return joined.toString();
  }

  /** Positions with at least one label that satisfies {@code test}. */
  public BitSet matching(Predicate<String> test) {
    boolean[] holds = new boolean[dictionary.length];
    for (int code = 0; code < dictionary.length; code++) {
      holds[code] = test.test(dictionary[code]);
    }
    BitSet positions = new BitSet(codes.length);
    for (int i = 0; i < codes.length; i++) {
      for (int code : codes[i]) {
        if (holds[code]) {
          positions.set(i);
          break;
        }
      }
    }
    return positions;
  }
}
