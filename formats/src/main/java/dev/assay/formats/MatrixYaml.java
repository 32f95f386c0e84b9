package dev.assay.formats;

import dev.assay.domain.AssayException;
import dev.assay.domain.Nearest;
import dev.assay.formats.json.Json;
import dev.assay.formats.matrix.Durations;
import dev.assay.formats.matrix.Matrix;
import dev.assay.formats.matrix.Matrix.Command;
import dev.assay.formats.matrix.Matrix.Method;
import dev.assay.formats.matrix.MatrixRun;
import dev.assay.formats.matrix.Placeholders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an experiments file; every failure says file, line, key and what would be right.
 *
 * <p>The keys: {@code docs/formats.md}, "Experiments files".
 */
public final class MatrixYaml {
  private static final int MOST = 10_000;
  private static final int MOST_JOBS = 256;
  private static final int MOST_RETRIES = 100;
  private static final List<String> OF_METHOD = List.of("command", "shell", "params", "env");
  private static final List<String> ROOT =
      List.of(
          "command",
          "shell",
          "params",
          "env",
          "methods",
          "seeds",
          "folder",
          "results",
          "jobs",
          "timeout",
          "retries",
          "baseline",
          "thresholds");

  private final String file;

  private MatrixYaml(String file) {
    this.file = file;
  }

  /**
   * Reads one file.
   *
   * @param file what messages call it
   * @throws AssayException BAD_INPUT when it is no such file
   */
  @SuppressWarnings("ArrayParameter")
  public static Matrix read(String file, byte[] bytes) {
    Node root =
        YamlFile.root(file, bytes, "It needs command, methods and seeds; see docs/formats.md.");
    return new MatrixYaml(file).matrix(root);
  }

  private Matrix matrix(Node root) {
    YamlMap map = YamlMap.of(file, "the experiments file", root, ROOT);
    Shared shared =
        new Shared(
            command(map),
            params(map, Json.MAPPER.createObjectNode()),
            environment(map, Map.of()),
            map);
    List<Method> methods = methods(map, shared);
    List<Long> seeds = seeds(map);
    String baseline = map.text("baseline", "");
    if (!baseline.isEmpty() && methods.stream().noneMatch(m -> m.name().equals(baseline))) {
      throw map.wrong(
          map.get("baseline"),
          "the baseline '" + baseline + "' is no method",
          "The methods are " + String.join(", ", methods.stream().map(Method::name).toList()));
    }
    try {
      return new Matrix(
          methods,
          seeds,
          map.text("folder", ""),
          map.text("results", "results"),
          whole(map, "jobs", 1, MOST_JOBS, 1),
          Durations.ofNullable(map.text("timeout")),
          whole(map, "retries", 0, MOST_RETRIES, 0),
          baseline,
          map.texts("thresholds", MOST));
    } catch (IllegalArgumentException e) {
      throw map.wrong(null, String.valueOf(e.getMessage()), "");
    }
  }

  /** What methods have unless they say otherwise. */
  private record Shared(
      @Nullable Command command, ObjectNode params, Map<String, String> env, YamlMap root) {}

  private static int whole(YamlMap map, String key, int low, int high, int otherwise) {
    Node value = map.get(key);
    return value == null ? otherwise : (int) map.whole(key, value, low, high);
  }

  private List<Method> methods(YamlMap root, Shared shared) {
    Node node = root.get("methods");
    List<Method> methods = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      for (Node name : list.getValue()) {
        methods.add(method(root.text("methods", name), null, name, shared));
      }
    } else if (node instanceof MappingNode) {
      YamlMap.of(file, "methods", node)
          .entries()
          .forEach((name, value) -> methods.add(method(name, value, value, shared)));
    }
    if (methods.isEmpty()) {
      throw root.wrong(node, "the experiments file names no methods", "Write 'methods: [ntp]'.");
    }
    return methods;
  }

  private Method method(String name, @Nullable Node node, Node place, Shared shared) {
    if (name.isBlank() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
      throw shared.root.wrong(
          place, "a method's name has 1 to 100 letters, not '" + name + "'", "");
    }
    if (node == null) {
      return checked(
          new Method(
              name, required(name, place, shared, shared.command), shared.params, shared.env),
          place,
          shared);
    }
    YamlMap map = YamlMap.of(file, "the method '" + name + "'", node, OF_METHOD);
    Command own = command(map);
    Method method =
        new Method(
            name,
            required(name, place, shared, own == null ? shared.command : own),
            params(map, shared.params),
            environment(map, shared.env));
    return checked(method, place, shared);
  }

  private static Command required(
      String name, Node place, Shared shared, @Nullable Command command) {
    if (command == null) {
      throw shared.root.wrong(
          place,
          "the method '" + name + "' has no command",
          "Add 'command: [python3, train.py, --seed, \"{seed}\"]' at the top of the file.");
    }
    return command;
  }

  private @Nullable Command command(YamlMap map) {
    Node list = map.get("command");
    String shell = map.text("shell");
    if (list != null && shell != null) {
      throw map.wrong(list, "'command' and 'shell' exclude each other", "Remove one of them.");
    }
    if (shell != null) {
      return new Command(List.of(), text(map, "shell", map.get("shell")));
    }
    if (list == null) {
      return null;
    }
    if (!(list instanceof SequenceNode)) {
      throw map.wrong(
          list,
          "'command' must be a list of arguments",
          "Write [python3, train.py]; for a line that a shell reads, write 'shell: ...'.");
    }
    List<String> arguments = new ArrayList<>();
    for (Node item : map.list("command", MOST)) {
      arguments.add(text(map, "command", item));
    }
    if (arguments.isEmpty() || arguments.getFirst().isBlank()) {
      throw map.wrong(list, "'command' names no program", "");
    }
    return new Command(arguments, "");
  }

  private static String text(YamlMap map, String key, @Nullable Node node) {
    String text = node == null ? "" : map.text(key, node);
    if (text.indexOf('\0') >= 0) {
      throw map.wrong(node, "'" + key + "' holds a character that no argument can have", "");
    }
    return text;
  }

  private ObjectNode params(YamlMap map, ObjectNode shared) {
    ObjectNode params = shared.deepCopy();
    Node node = map.get("params");
    if (node == null) {
      return params;
    }
    YamlMap given = YamlMap.of(file, "params", node);
    given
        .entries()
        .forEach((name, value) -> {
          if (!name.matches("[A-Za-z_][A-Za-z0-9_.-]{0,60}") || MatrixRun.PLACES.contains(name)) {
            throw given.wrong(
                value,
                "a parameter cannot be called '" + name + "'",
                "Use letters, digits and . _ -, and none of " + MatrixRun.PLACES + ".");
          }
          params.set(name, YamlTree.of(file, value));
        });
    return params;
  }

  private Map<String, String> environment(YamlMap map, Map<String, String> shared) {
    Map<String, String> env = new LinkedHashMap<>(shared);
    Node node = map.get("env");
    if (node == null) {
      return env;
    }
    YamlMap given = YamlMap.of(file, "env", node);
    given
        .entries()
        .forEach((name, value) -> {
          if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || name.startsWith("ASSAY_")) {
            throw given.wrong(
                value,
                "a variable cannot be called '" + name + "'",
                "Use letters, digits and _; names that begin with ASSAY_ are Assay's.");
          }
          env.put(name, text(given, name, value));
        });
    return env;
  }

  /** Whether each placeholder has a value. */
  private Method checked(Method method, Node place, Shared shared) {
    List<String> known = new ArrayList<>(MatrixRun.PLACES);
    known.addAll(method.params().propertyNames());
    for (String name : Placeholders.names(method.command().shell())) {
      if (known.contains(name)) {
        throw shared.root.wrong(
            place,
            "a placeholder such as {" + name + "} is not replaced in a shell line",
            "Write \"$" + MatrixRun.variableOf(name) + "\" for it; see docs/formats.md.");
      }
    }
    List<String> texts = new ArrayList<>(method.command().arguments());
    texts.addAll(method.env().values());
    for (String text : texts) {
      for (String name : Placeholders.names(text)) {
        if (!known.contains(name)) {
          throw shared.root.wrong(
              place,
              "the method '%s' has no value for {%s}".formatted(method.name(), name),
              Nearest.meant(name, known) + "For the text itself write {{" + name + "}}.");
        }
      }
    }
    return method;
  }

  private List<Long> seeds(YamlMap map) {
    Node node = map.get("seeds");
    if (node instanceof SequenceNode) {
      List<Long> seeds = new ArrayList<>();
      for (Node seed : map.list("seeds", MOST)) {
        seeds.add(map.whole("seeds", seed, Long.MIN_VALUE, Long.MAX_VALUE));
      }
      if (!seeds.isEmpty()) {
        return seeds;
      }
    } else if (node != null) {
      String[] ends = map.text("seeds", node).split("\\.\\.", -1);
      if (ends.length == 2 && ends[0].matches("\\d{1,9}") && ends[1].matches("\\d{1,9}")) {
        long low = Long.parseLong(ends[0]);
        long high = Long.parseLong(ends[1]);
        if (low <= high && high - low < MOST) {
          return LongStream.rangeClosed(low, high).boxed().toList();
        }
      }
    }
    throw map.wrong(
        node,
        "the experiments file needs seeds",
        "Write 'seeds: [41, 42, 43]' or 'seeds: 41..45'.");
  }
}
