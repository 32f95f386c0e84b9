package dev.assay.app.dashboard;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.files.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * The dashboard with its data as one HTML file. Everything is compressed and in base64, so nothing
 * in a name can end a script. The policy in its head lets only these very scripts run (by their
 * hashes) and nothing be loaded from anywhere.
 */
public final class StandalonePage {
  /** What the first characters of each such file hold. */
  public static final String MARK = "<meta name=\"generator\" content=\"Assay";

  private static final String PAGE = "/dev/assay/ui/standalone/page.js";
  private static final String STYLE = "/dev/assay/ui/standalone/page.css";
  private static final String ENGINE = "/dev/assay/browser/engine.js";
  private static final String LOADER = "/dev/assay/app/dashboard/loader.js";

  private StandalonePage() {}

  /**
   * The file.
   *
   * @param version of Assay
   * @param title name of the workspace
   * @param data of the runs, as the engine reads it
   * @param experiments see {@link ExperimentAnswers}; empty when there are none
   * @throws AssayException UNAVAILABLE when this program was built without the page
   */
  @SuppressWarnings("ArrayParameter")
  public static String html(String version, String title, byte[] data, byte[] experiments) {
    String loader = text(LOADER);
    String engine =
        "var assayEngine = (function () {\n" + text(ENGINE) + "\nreturn {load, answer};\n})();";
    String page = text(PAGE);
    String policy =
        "default-src 'none'; script-src 'sha256-"
            + hash(loader)
            + "' 'sha256-"
            + hash(engine)
            + "' 'sha256-"
            + hash(page)
            + "'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:;"
            + " connect-src 'none'; base-uri 'none'; form-action 'none'";
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    %s %s">
    <meta http-equiv="Content-Security-Policy" content="%s">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s - Assay</title>
    <link rel="icon" href="data:,">
    </head>
    <body>
    <div id="app"></div>
    <noscript>This page shows its results with JavaScript.</noscript>
    <script type="text/plain" id="assay-style">%s</script>
    <script type="text/plain" id="assay-engine">%s</script>
    <script type="text/plain" id="assay-page">%s</script>
    <script type="text/plain" id="assay-data">%s</script>
    %s
    <script>%s</script>
    </body>
    </html>
    """
        .formatted(
            MARK,
            escaped(version),
            policy,
            escaped(title),
            packed(text(STYLE)),
            packed(engine),
            packed(page),
            packed(data),
            experiments.length == 0
                ? ""
                : "<script type=\"text/plain\" id=\"assay-experiments\">"
                    + packed(experiments)
                    + "</script>",
            loader);
  }

  static String text(String path) {
    try (InputStream in = StandalonePage.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new AssayException(
            Kind.UNAVAILABLE,
            "this build of Assay holds no dashboard",
            "Build with mvn package, which needs Node.js for the module ui.");
      }
      // HTML reads carriage returns as line feeds, and hashes are of what was read
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String packed(String text) {
    return packed(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String packed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new BestGzip(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  static String hash(String text) {
    return Base64.getEncoder().encodeToString(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Written once and read often. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 65_536);
      def.setLevel(9);
    }
  }
}
