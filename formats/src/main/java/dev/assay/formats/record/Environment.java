package dev.assay.formats.record;

import dev.assay.formats.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where an evaluation is saved from: git, host, versions. What cannot be found out is left out. */
public final class Environment {
  private static final int GIT_PATIENCE_MS = 2000;
  private static final int MAX_ANSWER = 1 << 16;

  private Environment() {}

  /**
   * Looks around, within some 2 s at worst.
   *
   * @param folder the one whose git commit counts
   * @param version of this program; empty if unknown
   */
  public static ObjectNode of(Path folder, String version) {
    ObjectNode found = Json.MAPPER.createObjectNode();
    ObjectNode git = git(folder);
    if (git != null) {
      found.set("git", git);
    }
    String host = host();
    if (!host.isEmpty()) {
      found.put("hostname", host);
    }
    ObjectNode versions = found.putObject("versions");
    if (!version.isEmpty()) {
      versions.put("assay", version);
    }
    versions.put("java", Runtime.version().toString());
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    return found;
  }

  private static String host() {
    String named = System.getenv("HOSTNAME");
    if (named != null && !named.isBlank()) {
      return named.strip();
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }

  /** Commit and whether tracked files differ from it; null when there is no repository or git. */
  private static @Nullable ObjectNode git(Path folder) {
    if (!isInRepository(folder)) {
      return null;
    }
    // The folder's own configuration must not start programs, nor should asking take its lock.
    ProcessBuilder command =
        new ProcessBuilder(
            "git",
            "-c",
            "core.fsmonitor=false",
            "status",
            "--porcelain=v2",
            "--branch",
            "--untracked-files=no",
            "--ignore-submodules");
    Map<String, String> environment = command.environment();
    environment.put("GIT_OPTIONAL_LOCKS", "0");
    environment.put("GIT_TERMINAL_PROMPT", "0");
    command.directory(folder.toFile()).redirectErrorStream(false);
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = command.start();
      process.getOutputStream().close();
      return answer(process);
    } catch (IOException e) {
      return null; // no git here
    }
  }

  private static @Nullable ObjectNode answer(Process process) throws IOException {
    process
        .onExit()
        .orTimeout(GIT_PATIENCE_MS, TimeUnit.MILLISECONDS)
        .whenComplete((ended, late) -> {
          if (late != null) {
            process.destroyForcibly(); // which ends what is read below
          }
        });
    String text;
    try (InputStream in = process.getInputStream()) {
      text = new String(in.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
    }
    String mark = "# branch.oid ";
    ObjectNode git = Json.MAPPER.createObjectNode();
    boolean dirty = false;
    for (String line : text.lines().toList()) {
      if (line.startsWith(mark)) {
        git.put("commit", line.substring(mark.length()).strip());
      }
      dirty |= !line.startsWith("#");
    }
    git.put("dirty", dirty);
    return git.has("commit") ? git : null;
  }

  private static boolean isInRepository(Path folder) {
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }
}
