package dev.assay.analysis.question.values;

import java.util.BitSet;
import java.util.function.Predicate;

/**
 * Texts, each distinct one stored once.
 *
 * @param codes index into {@code dictionary}; -1 where missing
 * @param dictionary distinct texts, in any order
 */
@SuppressWarnings("ArrayRecordComponent")
public record Texts(int[] codes, String[] dictionary) implements Values {

  @Override
  public int size() {
    return codes.length;
  }

  @Override
  public boolean missing(int position) {
    return codes[position] < 0;
  }

  @Override
  public int compare(int a, int b) {
    return codes[a] == codes[b] ? 0 : dictionary[codes[a]].compareTo(dictionary[codes[b]]);
  }

  @Override
  public String cell(int position) {
    return dictionary[codes[position]];
  }

  /** Positions whose text satisfies {@code test}, which is asked once per distinct text. */
  public BitSet matching(Predicate<String> test) {
    boolean[] holds = new boolean[dictionary.length];
    for (int code = 0; code < dictionary.length; code++) {
      holds[code] = test.test(dictionary[code]);
    }
    BitSet positions = new BitSet(codes.length);
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] >= 0 && holds[codes[i]]) {
        positions.set(i);
      }
    }
    return positions;
  }
}
