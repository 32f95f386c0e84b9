package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private final AtomicLong generation = new AtomicLong(1);
  private final AtomicInteger asked = new AtomicInteger();
  private final Delivery delivery = new Delivery(generation::get);

  private Response answer(String target, String known) {
    return delivery.answer(
        Requests.get(target, Map.of("if-none-match", known)),
        request -> {
          asked.incrementAndGet();
          return Response.text(200, Response.JSON, "{}");
        });
  }

  @Test
  void anUnchangedAnswerIsNotComputedAgain() {
    String etag = answer("/runs?q=a", "").headers().getOrDefault("ETag", "");

    assertThat(answer("/runs?q=a", etag).status()).isEqualTo(304);
    assertThat(answer("/runs?q=a", "\"x\", " + etag).status()).isEqualTo(304);
    assertThat(asked).hasValue(1);
  }

  @Test
  void anotherQuestionOrAChangedIndexIsAnswered() {
    String etag = answer("/runs?q=a", "").headers().getOrDefault("ETag", "");

    assertThat(answer("/runs?q=b", etag).status()).isEqualTo(200);
    assertThat(answer("/facets?q=a", etag).status()).isEqualTo(200);
    generation.incrementAndGet();
    assertThat(answer("/runs?q=a", etag).status()).isEqualTo(200);
  }

  @Test
  void failuresAreNeverKept() {
    Response failed =
        delivery.answer(Requests.get("/x"), request -> Failures.badRequest("no", "Do."));

    assertThat(Delivery.dress(Requests.get("/x"), failed).headers())
        .doesNotContainKey("ETag")
        .containsEntry("Cache-Control", "no-store");
  }

  @Test
  void largeTextIsCompressedWhenTheBrowserTakesIt() throws IOException {
    Response large = Response.text(200, Response.JSON, "[" + "1,".repeat(2000) + "1]");

    Response zipped =
        Delivery.dress(Requests.get("/", Map.of("accept-encoding", "br, gzip;q=0.8")), large);

    assertThat(zipped.headers()).containsEntry("Content-Encoding", "gzip");
    assertThat(Requests.unzipped(zipped)).isEqualTo(Requests.text(large));
    for (String refusal : new String[] {"", "identity", "gzip;q=0", "gzip; q=0.0"}) {
      assertThat(
              Delivery.dress(Requests.get("/", Map.of("accept-encoding", refusal)), large)
                  .headers())
          .doesNotContainKey("Content-Encoding");
    }
  }

  @Test
  void everyResponseCarriesTheSecurityHeaders() {
    Response dressed = Delivery.dress(Requests.get("/"), Response.text(200, Response.HTML, "<p>"));

    assertThat(dressed.headers())
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Referrer-Policy", "no-referrer")
        .doesNotContainKey("Access-Control-Allow-Origin");
    assertThat(dressed.headers().getOrDefault("Content-Security-Policy", ""))
        .contains(
            "default-src 'self'",
            "connect-src 'self'",
            "frame-ancestors 'self' http://localhost:* http://127.0.0.1:*")
        .doesNotContain("unsafe-eval");
  }
}
