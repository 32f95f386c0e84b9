package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.analysis.pack.Pack;
import dev.assay.analysis.pack.PackFile;
import dev.assay.testkit.corpus.PaperMetricsCorpus;
import dev.assay.testkit.corpus.PaperMetricsCorpus.Progression;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How large the page in one file gets; docs/design/standalone.md says what counts as a value. */
class StandaloneSizeTest {
  private static final String DATA = "id=\"assay-data\">";

  @TempDir Path folder;

  @BeforeEach
  void thePageIsBuilt() {
    assumeTrue(
        getClass().getResource("/dev/assay/ui/standalone/page.js") != null,
        "the page is not built: build module ui first");
  }

  @Test
  void isAtMostOneMegabyteAndSixtyBytesForEachValueWithCurves() throws Exception {
    withinBound(new PaperMetricsCorpus(240, Progression.EMBEDDED, 0, 0, 7), 30_000);
  }

  @Test
  void isAtMostOneMegabyteAndSixtyBytesForEachValueWithout() throws Exception {
    withinBound(new PaperMetricsCorpus(240, Progression.NONE, 0, 0, 7), 1_500);
  }

  private void withinBound(PaperMetricsCorpus corpus, long leastValues) throws Exception {
    corpus.writeTo(folder.resolve("in"));
    var console = new Console(folder);
    assertThat(console.run("scan", "in").exit()).isZero();
    assertThat(console.run("dashboard", "--standalone", "-o", "page.html").exit()).isZero();

    String html = Files.readString(folder.resolve("page.html"));
    long values = values(PackFile.read(data(html)));
    assertThat(values).isGreaterThan(leastValues);
    assertThat(Files.size(folder.resolve("page.html"))).isLessThan(1_000_000 + 60 * values);
  }

  private static byte[] data(String html) throws Exception {
    int from = html.indexOf(DATA) + DATA.length();
    byte[] packed = Base64.getDecoder().decode(html.substring(from, html.indexOf('<', from)));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  /** Every estimate of every run, and every point of every curve. */
  private static long values(Pack pack) {
    return pack.runs().stream()
        .mapToLong(run ->
            run.estimates().size()
                + run.rest().get().series().stream().mapToLong(s -> s.x().length).sum())
        .sum();
  }
}
