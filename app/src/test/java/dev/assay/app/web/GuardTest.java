package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
  private final Guard local = new Guard("127.0.0.1", List.of("Node7.cluster"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:4711",
        "127.0.0.1:1",
        "[::1]:4711",
        "LOCALHOST:9",
        "node7.cluster:80"
      })
  void answersToItsOwnNames(String host) {
    assertThat(local.refuse(Requests.host(host))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "evil.example:4711",
        "localhost.evil.example",
        "10.0.0.5",
        "127.0.0.1.evil.example",
        "[::2]",
        "localhost@evil.example",
        "xlocalhost",
        ":4711"
      })
  void refusesAllOthers(String host) {
    assertThat(local.refuse(Requests.host(host)))
        .hasValueSatisfying(response -> assertThat(response.status()).isEqualTo(403));
  }

  @Test
  void boundToAllAddressesItAnswersToAnyAddressButStillToNoName() {
    Guard open = new Guard("0.0.0.0", List.of());

    assertThat(open.refuse(Requests.host("192.168.1.7:4711"))).isEmpty();
    assertThat(open.refuse(Requests.host("[fe80::1]:4711"))).isEmpty();
    assertThat(open.refuse(Requests.host("evil.example"))).isPresent();
    assertThat(open.refuse(Requests.host("1.2.3.4.evil.example"))).isPresent();
  }

  @Test
  void pagesOfOtherSitesAreRefused() {
    for (String origin :
        List.of("http://evil.example", "null", "http://localhost:1", "https://localhost")) {
      assertThat(
              local.refuse(Requests.get("/", Map.of("host", "localhost:4711", "origin", origin))))
          .isPresent();
    }
    assertThat(
            local.refuse(
                Requests.get(
                    "/", Map.of("host", "localhost:4711", "origin", "http://localhost:4711"))))
        .isEmpty();
  }
}
