package dev.assay.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.formats.matrix.Durations;
import dev.assay.formats.matrix.Matrix;
import dev.assay.formats.matrix.MatrixRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixYamlTest {
  private static final MatrixRun.Place PLACE = new MatrixRun.Place("/r/a", "/r", "/r/a/c.json", 1);

  private static Matrix read(String yaml) {
    return MatrixYaml.read("experiments.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aMethodHasWhatAllShareUnlessItSaysOtherwise() {
    Matrix matrix =
        read(
            """
            command: [train, "--lr={rate}", "{seed}"]
            params: {rate: 0.1, size: 4}
            env: {A: "1", B: "{slot}"}
            methods:
              ntp:
              ntp+top:
                params: {rate: 0.2}
                env: {A: "2"}
            seeds: 41..43
            jobs: 2
            timeout: 1.5h
            baseline: ntp
            """);

    assertThat(matrix.seeds()).containsExactly(41L, 42L, 43L);
    assertThat(matrix.timeout()).isEqualTo(Optional.of(Duration.ofMinutes(90)));
    List<MatrixRun> runs = matrix.runs();
    assertThat(runs).hasSize(6).extracting(MatrixRun::path).startsWith("ntp/41", "ntp+top/41");
    assertThat(runs.get(1).arguments(PLACE)).containsExactly("train", "--lr=0.2", "41");
    assertThat(runs.get(1).environment(PLACE))
        .containsEntry("A", "2")
        .containsEntry("B", "1")
        .containsEntry("ASSAY_PARAM_RATE", "0.2")
        .containsEntry("ASSAY_PARAM_SIZE", "4")
        .containsEntry("ASSAY_SEED", "41")
        .containsEntry("ASSAY_RESULTS_DIR", "/r");
    assertThat(runs.get(1).config().toString())
        .isEqualTo("{\"method\":\"ntp+top\",\"seed\":41,\"rate\":0.2,\"size\":4}");
  }

  @Test
  void theKeyTellsRunsApartAndStaysWhenTheFileIsOnlyWrittenOtherwise() {
    String yaml =
        "command: [t, '{a}']\nparams: {a: 1, b: {x: 1, y: 2}}\nmethods: [n+m]\nseeds: [1, 2]\n";
    List<MatrixRun> runs = read(yaml).runs();
    String other =
        "seeds: [1]\njobs: 4\nparams: {b: {y: 2, x: 1}, a: 1}\nmethods: {m+n: }\ncommand: [t, '{a}']\n";

    assertThat(runs.get(0).key()).matches("[0-9a-f]{16}").isNotEqualTo(runs.get(1).key());
    assertThat(read(other).runs().getFirst().key()).isEqualTo(runs.getFirst().key());
    assertThat(read(yaml.replace("a: 1", "a: 2")).runs().getFirst().key())
        .isNotEqualTo(runs.getFirst().key());
    assertThat(read(yaml.replace("[t,", "[u,")).runs().getFirst().key())
        .isNotEqualTo(runs.getFirst().key());
  }

  @Test
  void namesOfFoldersAreSafe() {
    MatrixRun run =
        read("command: [t]\nmethods: ['../../a b/$(x)']\nseeds: [-3]\n").runs().getFirst();

    assertThat(run.folderName()).matches("______a_b___x_-seed-3-[0-9a-f]{8}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          comand: [t]\\nmethods: [a]\\nseeds: [1] | line 1: unknown key 'comand' | Did you mean 'command'?
          command: [t]\\nmethods: [a]\\nseeds: [1]\\nseed: 2 | line 4: unknown key 'seed' | Did you mean 'seeds'?
          command: [t]\\nmethods:\\n  a:\\n    parms: {}\\nseeds: [1] | line 4: unknown key 'parms' | Did you mean 'params'?
          command: t --seed 1\\nmethods: [a]\\nseeds: [1] | line 1: 'command' must be a list | shell:
          command: []\\nmethods: [a]\\nseeds: [1] | names no program | Correct
          command: [t]\\nshell: t\\nmethods: [a]\\nseeds: [1] | exclude each other | Remove
          shell: t {seed}\\nmethods: [a]\\nseeds: [1] | is not replaced in a shell line | $ASSAY_SEED
          shell: t {rate}\\nparams: {rate: 1}\\nmethods: [a]\\nseeds: [1] | is not replaced | $ASSAY_PARAM_RATE
          command: [t, '{sed}']\\nmethods: [a]\\nseeds: [1] | no value for {sed} | Did you mean 'seed'?
          command: [t]\\nmethods: []\\nseeds: [1] | names no methods | methods: [ntp]
          methods: [a]\\nseeds: [1] | the method 'a' has no command | Add 'command
          command: [t]\\nmethods: [a+b, b+a]\\nseeds: [1] | are one method | Correct
          command: [t]\\nmethods: [a]\\nseeds: [1, 1] | seed 1 occurs twice | Correct
          command: [t]\\nmethods: [a]\\nseeds: 5 | needs seeds | 41..45
          command: [t]\\nmethods: [a]\\nseeds: 5..1 | needs seeds | 41..45
          command: [t]\\nmethods: [a]\\nseeds: 1..9000000 | needs seeds | 41..45
          command: [t]\\nmethods: [a]\\nseeds: [1.5] | whole number | Correct
          command: [t]\\nmethods: [a] | needs seeds | 41..45
          command: [t]\\nmethods: [a]\\nseeds: [1]\\nbaseline: b | the baseline 'b' is no method | The methods are a
          command: [t]\\nmethods: [a]\\nseeds: [1]\\ntimeout: 5 | 90s, 30m | Correct
          command: [t]\\nmethods: [a]\\nseeds: [1]\\njobs: 0 | from 1 to 256 | Correct
          command: [t]\\nparams: {seed: 2}\\nmethods: [a]\\nseeds: [1] | cannot be called 'seed' | letters
          command: [t]\\nenv: {ASSAY_X: 2}\\nmethods: [a]\\nseeds: [1] | cannot be called 'ASSAY_X' | ASSAY_
          command: ["a\\\\0b"]\\nmethods: [a]\\nseeds: [1] | no argument can have | Correct
          [1] | must be a mapping | Correct
          """)
  void whatIsWrongIsToldWithLineAndRemedy(String yaml, String problem, String remedy) {
    assertThatThrownBy(() -> read(yaml.replace("\\n", "\n").replace("\\\\", "\\")))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> {
              assertThat(e.problem()).contains(problem);
              assertThat(e.remedy()).contains(remedy);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "-1s", "5", "1w", "9999999999s", "1e3s"})
  void noLengthOfTime(String text) {
    assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lengthsOfTimeInWords() {
    assertThat(Durations.words(Duration.ofMillis(420))).isEqualTo("0.4 s");
    assertThat(Durations.words(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Durations.words(Duration.ofSeconds(185))).isEqualTo("3 min 5 s");
    assertThat(Durations.words(Duration.ofMinutes(130))).isEqualTo("2 h 10 min");
  }
}
