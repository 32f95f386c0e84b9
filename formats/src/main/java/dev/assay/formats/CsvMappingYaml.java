package dev.assay.formats;

import dev.assay.formats.Settings.CsvColumn;
import dev.assay.formats.Settings.CsvMapping;
import dev.assay.formats.Settings.CsvRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The {@code csv:} part of {@code assay.yaml}, and the layouts Assay ships in the same syntax.
 *
 * <p>The shipped ones are parsed when the first CSV file is met, not at start.
 */
public final class CsvMappingYaml {
  private static final String RESOURCE = "csv-layouts.yaml";
  private static final List<String> KEYS =
      List.of("files", "header", "columns", "model", "experiment");
  private static final List<String> COLUMN_KEYS = List.of("role", "task", "metric", "scale");
  private static final int MAX_MAPPINGS = 500;
  private static final int MAX_COLUMNS = 2_000;

  private CsvMappingYaml() {}

  private static final class BuiltIn {
    static final List<CsvMapping> MAPPINGS = load();
  }

  /** The layouts Assay knows by itself. */
  public static List<CsvMapping> builtIn() {
    return BuiltIn.MAPPINGS;
  }

  private static List<CsvMapping> load() {
    try (InputStream in =
        Objects.requireNonNull(CsvMappingYaml.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      Node root = YamlFile.parse(RESOURCE, in.readAllBytes()).orElseThrow();
      return List.copyOf(read(RESOURCE, YamlMap.of(RESOURCE, "the file", root, List.of("csv"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<CsvMapping> read(String file, YamlMap root) {
    List<CsvMapping> mappings = new ArrayList<>();
    for (Node item : root.list("csv", MAX_MAPPINGS)) {
      mappings.add(mapping(file, YamlMap.of(file, "a csv mapping", item, KEYS)));
    }
    return mappings;
  }

  private static CsvMapping mapping(String file, YamlMap map) {
    Node columnsNode = map.get("columns");
    if (columnsNode == null) {
      throw map.wrong(
          null,
          "a csv mapping needs 'columns'",
          "Say what they hold, such as 'columns: {step: step}'.");
    }
    YamlMap columns = YamlMap.of(file, "'columns'", columnsNode);
    if (columns.entries().size() > MAX_COLUMNS) {
      throw map.wrong(
          columnsNode, "'columns' has more than " + MAX_COLUMNS + " items", "Use globs.");
    }
    List<CsvColumn> all = new ArrayList<>();
    columns.entries().forEach((name, node) -> all.add(column(file, columns, name, node)));
    if (all.stream().noneMatch(column -> column.role() == CsvRole.ESTIMATE)) {
      throw map.wrong(
          columnsNode,
          "no column of this csv mapping has the role 'estimate'",
          "Name the column that holds the values.");
    }
    requireNames(columns, columnsNode, all);
    return new CsvMapping(
        map.text("files", "*.csv"),
        map.texts("header", MAX_COLUMNS),
        all,
        map.text("model", ""),
        map.text("experiment", ""));
  }

  private static void requireNames(YamlMap columns, Node node, List<CsvColumn> all) {
    boolean rowHasTask = all.stream().anyMatch(column -> column.role() == CsvRole.TASK);
    boolean rowHasMetric = all.stream().anyMatch(column -> column.role() == CsvRole.METRIC);
    for (CsvColumn column : all) {
      if (column.role() == CsvRole.ESTIMATE
          && ((column.task().isEmpty() && !rowHasTask)
              || (column.metric().isEmpty() && !rowHasMetric))) {
        throw columns.wrong(
            node,
            "column '" + column.column() + "' has no task or no metric",
            "Write {task: ..., metric: ...}, or give the role 'task' or 'metric' to a column.");
      }
    }
  }

  /** A column is a role, or a mapping with {@code role} (which may be left out for estimates). */
  private static CsvColumn column(String file, YamlMap columns, String name, Node node) {
    List<CsvRole> roles = List.of(CsvRole.values());
    if (node instanceof ScalarNode) {
      return new CsvColumn(name, columns.choice(name, node, roles, CsvRole::word), "", "", 1.0);
    }
    YamlMap map = YamlMap.of(file, "column '" + name + "'", node, COLUMN_KEYS);
    CsvRole role = map.choice("role", roles, CsvRole::word);
    double scale = map.number("scale").orElse(1.0);
    if (scale == 0) {
      throw map.wrong(map.get("scale"), "'scale' must not be 0", "");
    }
    return new CsvColumn(
        name,
        role == null ? CsvRole.ESTIMATE : role,
        map.text("task", ""),
        map.text("metric", ""),
        scale);
  }
}
