package dev.assay.formats.record;

import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@code results.json}: all of it as a tree, but for the points of curves, which are plain
 * numbers so that tens of thousands of them cost little. One thread.
 */
final class Document {
  static final String LIBRILIGHT = "librilight";
  private static final String DETAILED = "librilight_detailed";
  private static final String CURVES = "curves";

  final ObjectNode root;
  final Map<String, Curve> curves = new LinkedHashMap<>();

  Document(ObjectNode root) {
    this.root = root;
  }

  /** Takes the curves out of a file's content; what is no curve stays in the tree. */
  static Document read(ObjectNode root) {
    Document document = new Document(root);
    if (root.get(DETAILED) instanceof ObjectNode detailed) {
      document.take(LIBRILIGHT, detailed);
    }
    if (root.get(CURVES) instanceof ObjectNode others) {
      for (String name : others.properties().stream().map(Map.Entry::getKey).toList()) {
        if (others.get(name) instanceof ObjectNode curve) {
          document.take(name, curve);
        }
      }
    }
    return document;
  }

  private void take(String name, ObjectNode node) {
    Curve curve = curve(node);
    if (curve != null) {
      curves.put(name, curve);
      node.remove("positions");
      node.remove("losses");
    }
  }

  private static @Nullable Curve curve(JsonNode node) {
    JsonNode positions = node.path("positions");
    JsonNode losses = node.path("losses");
    if (!positions.isArray() || positions.size() != losses.size()) {
      return null;
    }
    long[] at = new long[positions.size()];
    double[] loss = new double[at.length];
    long last = -1;
    for (int i = 0; i < at.length; i++) {
      long position = Nodes.longOrEmpty(positions.get(i)).orElse(-1);
      if (position <= last) {
        return null;
      }
      last = position;
      at[i] = position;
      loss[i] = Nodes.doubleOrEmpty(losses.get(i)).orElse(Double.NaN);
    }
    return new Curve(at, loss);
  }

  /** The member of the root that is an object, made when there is none. */
  ObjectNode object(String name) {
    return root.get(name) instanceof ObjectNode object ? object : root.putObject(name);
  }

  void put(String name, Curve curve) {
    curves.put(name, curve);
    ObjectNode notes =
        name.equals(LIBRILIGHT)
            ? object(DETAILED)
            : object(CURVES).get(name) instanceof ObjectNode there
                ? there
                : object(CURVES).putObject(name);
    notes.remove("positions");
    notes.remove("losses");
    if (name.equals(LIBRILIGHT)) {
      Marks.add(curve, notes);
    }
    String unavailable = name + " curve";
    if (curve.unknown() > 0) {
      object("not_available").put(unavailable, curve.unknown() + " losses are not finite");
    } else if (root.has("not_available")) {
      object("not_available").remove(unavailable);
    }
  }

  /** The text of {@code summary.txt}. */
  byte[] summary() {
    return Summary.of(root).getBytes(StandardCharsets.UTF_8);
  }

  /** Strict JSON, with a member per line; a curve's numbers are on one. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
    try (JsonGenerator json = Json.MAPPER.writerWithDefaultPrettyPrinter().createGenerator(out)) {
      json.writeStartObject();
      for (Map.Entry<String, JsonNode> member : root.properties()) {
        json.writeName(member.getKey());
        if (member.getKey().equals(DETAILED) && member.getValue().isObject()) {
          write(json, member.getValue(), curves.get(LIBRILIGHT));
        } else if (member.getKey().equals(CURVES) && member.getValue().isObject()) {
          json.writeStartObject();
          for (Map.Entry<String, JsonNode> curve : member.getValue().properties()) {
            json.writeName(curve.getKey());
            write(json, curve.getValue(), curves.get(curve.getKey()));
          }
          json.writeEndObject();
        } else {
          json.writeTree(Values.strict(member.getValue()));
        }
      }
      json.writeEndObject();
    }
    out.write('\n');
    return out.toByteArray();
  }

  private static void write(JsonGenerator json, JsonNode node, @Nullable Curve curve) {
    if (!node.isObject()) {
      json.writeTree(Values.strict(node));
      return;
    }
    json.writeStartObject();
    if (curve != null) {
      json.writeName("positions");
      json.writeArray(curve.positions(), 0, curve.positions().length);
      json.writeName("losses");
      losses(json, curve.losses());
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      json.writeName(member.getKey());
      json.writeTree(Values.strict(member.getValue()));
    }
    json.writeEndObject();
  }

  private static void losses(JsonGenerator json, double[] losses) {
    json.writeStartArray();
    for (double loss : losses) {
      if (Double.isFinite(loss)) {
        json.writeNumber(loss);
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
  }
}
