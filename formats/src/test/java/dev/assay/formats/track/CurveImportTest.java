package dev.assay.formats.track;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.harness.CurveCsv;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveImportTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
  @TempDir Path folder;
  private final CurveImport curves = new CurveImport();

  private List<Experiment> experiments() {
    return curves.experiments(ZoneOffset.UTC, Provenance.IMPORTED, null, OptionalLong.empty());
  }

  private @Nullable List<String> csv(String name, String text) throws IOException {
    return CurveCsv.read(name, text.getBytes(StandardCharsets.UTF_8), TIME, curves);
  }

  @Test
  void aScalarOfTensorBoardIsACurveWithStepsAndSeconds() throws IOException {
    assertThat(
            csv(
                "run-ntp-seed41-tag-val_ppl.csv",
                "Wall time,Step,Value\n1700000000.5,0,200\n1700000010.5,100,60\n1700000020.5,x,1\n"))
        .containsExactly("run-ntp-seed41-tag-val_ppl.csv line 4: the step is not a number: 'x'");
    csv("run-ntp-seed41-tag-val_mrr.csv", "Wall time,Step,Value\n1700000000,100,0.25\n");

    Experiment only = experiments().getFirst();

    assertThat(experiments()).hasSize(1);
    assertThat(only.method()).isEqualTo("ntp");
    assertThat(only.seed()).hasValue(41);
    assertThat(only.time().toInstant()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    assertThat(only.curves()).containsOnlyKeys("val_ppl", "val_mrr");
    assertThat(along(only, "val_ppl", "seconds")).containsExactly(0, 10);
    assertThat(curve(only, "val_ppl").values()).containsExactly(200, 60);
    assertThat(only.metrics()).containsEntry("last_val_ppl", 60.0).hasSize(2);
    assertThat(only.provenance()).isEqualTo(Provenance.IMPORTED);
  }

  @Test
  void aChartOfWandbHasACurveForEachRun() throws IOException {
    assertThat(
            csv(
                "wandb_export.csv",
                """
                "Step","ntp-seed41 - val/loss","ntp-seed41 - val/loss__MIN","ntp-seed41 - val/loss__MAX","big - seed=7 - val/loss"
                0,3.5,3.5,3.5,
                10,3.25,3.25,3.25,2.5
                """))
        .isEmpty();

    List<Experiment> found = experiments();

    assertThat(found).extracting(Experiment::method).containsExactly("ntp", "big");
    assertThat(found).extracting(run -> run.seed().orElse(-1)).containsExactly(41L, 7L);
    assertThat(curve(found.get(0), "val/loss").values()).containsExactly(3.5, 3.25);
    assertThat(along(found.get(1), "val/loss", "step")).containsExactly(10);
    assertThat(found.get(1).time().toInstant()).isEqualTo(TIME);
  }

  @Test
  void otherTablesAreLeftToOthers() throws IOException {
    assertThat(csv("metrics.csv", "method,final_ppl\nntp,50\n")).isNull();
    assertThat(csv("a.csv", "x - y\n1\n")).isNull();
    assertThat(csv("a.csv", "name,a - b\n1,2\n")).isNull();
    assertThat(csv("empty.csv", "")).isNull();
  }

  private static StepCurve curve(Experiment run, String name) {
    return requireNonNull(run.curves().get(name));
  }

  private static double @Nullable [] along(Experiment run, String name, String axis) {
    return curve(run, name).axes().get(axis);
  }

  private static byte[] record(byte[] data) {
    ByteBuffer out = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(data.length);
    out.putInt(masked(Arrays.copyOf(out.array(), 8)));
    out.put(data).putInt(masked(data));
    return out.array();
  }

  private static int masked(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
  }

  /** An event: wall time, step, and a summary of one value. */
  private static byte[] event(double wall, long step, String tag, byte[] number) {
    byte[] name = tag.getBytes(StandardCharsets.UTF_8);
    ByteBuffer value = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    value.put((byte) 0x0a).put((byte) name.length).put(name).put(number);
    byte[] inner = Arrays.copyOf(value.array(), value.position());
    ByteBuffer event = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
    event.put((byte) 0x09).putDouble(wall);
    event.put((byte) 0x10).put((byte) (step & 0x7f | 0x80)).put((byte) (step >>> 7));
    event.put((byte) 0x2a).put((byte) (inner.length + 2));
    event.put((byte) 0x0a).put((byte) inner.length).put(inner);
    return Arrays.copyOf(event.array(), event.position());
  }

  private static byte[] simple(float number) {
    return ByteBuffer.allocate(5)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x15)
        .putFloat(number)
        .array();
  }

  /** As TensorFlow 2 writes: a tensor of type double with its bytes. */
  private static byte[] tensor(double number) {
    return ByteBuffer.allocate(14)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {0x42, 12, 0x08, 2, 0x22, 8})
        .putDouble(number)
        .array();
  }

  private Path file(byte[]... records) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] record : records) {
      all.writeBytes(record);
    }
    return Files.write(folder.resolve("events.out.tfevents.1.host"), all.toByteArray());
  }

  @Test
  void eventFilesOfBothGenerationsAreRead() throws IOException {
    Path file =
        file(
            record(new byte[] {0x1a, 3, 'b', 'r', 'a'}),
            record(event(1000.25, 200, "val/ppl", simple(61.5f))),
            record(event(1010.25, 300, "val/ppl", tensor(55.125))));

    assertThat(EventFile.read(file, "ntp", curves)).isTrue();

    Experiment only = experiments().getFirst();
    assertThat(along(only, "val/ppl", "step")).containsExactly(200, 300);
    assertThat(along(only, "val/ppl", "seconds")).containsExactly(0, 10);
    assertThat(curve(only, "val/ppl").values()).containsExactly(61.5, 55.125);
  }

  @Test
  void whatStandsBeforeABrokenPlaceIsKept() throws IOException {
    byte[] good = record(event(1000, 200, "loss", simple(2)));
    byte[] wrong = good.clone();
    wrong[14] ^= 1;

    assertThat(EventFile.read(file(good, wrong, good), "a", curves)).isFalse();
    assertThat(EventFile.read(file(good, Arrays.copyOf(good, 20)), "b", curves)).isFalse();
    assertThat(experiments()).hasSize(2).allSatisfy(run -> assertThat(run.metrics()).hasSize(1));
  }

  @Test
  void garbageIsNoEventFile() throws IOException {
    byte[] huge = record(new byte[] {1});
    huge[7] = 0x7f; // a length beyond all files
    for (byte[] bytes : List.of("no such thing at all".getBytes(StandardCharsets.UTF_8), huge)) {
      Path file = file(bytes);
      assertThatThrownBy(() -> EventFile.read(file, "a", curves))
          .isInstanceOf(UnreadableException.class);
    }
    assertThat(EventFile.read(file(), "a", curves)).isTrue();
    assertThat(experiments()).isEmpty();
  }

  @Test
  void protocolBuffersThatMakeNoSenseEndAndNothingMore() throws IOException {
    byte[] lying = {0x2a, 120, 0x0a, 3};
    byte[] nested = {0x2a, 4, 0x0a, 2, 0x0a, 99};
    byte[] group = {0x0b, 0x0b, 0x0b};
    byte[] endless = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff};

    assertThat(
            EventFile.read(
                file(record(lying), record(nested), record(group), record(endless)), "a", curves))
        .isTrue();
    assertThat(experiments()).isEmpty();
  }
}
