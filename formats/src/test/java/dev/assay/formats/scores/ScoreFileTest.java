package dev.assay.formats.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.scores.ScoreRecord.Item;
import dev.assay.formats.scores.ScoreRecord.Pair;
import dev.assay.formats.scores.ScoreRecord.Sequence;
import dev.assay.formats.scores.ScoreRecord.Token;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ScoreFileTest {
  private final List<ScoreRecord> records = new ArrayList<>();
  private final List<String> rejects = new ArrayList<>();

  private void read(String text) throws IOException {
    ScoreFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        new ScoreSink() {
          @Override
          public void record(ScoreRecord record, Consumer<String> reject) {
            records.add(record);
          }

          @Override
          public void reject(String place, String problem) {
            rejects.add(place + ": " + problem);
          }
        });
  }

  @Test
  void linesOfJsonArePairsItemsTokensOrSequences() throws IOException {
    read(
        """
        {"pair": "a", "task": "sblimp", "good_score": -1.5, "bad_score": "-2", "group": "g", "cluster": 7}
        {"id": 4, "good_loss": 1, "bad_loss": 2.5}
        {"pair": "b", "label": "good", "loss": 3}

        {"file": "x.flac", "position": 8000, "loss": 6.25}
        {"sequence": "y", "losses": [1, 2.5, null, NaN]}
        """);
    assertThat(records.subList(0, 4))
        .containsExactly(
            new Pair("sblimp", "a", -1.5, -2, "g", "7"),
            new Pair("", "4", -1, -2.5, "", ""),
            new Item("", "b", true, -3, "", ""),
            new Token("", "x.flac", 8000, 6.25));
    assertThat(((Sequence) records.get(4)).losses())
        .containsExactly(1, 2.5, Double.NaN, Double.NaN);
    assertThat(rejects).isEmpty();
  }

  @Test
  void columnsOfCsvMayComeInAnyOrder() throws IOException {
    read("\uFEFFBad_Loss,Pair,extra,good_loss\n2.5,\"a,b\",x,1\n");
    assertThat(records).containsExactly(new Pair("", "a,b", -1, -2.5, "", ""));
  }

  @Test
  void anArrayOfObjectsIsReadToo() throws IOException {
    read("[{\"pair\": \"a\", \"good_score\": 1, \"bad_score\": 0},\n {\"pair\": \"b\"}]");
    assertThat(records).hasSize(1);
    assertThat(rejects).containsExactly("line 2: no finite score of the good item");
  }

  @Test
  void badRowsAreReportedWithTheirLineAndTheOthersRead() throws IOException {
    read(
        """
        {"pair": "a", "good_score": NaN, "bad_score": 1}
        {"pair": "a", "good_score": 1, "bad_score": "high"}
        {"good_score": 1, "bad_score": 1}
        {"pair": "a", "label": "ugly", "score": 1}
        {"position": -1, "loss": 1}
        {"position": 1.5, "loss": 1}
        {"position": 1e12, "loss": 1}
        {"position": 1, "loss": "Infinity"}
        [1]
        {"pair": "a", "good_sc
        {"pair": "z", "good_score": 1, "bad_score": 0}
        """);
    assertThat(records).hasSize(1);
    assertThat(rejects).hasSize(10).last().asString().startsWith("line 10: ");
    assertThat(rejects.getFirst()).isEqualTo("line 1: no finite score of the good item");
  }

  @Test
  void cellsThatDoNotFitTheHeaderAreReported() throws IOException {
    read("pair,label,loss\na,good,1\na,bad\nb,good,x\n");
    assertThat(records).hasSize(1);
    assertThat(rejects)
        .containsExactly("line 3: 2 cells under 3 columns", "line 4: no finite score");
  }

  @Test
  void aFileOfSomethingElseIsUnreadable() {
    for (String text : List.of("", " \n ", "a,b\n1,2\n", "hello")) {
      assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableException.class);
    }
  }
}
