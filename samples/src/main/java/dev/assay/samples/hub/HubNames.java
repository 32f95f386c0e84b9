package dev.assay.samples.hub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Which names of a server may become paths, and how names stand in addresses. */
final class HubNames {
  private static final int LONGEST = 1_000;
  private static final int LONGEST_PART = 250;
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private HubNames() {}

  static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  /** Whether a path of a repository stays inside a folder, on every system. */
  static boolean isSafe(String path) {
    if (path.isEmpty() || path.length() > LONGEST) {
      return false;
    }
    for (String part : path.split("/", -1)) {
      boolean fine =
          !part.isEmpty()
              && !part.equals(".")
              && !part.equals("..")
              && part.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PART
              && part.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == '\\' || c == ':');
      if (!fine) {
        return false;
      }
    }
    return true;
  }

  /** The place of a safe path in a folder. */
  static Path in(Path folder, String path) {
    Path place = folder.resolve(path).normalize();
    if (!isSafe(path) || !place.startsWith(folder.normalize())) {
      throw new IllegalArgumentException("not a safe path: " + Shown.text(path));
    }
    return place;
  }

  /** One part of an address; slashes are coded too. */
  static String coded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A path of an address, part by part. */
  static String path(String path) {
    StringBuilder coded = new StringBuilder();
    for (String part : path.split("/", -1)) {
      coded.append(coded.isEmpty() ? "" : "/").append(coded(part));
    }
    return coded.toString();
  }
}
