package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRoutesTest {
  private final PageRoutes pages = new PageRoutes("/dev/assay/app/web/page/");

  @Test
  void theRootIsThePage() {
    assertThat(Requests.text(pages.page(Requests.get("/")))).contains("<title>test page</title>");
    assertThat(pages.page(Requests.get("/index.html")).type()).startsWith("text/html");
  }

  @Test
  void filesWithAHashAreKeptForEverAndOthersAreNot() {
    Response hashed = pages.page(Requests.get("/assets/index-Ab3dE_-9.js"));

    assertThat(hashed.headers().get("Cache-Control")).contains("immutable");
    assertThat(hashed.type()).startsWith("text/javascript");
    assertThat(pages.page(Requests.get("/")).headers()).doesNotContainKey("Cache-Control");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../openapi.yaml",
        "/assets/../../openapi.yaml",
        "/assets//x.js",
        "//index.html",
        "/nope.js",
        "/.hidden",
        "/assets",
        "/assets/",
        "/index.html%00.js",
        "/a\\b.js",
        "/index.class"
      })
  void everythingElseIsNotThere(String path) {
    assertThat(pages.page(Requests.get(path)).status()).isEqualTo(404);
  }

  @Test
  void aBuildWithoutThePageSaysSo() {
    Response page = new PageRoutes("/no/such/folder/").page(Requests.get("/"));

    assertThat(page.status()).isEqualTo(503);
    assertThat(Requests.text(page)).contains("not part of this build", "/api/v1/runs");
  }
}
