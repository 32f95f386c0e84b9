package dev.assay.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.domain.AssayException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandalonePageTest {
  private static final String HOSTILE = "</script><script>alert(1)</script>\u2028\"'&";

  @BeforeEach
  void thePageIsBuilt() {
    assumeTrue(
        getClass().getResource("/dev/assay/ui/standalone/page.js") != null,
        "the page is not built: build module ui first");
  }

  private static String html() {
    return StandalonePage.html(
        "0.1.0", HOSTILE, HOSTILE.getBytes(StandardCharsets.UTF_8), new byte[0]);
  }

  private static String block(String html, String id) throws IOException {
    Matcher block = Pattern.compile("id=\"" + id + "\">([^<]*)<").matcher(html);
    assertThat(block.find()).as(id).isTrue();
    byte[] packed = Base64.getDecoder().decode(block.group(1));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void withoutDataItIsBelowOneMegabyte() {
    assertThat(html().length()).isLessThan(1_000_000);
  }

  @Test
  void itLoadsNothingFromAnywhere() {
    assertThat(html())
        .doesNotContain("http:", "https:")
        .contains("connect-src 'none'", "default-src 'none'");
  }

  @Test
  void thePolicyHoldsTheHashesOfExactlyItsScripts() throws IOException {
    String html = html();
    String loader = html.substring(html.lastIndexOf("<script>") + 8, html.lastIndexOf("</script>"));
    assertThat(html)
        .contains(
            "script-src 'sha256-"
                + StandalonePage.hash(loader)
                + "' 'sha256-"
                + StandalonePage.hash(block(html, "assay-engine"))
                + "' 'sha256-"
                + StandalonePage.hash(block(html, "assay-page"))
                + "';");
  }

  @Test
  void hostileNamesStayText() throws IOException {
    String html = html();
    assertThat(html).doesNotContain("<script>alert").contains("&lt;/script&gt;");
    assertThat(block(html, "assay-data")).isEqualTo(HOSTILE);
  }

  @Test
  void aFileOfSomebodyElseIsNotOverwritten(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("dashboard.html"), "<html>mine");
    assertThatThrownBy(() -> SafeFile.check(file, StandalonePage.MARK, false))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("was not written by Assay");
    SafeFile.check(file, StandalonePage.MARK, true);
    SafeFile.write(file, html().getBytes(StandardCharsets.UTF_8));
    SafeFile.check(file, StandalonePage.MARK, false);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }
}
