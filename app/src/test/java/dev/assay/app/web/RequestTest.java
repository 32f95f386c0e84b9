package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import org.junit.jupiter.api.Test;

class RequestTest {
  @Test
  void wholeNumbersAreCheckedAndNamed() {
    assertThat(Requests.get("/x?limit=7").whole("limit", 50, 0, 1000)).isEqualTo(7);
    assertThat(Requests.get("/x").whole("limit", 50, 0, 1000)).isEqualTo(50);
    for (String wrong : new String[] {"x", "-1", "1001", "1.5", "99999999999999999999"}) {
      assertThatThrownBy(() -> Requests.get("/x?limit=" + wrong).whole("limit", 50, 0, 1000))
          .isInstanceOf(AssayException.class)
          .hasMessageContaining("limit must be a whole number from 0 to 1000, not '" + wrong);
    }
    assertThatThrownBy(() -> Requests.get("/x?minStep=a").wholeOrNull("minStep"))
        .isInstanceOf(AssayException.class);
  }

  @Test
  void idsAreOneToTwoHundred() {
    assertThat(Requests.get("/x?ids=a,%20,b,".replace("%20", " ")).ids()).containsExactly("a", "b");
    assertThatThrownBy(() -> Requests.get("/x").ids()).hasMessageContaining("no run is named");
    assertThatThrownBy(() -> Requests.get("/x?ids=" + "a,".repeat(201)).ids())
        .hasMessageContaining("201 runs are named, but at most 200");
  }

  @Test
  void flagsAreTrueOrFalse() {
    assertThat(Requests.get("/x?all=true").flag("all")).isTrue();
    assertThat(Requests.get("/x").flag("all")).isFalse();
    assertThatThrownBy(() -> Requests.get("/x?all=yes").flag("all"))
        .hasMessageContaining("all must be true or false, not 'yes'");
  }
}
