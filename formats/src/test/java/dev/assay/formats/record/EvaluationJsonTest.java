package dev.assay.formats.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.formats.YamlTree;
import dev.assay.formats.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationJsonTest {
  private static Evaluation parse(String text) {
    return EvaluationJson.parse(Json.MAPPER.readTree(text));
  }

  @Test
  void aCurveWithoutPositionsIsOneOfTokens() {
    Evaluation read = parse("{\"curves\":{\"librilight\":{\"losses\":[1.5,null]}},\"step\":3}");
    assertThat(read.curves()).containsOnlyKeys("librilight");
    assertThat(read.curves().values())
        .allSatisfy(curve -> {
          assertThat(curve.positions()).containsExactly(0, 1);
          assertThat(curve.losses()).containsExactly(1.5, Double.NaN);
        });
    assertThat(read.step()).hasValue(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|an evaluation is a JSON object",
        "{}|there is neither a metric nor a curve to save",
        "{'metrics':[]}|'metrics' must be a JSON object",
        "{'metric':{}}|unknown member 'metric'",
        "{'metrics':{'a':1},'step':1.5}|'step' must be a whole number",
        "{'metrics':{'a':1},'step':-1}|the step is -1",
        "{'metrics':{'a':1},'tags':'x'}|'tags' must be a list of texts",
        "{'metrics':{'a':1},'note':1}|'note' must be text",
        "{'metrics':{'sblimp_accuracy':1,'sblimp':{'accuracy':0.5}}}|is given twice",
        "{'curves':{'c':{'losses':['x']}}}|loss 0 of the curve 'c' is neither",
        "{'curves':{'c':{'losses':[1,2],'positions':[1]}}}|a curve has 1 positions, but 2 losses",
        "{'curves':{'c':{'losses':[1,2],'positions':[5,5]}}}|a curve has position 5 after 5",
        "{'curves':{'../c':{'losses':[1]}}}|a curve's name is not"
      })
  void whatIsWrongIsNamed(String text, String problem) {
    assertThatThrownBy(() -> parse(text.replace('\'', '"')))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(AssayException.Kind.BAD_INPUT);
              assertThat(e.problem()).contains(problem);
            });
  }

  @Test
  void savingIsOnUnlessTheTrainingConfigurationTurnsItOff() {
    assertThat(settings("a: 1")).isEqualTo(new RecordSettings(true, "./evaluation_results"));
    assertThat(settings("paper_metrics:\n  save_results_json: false\n  results_dir: out"))
        .isEqualTo(new RecordSettings(false, "out"));
  }

  private static RecordSettings settings(String yaml) {
    return RecordSettings.of(YamlTree.read("c.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void yamlKeepsItsTypes() {
    String yaml = "a: 1\nb: 0.5\nc: true\nd: '1'\ne: [x, null]\nf: 1e-05\ng: .nan\n";
    assertThat(YamlTree.read("c.yaml", yaml.getBytes(StandardCharsets.UTF_8)).toString())
        .isEqualTo(
            "{\"a\":1,\"b\":0.5,\"c\":true,\"d\":\"1\",\"e\":[\"x\",null],\"f\":1.0E-5,\"g\":\".nan\"}");
  }
}
