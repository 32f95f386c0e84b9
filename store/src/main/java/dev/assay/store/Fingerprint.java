package dev.assay.store;

import dev.assay.domain.Estimate;
import dev.assay.domain.RunRecord;

/**
 * A 64-bit digest of what an evaluation measured: equal for copies of one evaluation whatever file
 * they are in, different for another evaluation. Computed values and placeholders do not enter.
 */
final class Fingerprint {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fingerprint() {}

  /** The digest; independent of the order of the estimates; 0 when nothing was measured. */
  static long of(RunRecord record) {
    long sum = 0;
    for (Estimate estimate : record.estimates()) {
      if (estimate.source() == Estimate.Source.REPORTED) {
        long hash = text(OFFSET, estimate.metric().task());
        hash = text(hash, estimate.metric().name());
        hash = text(hash, estimate.metric().variant());
        sum += mix(hash ^ mix(Double.doubleToLongBits(estimate.value())));
      }
    }
    return sum;
  }

  private static long text(long hash, String text) {
    long h = hash;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * PRIME;
    }
    return (h ^ 0xFFFF) * PRIME;
  }

  /** Finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
