package dev.assay.formats.track;

import dev.assay.formats.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of experiments: {@code exp_<UTC time to the millisecond>Z_<10 hex digits>}. They sort by
 * time, and the digits are random, so that any number of processes may name at once.
 */
public final class ExperimentId {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern FORM = Pattern.compile("exp_\\d{8}T\\d{9}Z_[0-9a-f]{10}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private ExperimentId() {}

  static String fresh(Instant time) {
    byte[] random = new byte[5];
    RANDOM.nextBytes(random);
    return of(time, HexFormat.of().formatHex(random));
  }

  /** The name of what an imported row says: equal for equal rows, so nothing is imported twice. */
  public static String ofContent(Instant time, String content) {
    return of(time, Sha256.hex(content.getBytes(StandardCharsets.UTF_8)).substring(0, 10));
  }

  private static String of(Instant time, String digits) {
    return "exp_" + STAMP.format(time) + "_" + digits;
  }

  /** Whether a text is such a name. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
