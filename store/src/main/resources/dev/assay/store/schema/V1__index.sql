-- The index: a disposable copy of what the files under the scanned folders say. Times are milliseconds since 1970 UTC
-- unless a name says otherwise; NULL is unknown.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
-- Grows with every change. It starts at the time of birth, so that an index made anew never repeats a number.
INSERT INTO meta (key, value) VALUES ('generation', CAST(CAST(unixepoch('subsec') * 1000 AS INTEGER) AS TEXT));
-- The same, but for changes of annotations alone.
INSERT INTO meta (key, value) SELECT 'files_generation', value FROM meta WHERE key = 'generation';

-- What it began with: tells this index from another that is made in its place.
INSERT INTO meta (key, value) SELECT 'born', value FROM meta WHERE key = 'generation';

-- Folders that were scanned.
CREATE TABLE root (
  path       TEXT PRIMARY KEY,
  scanned_at INTEGER NOT NULL
) WITHOUT ROWID;

-- What a walk over a scanned folder saw, so that an unchanged folder need not be listed again. Megabytes, so it has a
-- table of its own.
CREATE TABLE listing (
  path    TEXT PRIMARY KEY,
  content BLOB NOT NULL
);

-- Every file that was looked into. status: 0 read, 1 companion, 2 ignored (valid, but no format knows it), 3 rejected.
CREATE TABLE file (
  file_id       INTEGER PRIMARY KEY,
  path          TEXT NOT NULL UNIQUE,
  size          INTEGER NOT NULL,
  mtime_ns      INTEGER NOT NULL,
  inode         INTEGER NOT NULL,
  sha256        BLOB,
  status        INTEGER NOT NULL,
  format        TEXT NOT NULL DEFAULT '',
  read_at       INTEGER NOT NULL,
  missing_since INTEGER
);

-- Which companions a file was read with.
CREATE TABLE companion (
  file_id      INTEGER NOT NULL REFERENCES file,
  companion_id INTEGER NOT NULL REFERENCES file,
  PRIMARY KEY (file_id, companion_id)
) WITHOUT ROWID;

-- severity: 0 remark, 1 reject. record is the position of the run in the file that it concerns, NULL for the whole file.
CREATE TABLE problem (
  file_id  INTEGER NOT NULL REFERENCES file,
  severity INTEGER NOT NULL,
  record   INTEGER,
  place    TEXT NOT NULL,
  problem  TEXT NOT NULL,
  remedy   TEXT NOT NULL
);
CREATE INDEX problem_by_file ON problem (file_id);

CREATE TABLE config (
  config_id INTEGER PRIMARY KEY,
  sha256    BLOB NOT NULL UNIQUE,
  json      TEXT NOT NULL
);

-- One evaluation as one file tells it. standing: 0 current, 1 duplicate of a current one, 2 older evaluation of the same
-- checkpoint, 3 attachment (only curves or samples). Questions see the current ones. role: 0 result, 1 copy, 2 curves, 3 samples.
-- Current curves are an evaluation that is under way. progress: how far it is, of an evaluation that has not said that it
-- ended; done and total are tokens, 0 is unknown.
CREATE TABLE run (
  run_id          INTEGER PRIMARY KEY,
  file_id         INTEGER NOT NULL REFERENCES file,
  record          INTEGER NOT NULL,
  id              TEXT NOT NULL,
  base_id         TEXT NOT NULL,
  role            INTEGER NOT NULL,
  standing        INTEGER NOT NULL DEFAULT 0,
  missing         INTEGER NOT NULL DEFAULT 0,
  name            TEXT NOT NULL,
  experiment      TEXT NOT NULL,
  model           TEXT NOT NULL,
  training_type   INTEGER NOT NULL,
  baseline        INTEGER NOT NULL,
  checkpoint_key  TEXT NOT NULL,
  checkpoint_path TEXT NOT NULL,
  step            INTEGER,
  tokens          INTEGER,
  stage           TEXT NOT NULL,
  link            TEXT NOT NULL,
  stated_at       INTEGER,
  time_source     INTEGER NOT NULL,
  evaluated_at    INTEGER,
  evaluated_by    INTEGER NOT NULL,
  config_id       INTEGER REFERENCES config,
  tags            TEXT NOT NULL,
  notes           TEXT NOT NULL,
  fingerprint     INTEGER NOT NULL,
  group_id        INTEGER NOT NULL,
  curves_from     INTEGER,
  curve_rank      INTEGER NOT NULL,
  progress        TEXT NOT NULL DEFAULT '',
  progress_done   INTEGER NOT NULL DEFAULT 0,
  progress_total  INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX run_by_file ON run (file_id);
CREATE INDEX run_by_id ON run (id);
CREATE INDEX run_by_group ON run (group_id);
CREATE INDEX run_by_standing ON run (standing, missing);
CREATE INDEX run_with_progress ON run (role, standing) WHERE progress <> '';

-- What the workspace's file of tags and notes says, one row a line. run_id: the run that is meant; NULL when it is not in
-- the index. tags: one a line. The keys notes_stamp and notes_path in meta say which file, and as of when.
CREATE TABLE annotation (
  entry      TEXT PRIMARY KEY,
  checkpoint TEXT NOT NULL,
  tags       TEXT NOT NULL,
  note       TEXT NOT NULL,
  run_id     INTEGER
) WITHOUT ROWID;
CREATE INDEX annotation_by_run ON annotation (run_id, tags, note);

-- Lines of that file that could not be understood.
CREATE TABLE annotation_problem (
  place   TEXT NOT NULL,
  problem TEXT NOT NULL,
  remedy  TEXT NOT NULL
);

-- stated: direction as a results file states it: 0 higher, 1 lower, 2 neither, 3 not stated.
CREATE TABLE metric (
  metric_id INTEGER PRIMARY KEY,
  task      TEXT NOT NULL,
  name      TEXT NOT NULL,
  variant   TEXT NOT NULL,
  stated    INTEGER NOT NULL DEFAULT 3,
  UNIQUE (task, name, variant)
);

-- source: 0 reported, 1 computed.
CREATE TABLE estimate (
  metric_id INTEGER NOT NULL REFERENCES metric,
  run_id    INTEGER NOT NULL REFERENCES run,
  value     REAL NOT NULL,
  se        REAL,
  n         INTEGER,
  source    INTEGER NOT NULL,
  PRIMARY KEY (metric_id, run_id)
) WITHOUT ROWID;

-- Curves; points holds x and y (see Points).
CREATE TABLE series (
  series_id      INTEGER PRIMARY KEY,
  run_id         INTEGER NOT NULL REFERENCES run,
  task           TEXT NOT NULL,
  name           TEXT NOT NULL,
  kind           TEXT NOT NULL,
  part           TEXT NOT NULL,
  part_estimated INTEGER NOT NULL,
  x_unit         TEXT NOT NULL,
  n              INTEGER NOT NULL,
  size           INTEGER NOT NULL,
  points         BLOB NOT NULL
);
CREATE INDEX series_by_run ON series (run_id);

CREATE TABLE sample_set (
  run_id    INTEGER NOT NULL REFERENCES run,
  metric_id INTEGER NOT NULL REFERENCES metric,
  scored    INTEGER NOT NULL,
  unscored  INTEGER NOT NULL,
  mean      REAL,
  se        REAL,
  PRIMARY KEY (run_id, metric_id)
) WITHOUT ROWID;

CREATE TABLE registration (
  file_id        INTEGER NOT NULL REFERENCES file,
  checkpoint_key TEXT NOT NULL,
  results_file   TEXT NOT NULL,
  added_at       INTEGER
);
CREATE INDEX registration_by_key ON registration (checkpoint_key);
CREATE INDEX registration_by_file ON registration (file_id);
