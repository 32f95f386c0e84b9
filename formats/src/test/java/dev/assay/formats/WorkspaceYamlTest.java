package dev.assay.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.domain.AssayException;
import dev.assay.domain.Direction;
import dev.assay.formats.Settings.CsvColumn;
import dev.assay.formats.Settings.CsvRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceYamlTest {
  private static Settings parse(String yaml) {
    return WorkspaceYaml.parse("assay.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsEveryPart() {
    Settings settings =
        parse(
            """
            zone: Europe/Athens
            metrics:
              - name: frobs
                direction: lower
                unit: frob
                low: 0
                digits: 1
              - {task: "my_*", display: Mine, chance: 0.25, percent: yes, proportion: true}
            tokens_per_step:
              "*ntua*": 262_144
            tags:
              - {tag: long, field: data.train_data, matches: "*long*"}
            csv:
              - files: "runs/*.csv"
                header: [iter]
                model: $1
                experiment: $folder
                columns:
                  iter: step
                  "*_pct": {task: $1, metric: acc, scale: 0.01}
                  "*_err": {role: stderr, task: $1, metric: acc, scale: 0.01}
            """);

    assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Athens"));
    assertThat(settings.metricRules()).hasSize(2);
    assertThat(settings.metricRules().get(0).task()).isEqualTo("*");
    assertThat(settings.metricRules().get(0).direction()).isEqualTo(Direction.LOWER);
    assertThat(settings.metricRules().get(1).chance()).hasValue(0.25);
    assertThat(settings.metricRules().get(1).percent()).isTrue();
    assertThat(settings.tokensPerStep())
        .containsExactly(new Settings.TokensPerStep("*ntua*", 262_144));
    assertThat(settings.tagRules())
        .containsExactly(new Settings.TagRule("long", "data.train_data", "*long*"));
    assertThat(settings.csvMappings()).hasSize(1);
    assertThat(settings.csvMappings().getFirst().columns())
        .contains(
            new CsvColumn("iter", CsvRole.STEP, "", "", 1),
            new CsvColumn("*_err", CsvRole.STDERR, "$1", "acc", 0.01));
  }

  @Test
  void anEmptyOrMissingFileMeansTheDefaults(@TempDir Path folder) {
    assertThat(parse("")).isEqualTo(Settings.DEFAULTS);
    assertThat(parse("# nothing\n")).isEqualTo(Settings.DEFAULTS);
    assertThat(WorkspaceYaml.read(folder.resolve("assay.yaml"))).isEqualTo(Settings.DEFAULTS);
  }

  @Test
  void theDigestChangesOnlyWithWhatReadersLookAt() {
    String plain = parse("zone: UTC").digest();
    assertThat(parse("metrics: [{name: a, direction: lower}]").digest()).isEqualTo(plain);
    assertThat(parse("zone: Asia/Tokyo").digest()).isNotEqualTo(plain);
    assertThat(parse("tokens_per_step: {m: 5}").digest()).isNotEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "zoen: UTC | line 1: unknown key 'zoen' | Known keys: zone, metrics",
        "zone: Mars/Olympus | 'zone' is no time zone | Europe/Athens",
        "metrics: [{name: a, direktion: lower}] | unknown key 'direktion' in a metric rule | direction",
        "metrics: [{name: a, direction: up}] | does not know 'up' | higher, lower, neither, unknown",
        "metrics: [{name: a, chance: some}] | 'chance' in a metric rule must be a number | line 1",
        "metrics: [{name: a, chance: .nan}] | must be a number | line 1",
        "metrics: [{name: a, digits: 99}] | whole number from 0 to 17 | line 1",
        "metrics: [{name: a, percent: maybe}] | true or false | line 1",
        "metrics: [{display: x}] | needs 'task' or 'name' | which metrics",
        "metrics: [7] | a metric rule must be a mapping | line 1",
        "tokens_per_step: {m: -1} | whole number from 1 | line 1",
        "tags: [{tag: a, field: b}] | needs the key 'matches' | Add 'matches",
        "csv: [{files: '*.csv'}] | needs 'columns' | columns",
        "csv: [{columns: {a: stepp}}] | does not know 'stepp' | tokens_per_step",
        "csv: [{columns: {a: step}}] | role 'estimate' | values",
        "csv: [{columns: {a: {task: t, metric: m, scale: 0}}}] | must not be 0 | line 1",
        "csv: [{columns: {a: {metric: m}}}] | no task or no metric | role 'task'",
        "zone: [UTC | is not YAML | quote",
        "{zone: UTC, zone: UTC} | occurs twice | Remove",
        "[1, 2] | the file must be a mapping | line 1",
      })
  void namesLineKeyAndRemedy(String yaml, String problem, String remedy) {
    AssayException failure = catchThrowableOfType(AssayException.class, () -> parse(yaml));

    assertThat(failure.kind()).isEqualTo(AssayException.Kind.BAD_INPUT);
    assertThat(failure.problem()).startsWith("assay.yaml").contains(problem);
    assertThat(failure.remedy()).contains(remedy);
  }

  @Test
  void countsLinesFromOne() {
    assertThatThrownBy(() -> parse("zone: UTC\n\nmetrics:\n  - nam: x\n"))
        .hasMessageContaining("assay.yaml line 4");
  }

  @Test
  void refusesBombs() {
    String aliases = "a: &a [x]\nb: [" + "*a,".repeat(200) + "]\n";
    assertThatThrownBy(() -> parse(aliases)).hasMessageContaining("aliases");
    assertThatThrownBy(() -> parse("a: " + "[".repeat(100_000)))
        .hasMessageContaining("nested deeper");
    assertThatThrownBy(() -> parse("#".repeat(2 << 20))).hasMessageContaining("1 MiB");
    assertThatThrownBy(
            () -> WorkspaceYaml.parse("assay.yaml", new byte[] {(byte) 0xff, (byte) 0xfe, 0}))
        .hasMessageContaining("UTF-8");
  }

  @Test
  void shipsLayoutsInTheSameSyntax() {
    assertThat(CsvMappingYaml.builtIn()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void theExampleInTheDocumentationIsValid() throws IOException {
    Path docs = Path.of(System.getProperty("assay.root", "..")).resolve("docs/formats.md");
    String text = Files.readString(docs);
    int start = text.indexOf("```yaml\n", text.indexOf("## assay.yaml")) + "```yaml\n".length();
    Settings settings = parse(text.substring(start, text.indexOf("```", start)));

    assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Athens"));
    assertThat(settings.csvMappings().getFirst().columns()).hasSize(4);
    assertThat(settings.metricRules()).hasSize(2);
  }
}
