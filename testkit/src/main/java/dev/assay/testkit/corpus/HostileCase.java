package dev.assay.testkit.corpus;

/** One kind of bad input, each in a folder of its own, and what a scan of it must do. */
public enum HostileCase {
  TRUNCATED_JSON(
      "truncated-json",
      "Files that end in the middle of a value. Each is reported with its place; a good run in the"
          + " same folder is still found; exit code 3."),
  DEEP_NESTING(
      "deep-nesting",
      "Arrays and objects nested as deep as asked for. Reported as too deep; no stack overflow, no"
          + " long wait; exit code 3."),
  BINARY(
      "binary",
      "Random bytes under the names of results files. Reported as not JSON or not text; exit code 3."),
  SYMLINK_LOOP(
      "symlink-loop",
      "A link to its own grandparent and a link to nowhere. The scan ends, finds the one run once,"
          + " follows no link twice and reports the loop; exit code 3."),
  UNREADABLE(
      "unreadable",
      "A results file without read permission (root can read it all the same). Reported with the"
          + " name; the other run is found; exit code 3, or 0 for root."),
  SCRIPT_NAME(
      "script-name",
      "Names that hold HTML: an experiment, a run name, a task. Shown as text everywhere, escaped in"
          + " every page and in the single-file dashboard; exit code 0."),
  PARENT_PATH(
      "parent-path",
      "Values that hold ../ and absolute paths: a results file, a link, an experiment. Nothing"
          + " outside the scanned folder is written, and of what a registry names there only results"
          + " are read; the run itself is found; exit code 0."),
  NOT_A_NUMBER(
      "not-a-number",
      "Bare NaN, Infinity and -Infinity. Such a metric counts as not measured, the finite ones are"
          + " kept, and no JSON that goes out holds the bare words; exit code 0."),
  WRONG_TYPES(
      "wrong-types",
      "Blocks of the wrong type: ttt null, layers a list, max_steps text, metrics as text, results"
          + " an array. The run is found with what is right; nothing else is harmed."),
  DUPLICATE_KEYS(
      "duplicate-keys",
      "The same key twice in one object. The last value counts, as in Python; never both"
          + " values, never a crash; exit code 0."),
  EMPTY_FILE(
      "empty-file",
      "Files of 0 bytes, of blanks only, and of an empty object. Reported, or not taken for results;"
          + " no run is made of them."),
  BYTE_ORDER_MARK(
      "byte-order-mark",
      "Good files that start with a UTF-8 byte order mark. Read as if it were not there; exit code 0."),
  CRLF(
      "crlf",
      "Good files with Windows line ends: JSON, CSV and a log. Read as if they were not; no column"
          + " name or value ends in a carriage return; exit code 0."),
  HUGE_NUMBERS(
      "huge-numbers",
      "1e999, a hundred thousand digits, a step above 2^63, a negative sample count. Not finite or"
          + " out of range counts as not measured, the rest of the file is read; no long wait, no"
          + " overflow into a wrong number; exit code 0."),
  LONE_SURROGATE(
      "lone-surrogate",
      "Half of a UTF-16 pair in a name, an invalid UTF-8 byte and a NUL. The run is found; what is"
          + " stored and sent is valid UTF-8; the configuration with the bad byte is reported; exit code 3."),
  FOREIGN_FILES(
      "foreign-files",
      "Files of other tools under the names of results files, such as a results.json without"
          + " metadata. Not taken for results, not an error; exit code 0.");

  private final String folder;
  private final String mustHappen;

  HostileCase(String folder, String mustHappen) {
    this.folder = folder;
    this.mustHappen = mustHappen;
  }

  /** Name of the case's folder below the corpus. */
  public String folder() {
    return folder;
  }

  /** What is in the folder and what a scan of it must do, for people. */
  public String mustHappen() {
    return mustHappen;
  }
}
