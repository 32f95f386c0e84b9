package dev.assay.testkit.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is being filled; parents are made as needed. Not thread-safe. */
public final class Tree {
  private final Path root;
  private Path lastFolder;

  public Tree(Path root) throws IOException {
    this.root = root.toAbsolutePath().normalize();
    Files.createDirectories(this.root);
    lastFolder = this.root;
  }

  /** Absolute path of the folder, as it stands in files that name their own place. */
  public Path root() {
    return root;
  }

  public void write(String path, String text) throws IOException {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public void write(String path, byte[] bytes) throws IOException {
    var file = root.resolve(path);
    var folder = file.getParent();
    if (folder != null && !folder.equals(lastFolder)) {
      Files.createDirectories(folder);
      lastFolder = folder;
    }
    Files.write(file, bytes);
  }
}
