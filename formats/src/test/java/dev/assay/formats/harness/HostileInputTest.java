package dev.assay.formats.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.formats.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileInputTest {
  private static final List<ResultsFormat> FORMATS =
      List.of(
          new StageEvaluation(),
          new TrackerCsv(),
          new CsvResults(),
          new LmEvalSamples(),
          new BigScienceAggregate(),
          new LmEvalResults());

  record Case(String path, String content, ResultsFormat format) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "/d/a.json",
            "{\"results\":{\"piqa\":{\"acc,none\":0.5,\"acc_stderr,none\":0.01,\"alias\":\"x\"}},"
                + "\"groups\":{\"g\":{\"acc,none\":1}},\"config\":{\"model_args\":\"pretrained=a/b,"
                + "revision=step10\"},\"date\":1.7e9,\"n-samples\":{\"piqa\":{\"effective\":9}},"
                + "\"higher_is_better\":{\"piqa\":{\"acc\":true}},\"n-shot\":{\"piqa\":0}}",
            new LmEvalResults()),
        new Case(
            "/d/samples_a_2026-01-01T00-00-00.jsonl",
            "{\"doc_id\":1,\"metrics\":[\"acc\"],\"acc\":1,\"filter\":\"none\"}\n".repeat(4),
            new LmEvalSamples()),
        new Case(
            "/d/e/stage1/step_5/tier2_ppl.json",
            "{\"slices\":{\"a\":{\"nll\":1,\"ppl\":2.7,\"tokens\":9}},\"ppl_macro_avg\":2.7}",
            new StageEvaluation()),
        new Case(
            "/d/metrics.csv",
            "timestamp,experiment_id,method,seed,final_ppl,final_hit_at_1,total_steps\n"
                + "2025-01-01T00:00:00,e,ntp+top,1,50.5,0.1,100\n".repeat(3),
            new TrackerCsv()),
        new Case(
            "/d/a.csv",
            "model,checkpoint,task,fewshot,acc,acc_stderr\n" + "m,10,t,5,0.5,0.1\n".repeat(3),
            new CsvResults()),
        new Case(
            "/d/a_agg.json",
            "{\"tokens\":[1,2],\"checkpoints\":[1,2],\"results\":{\"a\":{\"acc\":[0.1,0.2],"
                + "\"acc_stderr\":[0.1,0.1]}}}",
            new BigScienceAggregate()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void damagedFilesFailOnlyInWordedWays(Case good) {
    SplittableRandom random = new SplittableRandom(7);
    byte[] original = good.content().getBytes(StandardCharsets.UTF_8);
    byte[] tokens = "{}[],:\"0-9eENaNnull\n\\/,;\u00e9".getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 1500; round++) {
      byte[] bytes = Arrays.copyOf(original, 1 + random.nextInt(original.length));
      for (int change = random.nextInt(4); change > 0; change--) {
        bytes[random.nextInt(bytes.length)] = tokens[random.nextInt(tokens.length)];
      }
      tryReading(good, bytes);
    }
  }

  private static void tryReading(Case good, byte[] bytes) {
    Path path = Path.of(good.path());
    Source source = new Source(path, "ab", bytes, Instant.EPOCH, Map.of(), Settings.DEFAULTS);
    try {
      good.format().recognises(path, bytes, Settings.DEFAULTS);
      good.format().read(source, new Collected());
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    } catch (RuntimeException e) {
      fail(new String(bytes, StandardCharsets.UTF_8), e);
    }
  }

  @Test
  void noRealFileIsClaimedByTwoOfTheseFormats() throws IOException {
    try (Stream<Path> files = Files.walk(Collected.realData("."))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
          bytes = in.readNBytes(64 << 10);
        }
        List<String> claims =
            FORMATS.stream()
                .filter(format -> format.mayRead(file.getFileName().toString(), Set.of()))
                .filter(format -> format.recognises(file, bytes, Settings.DEFAULTS))
                .map(ResultsFormat::name)
                .toList();
        assertThat(claims).as(file.toString()).hasSizeLessThan(2);
      }
    }
  }
}
