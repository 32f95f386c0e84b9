package dev.assay.samples.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnFeatureTest {
  private static String lines(String column, String type) {
    return String.join("\n", ColumnFeature.of(column, type).orElseThrow());
  }

  @Test
  void typesAreStatedAsTheHubsLibraryStatesThem() {
    assertThat(lines("a", "DOUBLE")).isEqualTo("- name: 'a'\n  dtype: float64");
    assertThat(lines("a", "VARCHAR[]")).isEqualTo("- name: 'a'\n  sequence: string");
    assertThat(lines("a", "BIGINT[][][]"))
        .isEqualTo("- name: 'a'\n  sequence:\n    sequence:\n      sequence: int64");
    assertThat(lines("a", "STRUCT(b JSON, \"c \"\" d\" BOOLEAN[])[]"))
        .isEqualTo(
            "- name: 'a'\n  list:\n  - name: 'b'\n    dtype: string\n"
                + "  - name: 'c \" d'\n    sequence: bool");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HUGEINT",
        "DECIMAL(18,3)",
        "MAP(VARCHAR, BIGINT)",
        "VARCHAR[3]",
        "VARCHAR[",
        "STRUCT(a BIGINT",
        "STRUCT(\"a BIGINT)",
        "STRUCT(a)",
        "DOUBLE DOUBLE"
      })
  void aTypeWithoutASureNameHasNone(String type) {
    assertThat(ColumnFeature.of("a", type)).isEmpty();
  }

  @Test
  void aTypeThatNeverEndsHasNone() {
    assertThat(ColumnFeature.of("a", "STRUCT(a ".repeat(100_000))).isEmpty();
  }
}
