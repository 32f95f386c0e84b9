package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's own description, as something responses can be held against. */
final class Contract {
  private static final String ID = "https://assay.dev/openapi.json";
  private final JsonNode document;
  private final SchemaRegistry registry;

  Contract() throws IOException {
    try (InputStream in = Server.class.getResourceAsStream("openapi.yaml")) {
      Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      document = JsonMapper.shared().valueToTree(tree);
    }
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(ID, document.toString())));
  }

  /** All paths, such as {@code /runs/{id}}. */
  Set<String> paths() {
    return new TreeSet<>(document.path("paths").propertyNames());
  }

  /** Fails unless {@code json} is what the contract says of this path's 200 to GET. */
  void check(String path, String json) {
    check("get", path, json);
  }

  /** Fails unless {@code json} is what the contract says of this path's 200. */
  void check(String method, String path, String json) {
    check(method, path, 200, json);
  }

  /** Fails unless {@code json} is what the contract says of this path's answer. */
  void check(String method, String path, int status, String json) {
    JsonNode answer =
        document
            .path("paths")
            .path(path)
            .path(method)
            .path("responses")
            .path(Integer.toString(status))
            .path("content");
    String schema = answer.path("application/json").path("schema").path("$ref").asString();
    assertThat(schema).as("schema of " + path).startsWith("#/components/schemas/");
    checkSchema(schema, json);
  }

  /** Fails unless {@code json} is the contract's error. */
  void checkError(String json) {
    checkSchema("#/components/schemas/Error", json);
  }

  private void checkSchema(String pointer, String json) {
    Schema schema = registry.getSchema(SchemaLocation.of(ID + pointer));
    List<com.networknt.schema.Error> errors = schema.validate(json, InputFormat.JSON);
    assertThat(errors).as(pointer + "\n" + json).isEmpty();
  }
}
