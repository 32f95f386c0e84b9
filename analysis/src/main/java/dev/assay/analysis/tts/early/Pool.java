package dev.assay.analysis.tts.early;

import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Outcome;
import dev.assay.analysis.tts.RunRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The completions of a problem at one temperature, of all runs.
 *
 * @param picks in the order of runs and completions
 */
record Pool(List<Pick> picks) {
  /** A completion: which of which row. */
  record Pick(RunRef run, Outcome problem, int completion) {
    long key() {
      return problem.ballot().key(completion);
    }
  }

  Pool {
    picks = List.copyOf(picks);
  }

  /** By problem. */
  static Map<String, Pool> of(List<JudgedRun> runs) {
    Map<String, List<Pick>> picks = new LinkedHashMap<>();
    for (JudgedRun run : runs) {
      for (Outcome problem : run.problems()) {
        List<Pick> of = picks.computeIfAbsent(problem.key(), key -> new ArrayList<>());
        for (int i = 0; i < problem.size(); i++) {
          of.add(new Pick(run.run(), problem, i));
        }
      }
    }
    Map<String, Pool> pools = new LinkedHashMap<>();
    picks.forEach((key, of) -> pools.put(key, new Pool(of)));
    return pools;
  }
}
