package dev.assay.grading.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Every form of answer there is a generator of. */
public final class Forms {
  private static final List<Function<SplittableRandom, Case>> ALL = all();

  private Forms() {}

  /** How many forms there are. */
  public static int count() {
    return ALL.size();
  }

  /** A case of the form with this number, from 0. */
  public static Case make(int form, SplittableRandom random) {
    return ALL.get(form).apply(random);
  }

  private static List<Function<SplittableRandom, Case>> all() {
    var all = new ArrayList<Function<SplittableRandom, Case>>();
    for (Scalars.Kind kind : Scalars.Kind.values()) {
      all.add(random -> new Scalars(random).make(kind));
    }
    for (Numerals.Kind kind : Numerals.Kind.values()) {
      all.add(random -> new Numerals(random).make(kind));
    }
    for (Shapes.Kind kind : Shapes.Kind.values()) {
      all.add(random -> new Shapes(random).make(kind));
    }
    for (Relations.Kind kind : Relations.Kind.values()) {
      all.add(random -> new Relations(random).make(kind));
    }
    return List.copyOf(all);
  }
}
