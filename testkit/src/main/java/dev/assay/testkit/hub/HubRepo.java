package dev.assay.testkit.hub;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A data set of {@link HubServer}: branches, and what each commit holds. Thread-safe. */
public final class HubRepo {
  private static final Pattern PATH = Pattern.compile("\"path\"\\s*:\\s*\"([^\"]*)\"");

  private final Map<String, String> branches = new TreeMap<>();
  private final Map<String, Commit> commits = new TreeMap<>();
  private int number;

  /** A state of all files. */
  record Commit(String sha, Map<String, byte[]> files) {
    /**
     * What is in a folder.
     *
     * @param start of all paths in it
     * @param deep whether the files of its folders are meant too, and not those folders
     */
    List<String> tree(String start, boolean deep) {
      Set<String> items = new LinkedHashSet<>();
      files.forEach((path, content) -> {
        if (!path.startsWith(start)) {
          return;
        }
        int slash = path.indexOf('/', start.length());
        if (slash >= 0 && !deep) {
          String name = path.substring(0, slash);
          items.add("{\"type\":\"directory\",\"path\":\"%s\",\"size\":0}".formatted(name));
          return;
        }
        String lfs =
            isLarge(path)
                ? ",\"lfs\":{\"oid\":\"%s\",\"size\":%s}".formatted(sha256(content), content.length)
                : "";
        items.add(
            "{\"type\":\"file\",\"path\":\"%s\",\"size\":%s,\"oid\":\"%s\"%s}"
                .formatted(
                    path.replace("\\", "\\\\").replace("\0", "\\u0000"),
                    content.length,
                    blob(content),
                    lfs));
      });
      return List.copyOf(items);
    }
  }

  HubRepo() {
    push("main", "", Map.of());
  }

  /** Adds a file to a branch, which is made from nothing if need be. */
  public synchronized HubRepo add(String branch, String path, String content) {
    return add(branch, path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file to a branch, which is made from nothing if need be. */
  public synchronized HubRepo add(String branch, String path, byte[] content) {
    push(branch, "", Map.of(path, content));
    return this;
  }

  /** Paths of all files of a branch, sorted. */
  public synchronized List<String> paths(String branch) {
    Commit commit = commit(branch);
    return commit == null ? List.of() : List.copyOf(commit.files().keySet());
  }

  /** Content of a file; null when there is none. */
  public synchronized byte @Nullable [] file(String branch, String path) {
    Commit commit = commit(branch);
    byte[] content = commit == null ? null : commit.files().get(path);
    return content == null ? null : content.clone();
  }

  private synchronized String push(String branch, String parent, Map<String, byte[]> changes) {
    return push(branch, parent, changes, Set.of());
  }

  /** A new commit; empty when the parent is not the head, or a file to delete is not there. */
  synchronized String push(
      String branch, String parent, Map<String, byte[]> changes, Set<String> deleted) {
    String head = branches.getOrDefault(branch, "");
    if (!parent.isEmpty() && !parent.equals(head)) {
      return "";
    }
    Commit before = commits.get(head);
    Map<String, byte[]> files = new TreeMap<>(before == null ? Map.of() : before.files());
    if (!files.keySet().containsAll(deleted)) {
      return "";
    }
    files.keySet().removeAll(deleted);
    files.putAll(changes);
    String sha = hash("SHA-1", ("commit " + ++number + branch).getBytes(StandardCharsets.UTF_8));
    commits.put(sha, new Commit(sha, files));
    branches.put(branch, sha);
    return sha;
  }

  synchronized @Nullable Commit commit(String revision) {
    return commits.get(branches.getOrDefault(revision, revision));
  }

  synchronized String refs() {
    List<String> names = new ArrayList<>();
    branches.forEach((name, sha) ->
        names.add(
            "{\"name\":\"%s\",\"ref\":\"refs/heads/%s\",\"targetCommit\":\"%s\"}"
                .formatted(name, name, sha)));
    return "{\"branches\":[" + String.join(",", names) + "],\"tags\":[],\"converts\":[]}";
  }

  /** How files are to be sent: large ones apart. */
  String modes(String body) {
    List<String> files = new ArrayList<>();
    Matcher path = PATH.matcher(body);
    while (path.find()) {
      String mode = isLarge(path.group(1)) ? "lfs" : "regular";
      files.add("{\"path\":\"%s\",\"uploadMode\":\"%s\"}".formatted(path.group(1), mode));
    }
    return "{\"files\":[" + String.join(",", files) + "]}";
  }

  static boolean isLarge(String path) {
    return path.endsWith(".parquet") || path.endsWith(".gz");
  }

  static String sha256(byte[] content) {
    return hash("SHA-256", content);
  }

  static String blob(byte[] content) {
    byte[] head = ("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] all = java.util.Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    return hash("SHA-1", all);
  }

  private static String hash(String kind, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(kind).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
