package dev.assay.samples.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubProxiesTest {
  private static String way(Map<String, String> environment, String address) {
    Proxy proxy =
        HubProxies.of(environment).selector().orElseThrow().select(URI.create(address)).getFirst();
    return proxy.address() instanceof InetSocketAddress socket
        ? socket.getHostString() + ":" + socket.getPort()
        : "direct";
  }

  @Test
  void eachKindOfAddressHasItsProxyAndSmallLettersComeFirst() {
    Map<String, String> both =
        Map.of(
            "HTTPS_PROXY", "http://other:1",
            "https_proxy", "http://secure:3128/",
            "HTTP_PROXY", "plain");
    assertThat(way(both, "https://huggingface.co/x")).isEqualTo("secure:3128");
    assertThat(way(both, "http://mirror.example/x")).isEqualTo("plain:80");
    assertThat(way(Map.of("HTTP_PROXY", "plain"), "https://huggingface.co")).isEqualTo("direct");
    assertThat(HubProxies.of(Map.of("https_proxy", " ")).selector()).isEmpty();
  }

  @Test
  void someHostsAreSpokenToDirectlyAndThisMachineAlways() {
    Map<String, String> some =
        Map.of("https_proxy", "p:1", "http_proxy", "p:1", "NO_PROXY", "hub.example, .inner.org");
    for (String direct :
        new String[] {
          "https://hub.example/a",
          "https://www.hub.example",
          "https://inner.org",
          "https://a.inner.org",
          "http://127.0.0.1:8080/x",
          "http://localhost"
        }) {
      assertThat(way(some, direct)).as(direct).isEqualTo("direct");
    }
    assertThat(way(some, "https://nohub.example")).isEqualTo("p:1");
    assertThat(way(Map.of("https_proxy", "p:1", "no_proxy", "*"), "https://a.b"))
        .isEqualTo("direct");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://u:secret@p:1", "socks5://secret:1", "p:99999", "p:0", "secret x"})
  void aProxyThatCannotBeUsedIsSaidWithoutItsSecrets(String proxy) {
    assertThatThrownBy(() -> HubProxies.of(Map.of("HTTPS_PROXY", proxy)))
        .isInstanceOfSatisfying(
            AssayException.class,
            e ->
                assertThat(e.problem() + e.remedy())
                    .contains("https_proxy is no proxy")
                    .doesNotContain("secret"));
  }
}
