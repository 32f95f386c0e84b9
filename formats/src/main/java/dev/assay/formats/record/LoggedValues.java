package dev.assay.formats.record;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Values that a run logged during training, as clients send them: {@code {"id": "...", "type":
 * "TTT", "from": 0, "values": [{"step": 100, "name": "train_loss", "value": 2.31}]}}.
 *
 * @param id the run's, by which its evaluation will be known too
 * @param type how the model is trained, for the folder's name; may be empty
 * @param from values of the run that were sent before, so that a repeated batch adds nothing
 * @param values may be empty, to learn how many there are
 */
public record LoggedValues(String id, String type, long from, List<Value> values) {
  private static final int MOST = 100_000;
  private static final int MAX_TEXT = 200;
  private static final Set<String> KNOWN = Set.of("id", "type", "from", "values");

  /**
   * One value.
   *
   * @param value NaN or infinite when it is not known
   */
  public record Value(long step, String name, double value) {}

  public LoggedValues {
    if (id.isBlank() || id.length() > MAX_TEXT) {
      throw wrong("'id' must be 1 to " + MAX_TEXT + " characters");
    }
    if (from < 0) {
      throw wrong("'from' is " + from + ", but must be 0 or more");
    }
    if (values.size() > MOST) {
      throw wrong("there are " + values.size() + " values; send at most " + MOST);
    }
    values = List.copyOf(values);
  }

  /**
   * Reads them.
   *
   * @throws AssayException BAD_INPUT with what is wrong
   */
  public static LoggedValues parse(JsonNode body) {
    if (!body.isObject() || !KNOWN.containsAll(body.propertyNames())) {
      throw wrong("logged values are a JSON object with id, type, from and values");
    }
    JsonNode list = body.path("values");
    if (!list.isArray()) {
      throw wrong("'values' must be a list");
    }
    List<Value> values = new ArrayList<>();
    for (JsonNode item : list) {
      values.add(value(item, values.size()));
    }
    JsonNode type = body.path("type");
    if (!type.isMissingNode() && !(type.isString() && type.stringValue().length() <= MAX_TEXT)) {
      throw wrong("'type' must be text of at most " + MAX_TEXT + " characters");
    }
    JsonNode id = body.path("id");
    return new LoggedValues(
        id.isString() ? id.stringValue() : "",
        Nodes.text(type),
        whole(body.path("from"), "from"),
        values);
  }

  private static Value value(JsonNode item, int index) {
    JsonNode name = item.path("name");
    JsonNode value = item.path("value");
    boolean named =
        name.isString()
            && !name.stringValue().isBlank()
            && name.stringValue().length() <= MAX_TEXT
            && name.stringValue().chars().noneMatch(Character::isISOControl);
    if (!named || !(value.isNumber() || value.isNull())) {
      throw wrong(
          "value " + index + " needs a 'step', a 'name', and a 'value' that is a number or null");
    }
    return new Value(
        whole(item.path("step"), "step"),
        name.stringValue(),
        value.isNull() ? Double.NaN : Nodes.number(value));
  }

  private static long whole(JsonNode value, String name) {
    OptionalLong whole = value.isNumber() ? Nodes.longOrEmpty(value) : OptionalLong.empty();
    return whole.orElseThrow(() -> wrong("'" + name + "' must be a whole number"));
  }

  private static AssayException wrong(String problem) {
    return new AssayException(
        Kind.BAD_INPUT, problem, "See docs/formats.md, Saving evaluations, for what it may hold.");
  }
}
