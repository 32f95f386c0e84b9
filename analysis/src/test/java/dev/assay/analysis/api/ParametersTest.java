package dev.assay.analysis.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static Parameters of(String pair) {
    String[] both = pair.split("=", 2);
    return new Parameters("", both.length == 2 ? Map.of(both[0], List.of(both[1])) : Map.of());
  }

  @Test
  void wholeNumbersAreCheckedAndNamed() {
    assertThat(of("limit=7").whole("limit", 50, 0, 1000)).isEqualTo(7);
    assertThat(of("").whole("limit", 50, 0, 1000)).isEqualTo(50);
    for (String wrong : new String[] {"x", "-1", "1001", "1.5", "99999999999999999999"}) {
      assertThatThrownBy(() -> of("limit=" + wrong).whole("limit", 50, 0, 1000))
          .isInstanceOf(AssayException.class)
          .hasMessageContaining("limit must be a whole number from 0 to 1000, not '" + wrong);
    }
    assertThatThrownBy(() -> of("minStep=a").wholeOrNull("minStep"))
        .isInstanceOf(AssayException.class);
  }

  @Test
  void idsAreOneToTwoHundred() {
    assertThat(of("ids=a,%20,b,".replace("%20", " ")).ids()).containsExactly("a", "b");
    assertThatThrownBy(() -> of("").ids()).hasMessageContaining("no run is named");
    assertThatThrownBy(() -> of("ids=" + "a,".repeat(201)).ids())
        .hasMessageContaining("201 runs are named, but at most 200");
  }

  @Test
  void flagsAreTrueOrFalse() {
    assertThat(of("all=true").flag("all")).isTrue();
    assertThat(of("").flag("all")).isFalse();
    assertThatThrownBy(() -> of("all=yes").flag("all"))
        .hasMessageContaining("all must be true or false, not 'yes'");
  }
}
