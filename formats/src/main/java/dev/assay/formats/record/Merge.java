package dev.assay.formats.record;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds one save to a document. A value that another replaces is kept in {@code superseded}, and the
 * metadata of every save in {@code saves}. One thread.
 */
final class Merge {
  private static final String UNKNOWN = "not_available";
  private static final List<String> FILLED =
      List.of("step", "seed", "checkpoint", "config", "id", "git", "hostname", "versions");

  private final Document document;
  private final ObjectNode news;
  private boolean changed;

  private Merge(Document document, ObjectNode news) {
    this.document = document;
    this.news = news;
  }

  /** A document of its own. */
  static Document fresh(Evaluation evaluation, ObjectNode metadata) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.set("metadata", metadata);
    root.putObject("results");
    Document document = new Document(root);
    new Merge(document, metadata).values(evaluation);
    return document;
  }

  /**
   * Adds to what is there.
   *
   * @param news metadata of this save
   * @return whether that said anything new
   * @throws AssayException CONFLICT when the document is of another step or checkpoint
   */
  static boolean into(Document document, Evaluation evaluation, ObjectNode news) {
    ObjectNode metadata = document.object("metadata");
    refuseOther(metadata, news, "step");
    refuseOther(metadata, news, "checkpoint");
    ObjectNode before = metadata.deepCopy();
    before.remove("config");
    Merge merge = new Merge(document, news);
    merge.values(evaluation);
    merge.metadata(metadata);
    if (merge.changed) {
      merge.keep(before, metadata);
    }
    return merge.changed;
  }

  private static void refuseOther(JsonNode there, JsonNode news, String what) {
    String one = Nodes.text(there, what);
    String other = Nodes.text(news, what);
    if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
      throw new AssayException(
          Kind.CONFLICT,
          "the run is of " + what + " " + one + ", this evaluation of " + what + " " + other,
          "Save it as a run of its own: leave out --into, or give it another id.");
    }
  }

  private void values(Evaluation evaluation) {
    ObjectNode results = document.object("results");
    for (Map.Entry<String, JsonNode> metric : evaluation.metrics().properties()) {
      metric(results, metric.getKey(), metric.getValue());
    }
    evaluation.curves().forEach(this::curve);
    Aggregate.set(document.root, results);
    if (document.root.path(UNKNOWN).isObject() && document.root.path(UNKNOWN).isEmpty()) {
      document.root.remove(UNKNOWN);
    }
  }

  private void metric(ObjectNode results, String name, JsonNode value) {
    String category = MetricNames.category(name);
    ObjectNode group =
        results.get(category) instanceof ObjectNode there ? there : results.putObject(category);
    String key = group.has(name) ? name : shortName(group, category, name);
    JsonNode known = group.get(key);
    if (known != null && (Values.same(known, value) || Values.isUnknown(value))) {
      return;
    }
    changed = true;
    if (Values.isUnknown(value)) {
      document.object(UNKNOWN).put(name, Values.reason(value));
    } else if (document.root.has(UNKNOWN)) {
      document.object(UNKNOWN).remove(name);
    }
    if (known != null && !Values.isUnknown(known) && !isDerived(name)) {
      supersede("metric", name).set("value", Values.strict(known));
    }
    group.set(key, Values.strict(value));
  }

  /** Means that were computed here are no finding of anyone, so a given one just replaces them. */
  private boolean isDerived(String name) {
    return document.root.has(Aggregate.OVER)
        && MetricNames.category(name).equals("aggregate")
        && document.root.remove(Aggregate.OVER) != null;
  }

  private static String shortName(ObjectNode group, String category, String name) {
    String brief = name.startsWith(category + "_") ? name.substring(category.length() + 1) : name;
    return group.has(brief) ? brief : name;
  }

  private void curve(String name, Curve curve) {
    Curve known = document.curves.get(name);
    if (known != null && known.same(curve)) {
      return;
    }
    changed = true;
    if (known != null) {
      ObjectNode old = supersede("curve", name);
      ArrayNode positions = old.putArray("positions");
      ArrayNode losses = old.putArray("losses");
      for (int i = 0; i < known.positions().length; i++) {
        positions.add(known.positions()[i]);
        losses.add(known.losses()[i]);
      }
    }
    document.put(name, curve);
  }

  private ObjectNode supersede(String what, String name) {
    ArrayNode all = array(document.root, "superseded");
    return all.addObject().put(what, name).put("until", Nodes.text(news, "datetime_utc"));
  }

  private static ArrayNode array(ObjectNode parent, String name) {
    return parent.get(name) instanceof ArrayNode there ? there : parent.putArray(name);
  }

  private void metadata(ObjectNode metadata) {
    for (String name : FILLED) {
      if (!metadata.has(name) && news.has(name)) {
        metadata.set(name, news.get(name));
        changed = true;
      }
    }
    boolean typed =
        Nodes.text(news, "model_type_from").equals("given")
            || !Nodes.text(news, "model_type").equals("Unknown");
    String type = Nodes.text(metadata, "model_type");
    if (typed
        && (type.isEmpty() || type.equals("Unknown"))
        && !type.equals(Nodes.text(news, "model_type"))) {
      metadata.set("model_type", news.get("model_type"));
      metadata.set("model_type_from", news.get("model_type_from"));
      changed = true;
    }
    union(metadata, "tags");
    union(metadata, "samples");
    String note = Nodes.text(metadata, "note");
    String more = Nodes.text(news, "note");
    if (!more.isEmpty() && !List.of(note.split(" \\| ", -1)).contains(more) && !note.equals(more)) {
      metadata.put("note", note.isEmpty() ? more : note + " | " + more);
      changed = true;
    }
    JsonNode config = news.path("config");
    changed |= !config.isMissingNode() && !knowsConfig(config);
  }

  private boolean knowsConfig(JsonNode config) {
    if (config.equals(Values.strict(document.object("metadata").path("config")))) {
      return true;
    }
    for (JsonNode save : document.root.path("saves")) {
      if (config.equals(save.path("config"))) {
        return true;
      }
    }
    return false;
  }

  private void union(ObjectNode metadata, String name) {
    TreeSet<String> known = new TreeSet<>();
    metadata.path(name).forEach(item -> known.add(Nodes.text(item)));
    for (JsonNode item : news.path(name)) {
      if (known.add(Nodes.text(item))) {
        array(metadata, name).add(item);
        changed = true;
      }
    }
  }

  /** The first save's configuration stays in the metadata; others' are kept where they differ. */
  private void keep(ObjectNode before, ObjectNode metadata) {
    ArrayNode saves = array(document.root, "saves");
    if (saves.isEmpty()) {
      saves.add(before);
    }
    ObjectNode mine = news.deepCopy();
    if (mine.path("config").equals(Values.strict(metadata.path("config")))) {
      mine.remove("config");
    }
    saves.add(mine);
  }
}
