package dev.assay.analysis.pack;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is found out when it is first asked for. For one thread, as a browser has. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> find;
  private @Nullable T found;

  Once(Supplier<T> find) {
    this.find = find;
  }

  @Override
  public T get() {
    T known = found;
    if (known == null) {
      known = find.get();
      found = known;
    }
    return known;
  }
}
