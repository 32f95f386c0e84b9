package dev.assay.formats.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.Glob;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CheckpointPathsTest {

  @Test
  void spellingsOfOnePathAreEqual() {
    String plain = "/x/exp/checkpoints/checkpoint_0001";
    for (String spelling :
        new String[] {
          plain,
          plain + "/",
          plain + "///",
          plain + "/consolidated",
          plain + "/consolidated/",
          "/x//exp/./checkpoints/././checkpoint_0001",
          " " + plain + "/. ",
        }) {
      assertThat(CheckpointPaths.normalise(spelling)).isEqualTo(plain);
    }
    assertThat(CheckpointPaths.normalise(plain + "0")).isNotEqualTo(plain);
    assertThat(CheckpointPaths.normalise("/")).isEqualTo("/");
    assertThat(CheckpointPaths.normalise("")).isEmpty();
  }

  @Test
  void stepsComeFromTheCheckpointDirectory() {
    assertThat(CheckpointPaths.step("/x/checkpoints/checkpoint_000400/consolidated")).hasValue(400);
    assertThat(CheckpointPaths.step("/checkpoint_7_old/e/checkpoints/checkpoint_000400"))
        .hasValue(400);
    assertThat(CheckpointPaths.step("/x/my_checkpoint_12_best")).hasValue(12);
    assertThat(CheckpointPaths.step("/x/final")).isEmpty();
    assertThat(CheckpointPaths.step("/x/checkpoint_99999999999999999999")).isEmpty();
  }

  @Test
  void aCopiedTreeIsKnownByItsRunDirectory() {
    assertThat(CheckpointPaths.logical("/home/me/expA/checkpoints/checkpoint_1", "/gpfs/expA/"))
        .isEqualTo("/gpfs/expA/checkpoints/checkpoint_1");
    assertThat(CheckpointPaths.logical("/home/me/expB/checkpoints/checkpoint_1", "/gpfs/expA"))
        .isEqualTo("/home/me/expB/checkpoints/checkpoint_1");
    assertThat(CheckpointPaths.logical("/home/me/expA/final", "/gpfs/expA"))
        .isEqualTo("/home/me/expA/final");
    assertThat(CheckpointPaths.logical("/home/me/expA/checkpoints/checkpoint_1", "./expA"))
        .isEqualTo("/home/me/expA/checkpoints/checkpoint_1");
  }

  @Test
  void numbersPrintAsPythonPrintsThem() {
    assertThat(PythonText.of(0.01)).isEqualTo("0.01");
    assertThat(PythonText.of(1.0)).isEqualTo("1.0");
    assertThat(PythonText.of(1e-8)).isEqualTo("1e-08");
    assertThat(PythonText.of(1e-12)).isEqualTo("1e-12");
    assertThat(PythonText.of(1.5e-7)).isEqualTo("1.5e-07");
    assertThat(PythonText.of(1e6)).isEqualTo("1000000.0");
    assertThat(PythonText.of(0.0001)).isEqualTo("0.0001");
    assertThat(PythonText.of(0.00005)).isEqualTo("5e-05");
    assertThat(PythonText.of(1e16)).isEqualTo("1e+16");
    assertThat(PythonText.of(123456789012345.0)).isEqualTo("123456789012345.0");
    assertThat(PythonText.of(-2.5)).isEqualTo("-2.5");
    assertThat(PythonText.of(1e100)).isEqualTo("1e+100");
    assertThat(PythonText.of(0.0)).isEqualTo("0.0");
    assertThat(PythonText.of(Double.NaN)).isEqualTo("nan");
  }

  @Test
  void globsCoverTheWholeText() {
    assertThat(Glob.matches("*daily*", "/a/daily-talk/b")).isTrue();
    assertThat(Glob.matches("a?c", "abc")).isTrue();
    assertThat(Glob.matches("a", "ab")).isFalse();
    assertThat(Glob.matches("*", "")).isTrue();
    assertThat(Glob.matches("*a*a*a*a*b", "a".repeat(2000))).isFalse();
  }

  @Test
  void timesWithoutZoneTakeTheGivenOne() {
    ZoneId jerusalem = ZoneId.of("Asia/Jerusalem");
    // Summer time ended there on 26 October 2025.
    assertThat(Times.parse("2025-10-20T12:00:00.123456", jerusalem))
        .isEqualTo(Instant.parse("2025-10-20T09:00:00.123456Z"));
    assertThat(Times.parse("20251102_015556", jerusalem))
        .isEqualTo(Instant.parse("2025-11-01T23:55:56Z"));
    assertThat(Times.parse("2025-10-20 12:00:00,500", ZoneId.of("UTC")))
        .isEqualTo(Instant.parse("2025-10-20T12:00:00.500Z"));
    assertThat(Times.parse("2025-10-20T12:00:00+02:00", jerusalem))
        .isEqualTo(Instant.parse("2025-10-20T10:00:00Z"));
    for (String bad : new String[] {"", "job_12345", "2025-13-40T99:00:00", "abcdefgh_ijklmn"}) {
      assertThat(Times.parse(bad, jerusalem)).isNull();
    }
  }
}
