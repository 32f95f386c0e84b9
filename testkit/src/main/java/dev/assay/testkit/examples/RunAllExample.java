package dev.assay.testkit.examples;

import dev.assay.testkit.corpus.Corpus;
import dev.assay.testkit.write.Tree;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A training program that takes a second, and the file that runs it for methods and seeds. */
final class RunAllExample implements Corpus {
  @Override
  public void writeTo(Path folder) throws IOException {
    for (String file : List.of("experiments.yaml", "train.py")) {
      try (InputStream in = RunAllExample.class.getResourceAsStream("run-all/" + file)) {
        if (in == null) {
          throw new FileNotFoundException(file);
        }
        new Tree(folder).write(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }
}
