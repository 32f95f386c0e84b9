package dev.assay.analysis.question;

import java.util.List;

/** Files that could not be read, wholly or in part. */
public final class ListProblems {
  private final Snapshots snapshots;

  public ListProblems(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param remarks also remarks on files of which nothing was lost
   */
  public record Question(boolean remarks) {}

  /**
   * One problem.
   *
   * @param reject whether something was lost; false for a remark
   * @param place in the file, such as a line or a key; may be empty
   */
  public record Problem(String file, boolean reject, String place, String problem, String remedy) {}

  /** Problems by file. */
  public record Answer(long generation, List<Problem> problems) {}

  public Answer answer(Question question) {
    return snapshots.ask(view ->
        new Answer(
            view.table().generation(),
            view.reader().problems(question.remarks()).stream()
                .map(one ->
                    new Problem(one.path(), one.reject(), one.place(), one.problem(), one.remedy()))
                .toList()));
  }
}
