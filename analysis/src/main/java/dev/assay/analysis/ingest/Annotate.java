package dev.assay.analysis.ingest;

import dev.assay.domain.Annotation;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.files.Sha256;
import dev.assay.formats.notes.NotesFile;
import dev.assay.formats.notes.NotesStore;
import dev.assay.store.AnnotationWriter;
import dev.assay.store.AnnotationWriter.Entry;
import dev.assay.store.AnnotationWriter.Problem;
import dev.assay.store.AnnotationWriter.Target;
import dev.assay.store.Index;
import dev.assay.store.IngestWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The user's tags and notes: keeps the index's copy like the file, and changes the file. The file
 * is the truth; the index can be thrown away.
 */
public final class Annotate {
  private Annotate() {}

  /**
   * What a change has done.
   *
   * @param changed runs whose annotation is another now
   * @param said what is said of each named run now, by id in the order in which they were named
   */
  public record Outcome(int changed, Map<String, Annotation> said) {}

  /** Brings the index up to date with the file; tells whether there was any news. */
  public static boolean sync(Index index, NotesStore notes) {
    try (IngestWriter writer = index.write()) {
      return sync(writer, notes);
    }
  }

  private static boolean sync(IngestWriter writer, NotesStore notes) {
    AnnotationWriter copy = writer.annotations();
    if (copy.stamp().equals(stamp(notes, notes.bytes()))) {
      return false;
    }
    writer.begin();
    byte[] bytes = notes.bytes(); // again: who writes the index last must have read the file last
    NotesFile file = NotesFile.parse(bytes);
    copy.replace(
        notes.file().toString(),
        stamp(notes, bytes),
        file.entries().stream().map(Annotate::entry).toList(),
        file.problems().stream()
            .map(problem -> new Problem(problem.place(), problem.problem(), problem.remedy()))
            .toList());
    assign(writer);
    writer.commitAnnotations();
    return true;
  }

  /** Finds the run of each annotation anew, after runs have changed. In a batch of the writer. */
  static void assign(IngestWriter writer) {
    List<Entry> entries = writer.annotations().entries();
    if (!entries.isEmpty()) {
      writer.annotations().assign(Annotated.assign(entries, writer.annotations().targets()));
    }
  }

  private static Entry entry(NotesFile.Entry entry) {
    return new Entry(entry.run(), entry.checkpoint(), entry.said());
  }

  private static String stamp(NotesStore notes, byte[] bytes) {
    return Sha256.hex(bytes) + " " + notes.file();
  }

  /**
   * Changes what is said of some runs, in the file and in the index.
   *
   * @param ids of runs or older evaluations in the index
   * @throws AssayException NOT_FOUND for an unknown id, BAD_INPUT for what no annotation may hold,
   *     UNAVAILABLE when the file is broken or cannot be written; then nothing is changed
   */
  public static Outcome edit(
      Index index, NotesStore notes, Collection<String> ids, UnaryOperator<Annotation> change) {
    return notes.locked(() -> {
      try (IngestWriter writer = index.write()) {
        NotesFile file = notes.read();
        List<Target> targets = writer.annotations().targets();
        Edit edit = new Edit(file, targets);
        for (String id : ids) {
          edit.apply(id, change);
        }
        if (edit.changed > 0) {
          notes.write(edit.file);
        }
        sync(writer, notes);
        return new Outcome(edit.changed, edit.said);
      }
    });
  }

  /** Applies changes to a file's content. */
  private static final class Edit {
    private final Map<String, Target> byId = new HashMap<>();
    private final Map<Long, NotesFile.Entry> known = new HashMap<>();
    private final Map<String, Annotation> said = new LinkedHashMap<>();
    private final Map<String, NotesFile.Entry> entries = new HashMap<>();
    private NotesFile file;
    private int changed;

    Edit(NotesFile file, List<Target> targets) {
      this.file = file;
      targets.forEach(target -> byId.putIfAbsent(target.id(), target));
      file.entries().forEach(entry -> entries.put(entry.run(), entry));
      List<Entry> plain = new ArrayList<>();
      file.entries().forEach(entry -> plain.add(entry(entry)));
      Annotated.assign(plain, targets)
          .forEach((entry, runId) -> {
            NotesFile.Entry line = entries.get(entry);
            if (runId != null && line != null) {
              known.put(runId, line);
            }
          });
    }

    void apply(String id, UnaryOperator<Annotation> change) {
      Target target = byId.get(id);
      if (target == null) {
        throw new AssayException(Kind.NOT_FOUND, "no run '" + id + "'", "See all ids: assay runs");
      }
      NotesFile.Entry before = known.get(target.runId());
      Annotation now = changed(before == null ? Annotation.NONE : before.said(), change);
      said.put(id, now);
      if (now.equals(before == null ? Annotation.NONE : before.said())) {
        return;
      }
      if (before == null && entries.containsKey(id)) {
        throw new AssayException(
            Kind.CONFLICT,
            "the file of notes has a line for '%s' that means another checkpoint".formatted(id),
            "Correct the checkpoint in that line of " + NotesFile.NAME + ", or remove the line.");
      }
      NotesFile.Entry after = new NotesFile.Entry(id, target.checkpoint(), now);
      String line = before == null ? id : before.run();
      file = file.with(line, after);
      known.put(target.runId(), after);
      changed++;
    }

    private static Annotation changed(Annotation before, UnaryOperator<Annotation> change) {
      try {
        return change.apply(before);
      } catch (IllegalArgumentException e) {
        throw new AssayException(
            Kind.BAD_INPUT,
            String.valueOf(e.getMessage()),
            "Tags are short words; a note is plain text.",
            e);
      }
    }
  }
}
