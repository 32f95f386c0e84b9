package dev.assay.app.matrix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Marks in the environment of programs, which what they start inherits. So it is known also once
 * its parent has ended and it descends from the program no more. Only Linux tells environments of
 * processes; elsewhere nothing is found.
 */
final class Marks {
  private static final String VARIABLE = "ASSAY_ATTEMPT";
  private static final Path PROCESSES = Path.of("/proc");

  private Marks() {}

  /** Marks a program that is to be started; returns the mark, which no other has. */
  static String put(Map<String, String> environment) {
    String mark = UUID.randomUUID().toString();
    // a program that itself starts marked ones keeps them known to who started it
    environment.merge(VARIABLE, mark, (outer, own) -> outer + ":" + own);
    return mark;
  }

  /** Living processes that have one of the marks, as far as this user may know. */
  static Set<ProcessHandle> find(Collection<String> marks) {
    Set<ProcessHandle> found = new HashSet<>();
    if (marks.isEmpty() || !Files.isDirectory(PROCESSES)) {
      return found;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        // the handle first: another process of this number has another environment
        ProcessHandle.of(Long.parseLong(String.valueOf(process.getFileName())))
            .filter(handle -> isMarked(process.resolve("environ"), marks))
            .ifPresent(found::add);
      }
    } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
      return found;
    }
    return found;
  }

  private static boolean isMarked(Path environ, Collection<String> marks) {
    try {
      String variables = new String(Files.readAllBytes(environ), StandardCharsets.ISO_8859_1);
      return variables.contains(VARIABLE) && marks.stream().anyMatch(variables::contains);
    } catch (IOException e) {
      return false; // another user's, or it has just ended
    }
  }
}
