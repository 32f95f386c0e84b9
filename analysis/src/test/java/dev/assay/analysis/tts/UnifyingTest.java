package dev.assay.analysis.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.tts.Preparation.Result;
import dev.assay.formats.tts.Sidecar;
import dev.assay.testkit.corpus.TtsCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class UnifyingTest extends UnifyingFixture {
  @Test
  void everyCompletionOfEverySeedIsThereOnceWithAllThatBelongsToIt() throws IOException {
    Result.Done done = done(bon, 0, 42);
    Map<String, Map<String, ObjectNode>> sources = new HashMap<>();
    try (Stream<Path> files = Files.list(bon)) {
      for (Path file : files.filter(each -> each.toString().contains("T-0.2")).toList()) {
        sources.put(DataFiles.stem(file), rows(file));
      }
    }
    assertThat(done.completions()).isEqualTo(2 * 5 * 4);
    boolean shuffled = false;
    for (Map.Entry<String, ObjectNode> each : rows(done.file()).entrySet()) {
      ObjectNode row = each.getValue();
      List<String> origins = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String run = row.get("origin_run").get(i).asString();
        int position = row.get("origin_position").get(i).asInt();
        origins.add(run + position);
        ObjectNode source = row(row(sources, run), each.getKey());
        for (String list : List.of("completions", "scores", "completion_tokens", "agg_scores")) {
          assertThat(row.get(list).get(i)).isEqualTo(source.get(list).get(position));
        }
        assertThat(run).endsWith("--seed-" + row.get("origin_seed").get(i) + "--agg_strategy-last");
        assertThat(row.get("origin_temperature").get(i).asDouble()).isEqualTo(0.2);
      }
      assertThat(origins).doesNotHaveDuplicates();
      shuffled |= !origins.equals(origins.stream().sorted().toList());
      for (String about : List.of("problem", "answer", "level", "subject")) {
        assertThat(row.get(about))
            .isEqualTo(row(sources.values().iterator().next(), each.getKey()).get(about));
      }
    }
    assertThat(shuffled).isTrue();
  }

  @Test
  void whatIsUnifiedIsARunOfTheSameBenchmarkWithTheVerdictsOfItsParts() {
    Groups found = groups(bon);
    Result.Done done = (Result.Done) unify(found, 1, 42);
    RunLoader loader = loader();
    RunRef run = loader.discover(folder.resolve("out"), "out", Sidecar.NOTHING).runs().getFirst();
    assertThat(run.subset()).isEqualTo("T-0.6");
    assertThat(run.place()).isEqualTo("out/unified-" + TtsCorpus.BON);
    var was = found.groups().get(1).runs().getFirst().identity();
    assertThat(run.identity().dataset().value()).isEqualTo(was.dataset().value());
    assertThat(run.identity().model().value()).isEqualTo(was.model().value());
    assertThat(run.identity().approach().value()).isEqualTo(was.approach().value());
    Map<String, Integer> right = new HashMap<>();
    for (RunRef each : found.groups().get(1).runs()) {
      found
          .loader()
          .load(each, false)
          .run()
          .problems()
          .forEach(problem -> right.merge(problem.key(), problem.correctCount(), Integer::sum));
    }
    Loaded loaded = loader.load(run, false);
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.run().problems())
        .hasSize(5)
        .allSatisfy(
            problem -> assertThat(problem.correctCount()).isEqualTo(right.get(problem.key())));
    assertThat(done.file()).exists();
  }

  @Test
  void theOrderFollowsFromTheSeedAloneNotFromTheOrderOfTheFiles() throws IOException {
    Path file = done(bon, 0, 42).file();
    Map<String, ObjectNode> first = rows(file);
    assertThat(unify(groups(bon), 0, 42))
        .isEqualTo(new Result.Skipped(file, "is prepared already"));
    assertThat(row(rows(done(bon, 0, 7).file()), "test/sums/0.json").get("origin_position"))
        .isNotEqualTo(row(first, "test/sums/0.json").get("origin_position"));
    try (Stream<Path> files = Files.list(bon)) {
      for (Path each : files.filter(f -> f.toString().contains("seed-42")).toList()) {
        List<String> lines = new ArrayList<>(Files.readAllLines(each));
        Collections.reverse(lines);
        Files.write(each, lines);
      }
    }
    Map<String, ObjectNode> again = rows(done(bon, 0, 42).file());
    again.forEach((key, row) ->
        assertThat(row.get("completions")).isEqualTo(row(first, key).get("completions")));
  }

  @Test
  void aProblemWhoseListsDifferInLengthIsLeftOutWhole() throws IOException {
    write("MATH-500--T-1--seed-0.jsonl", ROW.formatted("a", ""), ROW.formatted("b", ""));
    write(
        "MATH-500--T-1--seed-1.jsonl",
        ROW.formatted("a", ",\"preds\":[\"4\"]"),
        ROW.formatted("b", ",\"preds\":[\"4\",\"3\"]"));
    Result.Done done = done(mine(), 0, 1);
    assertThat(rows(done.file())).containsOnlyKeys("b");
    assertThat(done.problems())
        .extracting(RunProblem::message)
        .singleElement()
        .asString()
        .contains("line 1", "preds has 1 items for 2 completions", "the problem is left out");
  }

  @Test
  void runsThatContradictEachOtherOrLackAProblemAreTold() throws IOException {
    write("MATH-500--T-1--seed-0.jsonl", ROW.formatted("a", ""), ROW.formatted("b", ""));
    write(
        "MATH-500--T-1--seed-1.jsonl",
        ROW.formatted("a", "").replace("\"answer\":\"3\"", "\"answer\":\"5\""),
        ROW.formatted("c", ""),
        ROW.formatted("c", ""),
        "{\"no\":1}\n");
    Result.Done done = done(mine(), 0, 1);
    assertThat(rows(done.file())).containsOnlyKeys("b", "c");
    assertThat(done.problems())
        .extracting(RunProblem::message)
        .anyMatch(each -> each.contains("its runs state another 'answer' each"))
        .anyMatch(each -> each.contains("the problem c occurs a second time"))
        .anyMatch(each -> each.contains("seed-0: lacks 1 of 3 problems"))
        .anyMatch(each -> each.contains("neither 'unique_id' nor the text of a problem"));
    // Of the five that are told, two say only that a run lacks a problem.
    assertThat(done.problems()).hasSize(5);
    assertThat(((Result.Skipped) unify(groups(mine()), 0, 1)).problems())
        .extracting(RunProblem::problem)
        .containsExactly(
            "lacks 1 of 3 problems that other runs have",
            "lacks 1 of 3 problems that other runs have",
            "3 rows were left out when it was made");
  }

  @Test
  void theCompletionsOfASeedAreNotTakenTwice() throws IOException {
    String row = ROW.formatted("a", "");
    write("MATH-500--T-1--n-2--seed-0.jsonl", row);
    write("MATH-500--T-1--n-10--seed-0.jsonl", row);
    write("MATH-500--T-1--n-16--seed-0.jsonl", row);
    write("MATH-500--T-1--n-64--seed-0--chunk-0_50.jsonl", row);
    write("MATH-500--T-2--n-2--seed-0--chunk-0_50.jsonl", row);
    write("MATH-500--T-2--n-2--seed-0--chunk-50_100.jsonl", ROW.formatted("b", ""));
    write("MATH-500--T-2--n-2--seed-0--chunk-90_120.jsonl", ROW.formatted("c", ""));
    write("MATH-500--T-2--n-2--seed-0--chunk-120_130.jsonl", ROW.formatted("d", ""));
    write("MATH-500--T-3--n-2.jsonl", row);
    write("MATH-500--T-3--n-4.jsonl", row);
    Groups found = groups(mine());
    assertThat(found.groups())
        .extracting(each -> each.runs().stream().map(RunRef::subset).toList())
        .containsExactly(
            List.of("MATH-500--T-1--n-16--seed-0"),
            List.of(
                "MATH-500--T-2--n-2--seed-0--chunk-0_50",
                "MATH-500--T-2--n-2--seed-0--chunk-50_100",
                "MATH-500--T-2--n-2--seed-0--chunk-120_130"),
            List.of("MATH-500--T-3--n-4", "MATH-500--T-3--n-2"));
    assertThat(found.left())
        .extracting(RunProblem::message)
        .hasSize(4)
        .anyMatch(each ->
            each.contains(
                "n-10--seed-0: has the seed and problems of MATH-500--T-1--n-16--seed-0; it is"
                    + " left out"))
        .anyMatch(each -> each.contains("chunk-90_120: has the seed and problems of"));
    assertThat(found.groups().get(2).remarks())
        .singleElement()
        .asString()
        .contains("different numbers of completions (2, 4)");
  }

  @Test
  void completionsOfASearchAreNoIndependentSamplesAndThatIsSaid() throws IOException {
    Groups beam = groups(bon.resolveSibling(TtsCorpus.BEAM));
    assertThat(beam.groups())
        .isNotEmpty()
        .allSatisfy(each ->
            assertThat(each.remarks())
                .anyMatch(remark -> remark.contains("no independent samples")));
    assertThat(groups(bon).groups())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.remarks()).isEmpty());
    write("MATH-500--T-1--m-4--seed-0.jsonl", ROW.formatted("a", ""));
    assertThat(groups(mine()).groups().getFirst().remarks())
        .anyMatch(remark -> remark.contains("no independent samples"));
  }

  @Test
  void runsWithOtherSegmentsInTheirNamesAreOtherRuns() throws IOException {
    write("MATH-500--T-1--seed-0--prompt-short.jsonl", ROW.formatted("a", ""));
    write("MATH-500--T-1--seed-1--prompt-long.jsonl", ROW.formatted("a", ""));
    Groups found = groups(mine());
    assertThat(found.groups()).isEmpty();
    assertThat(found.left())
        .extracting(RunProblem::problem)
        .singleElement()
        .asString()
        .contains("differ by more than their seed", "prompt-short", "prompt-long");
  }

  @Test
  void aRunWithoutScoresOrLengthsLeavesThoseOfOthersInPlace() throws IOException {
    write("MATH-500--T-1--seed-0.jsonl", ROW.formatted("a", ",\"completion_tokens\":[7,8]"));
    write(
        "MATH-500--T-1--seed-1.jsonl",
        "{\"problem\":\"P\",\"answer\":\"3\",\"unique_id\":\"a\",\"completions\":[\"x\"],"
            + "\"agg_scores\":[0.5],\"completion_tokens\":-1}\n");
    ObjectNode row = row(rows(done(mine(), 0, 1).file()), "a");
    for (int i = 0; i < 3; i++) {
      boolean other = row.get("origin_seed").get(i).asInt() == 1;
      JsonNode steps = row.get("scores").get(i);
      assertThat(row.get("completion_tokens").get(i).isNull()).isEqualTo(other);
      assertThat(row.get("agg_scores").get(i)).isEqualTo(steps.get(steps.size() - 1));
      assertThat(other).isEqualTo(steps.toString().equals("[0.5]"));
    }
  }

  @Test
  void scoresOfCompletionsAreKeptWhereEveryListOfStepsIsEmpty() throws IOException {
    String row =
        ROW.formatted("a", ",\"agg_scores\":[0.1,0.9]").replace("[[0.9],[0.1,0.8]]", "[[],[]]");
    write("MATH-500--T-1--seed-0.jsonl", row);
    ObjectNode made = row(rows(done(mine(), 0, 1).file()), "a");
    for (int i = 0; i < 2; i++) {
      int position = made.get("origin_position").get(i).asInt();
      assertThat(made.get("agg_scores").get(i).asDouble()).isEqualTo(position == 0 ? 0.1 : 0.9);
    }
    assertThat(made.get("pred_naive@2").asString()).isEqualTo("\\boxed{3}");
  }

  @Test
  void onlyRunsThatDifferBySeedAloneAreOneGroup() throws IOException {
    String row = ROW.formatted("a", "");
    write("MATH-500--T-1--top_p-0.9--seed-0.jsonl", row);
    write("MATH-500--T-1--top_p-1.0--seed-1.jsonl", row);
    write("MATH-500--T-2--n-2--seed-10.jsonl", row);
    write("MATH-500--T-2--n-4--seed-9.jsonl", row);
    write("MATH-500--temps_0.4_0.8--seed-0.jsonl", row);
    Groups found = groups(mine());
    assertThat(found.groups()).extracting(each -> each.as().subset()).containsExactly("T-2.0");
    assertThat(found.groups().getFirst().runs())
        .extracting(run -> run.name().seed().getAsLong())
        .containsExactly(9L, 10L);
    assertThat(found.left())
        .extracting(RunProblem::problem)
        .anyMatch(each -> each.contains("differ by more than their seed"))
        .anyMatch(each -> each.contains("has not one temperature"));
  }

  @Test
  void aPoolOfPoolsKnowsWhereItsCompletionsCameFromFirst() throws IOException {
    write("MATH-500--T-1--seed-3.jsonl", ROW.formatted("a", ""));
    Result.Done once = done(mine(), 0, 1);
    Groups found = groups(once.file());
    Result.Done twice = (Result.Done) unify(found, 0, 2);
    assertThat(row(rows(twice.file()), "a").get("origin_run").get(0).asString())
        .isEqualTo("MATH-500--T-1--seed-3");
  }

  @Test
  void aFileOfAnotherStaysAndARunOfNothingFails() throws IOException {
    write("MATH-500--T-1--seed-0.jsonl", ROW.formatted("a", ""));
    Path file = done(mine(), 0, 1).file();
    Files.writeString(file, "mine");
    assertThat(((Result.Failed) unify(groups(mine()), 0, 1)).problem().message())
        .contains("was not written by Assay");
    assertThat(file).hasContent("mine");
    Files.delete(file);
    write("MATH-500--T-1--seed-0.jsonl", ROW.formatted("a", ",\"preds\":[\"4\"]"));
    assertThat(((Result.Failed) unify(groups(mine()), 0, 1)).problem().message())
        .contains("there is no problem with completions", "preds has 1 items");
    assertThat(file).doesNotExist();
  }
}
