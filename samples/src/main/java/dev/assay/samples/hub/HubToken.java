package dev.assay.samples.hub;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A secret that proves who asks. Its text is never printed: {@code toString} hides it. */
public final class HubToken {
  private static final Pattern PLAIN = Pattern.compile("[!-~]{1,1000}");

  private final byte[] secret;

  private HubToken(String secret) {
    this.secret = secret.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * A token.
   *
   * @throws IllegalArgumentException when it could not stand in a header; the message does not
   *     repeat it
   */
  public static HubToken of(String text) {
    String secret = text.strip();
    if (!PLAIN.matcher(secret).matches()) {
      throw new IllegalArgumentException("the token of the Hub is not one word of plain letters");
    }
    return new HubToken(secret);
  }

  String header() {
    return "Bearer " + new String(secret, StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "a token";
  }
}
