// The real server: `assay serve` over a copy of a folder of results, which a test may change.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class RealServer {
  real = true;
  #added = 0;

  constructor(command, data) {
    this.command = command;
    this.folder = mkdtempSync(join(tmpdir(), "assay-page-"));
    this.data = join(this.folder, "results");
    cpSync(data, this.data, { recursive: true });
  }

  /** Runs a command in the workspace to its end. */
  run(...words) {
    const [program, ...first] = this.command;
    const done = spawnSync(program, [...first, "--workspace", this.folder, ...words], { cwd: this.folder, encoding: "utf8" });
    assert.equal(done.status, 0, `${words.join(" ")}: ${done.stderr}`);
    return done.stdout;
  }

  /** Starts, again at the same place if it ran before, and waits until the results are read. */
  async start() {
    const [program, ...first] = this.command;
    const words = [...first, "--workspace", this.folder, "serve", "--no-open", "--port", String(this.port ?? 0), this.data];
    this.child = spawn(program, words, { cwd: this.folder, stdio: ["ignore", "pipe", "pipe"] });
    this.said = "";
    this.child.stderr.setEncoding("utf8").on("data", (text) => (this.said += text));
    this.url = await new Promise((resolve, reject) => {
      this.child.stdout.setEncoding("utf8").on("data", (text) => /^http/.test(text) && resolve(text.trim()));
      this.child.once("exit", (status) => reject(new Error(`assay serve ended with ${status}: ${this.said}`)));
    });
    this.port = new URL(this.url).port;
    await this.until(async () => {
      const health = await (await fetch(`${this.url}api/v1/health`)).json();
      return health.scannedAt && !health.scanning;
    });
  }

  async until(holds) {
    while (!(await holds())) await new Promise((done) => setTimeout(done, 50));
  }

  /** Ends at once, as when the machine goes away. */
  async stop() {
    const ended = new Promise((done) => this.child.once("exit", done));
    this.child.kill("SIGKILL");
    await ended;
  }

  /** A new evaluation appears among the results; its name. */
  change() {
    const name = `added_${++this.#added}`;
    const place = join(this.data, name, "checkpoints", "checkpoint_000700", "consolidated");
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, "paper_metrics_results.json"), JSON.stringify({ sblimp_accuracy: 0.51, sblimp_samples: 1000, paper_metrics_avg: 0.51 }));
    return name;
  }

  /** Writes a file among the results, as of an hour ago: what is new may still be being written. */
  write(path, text) {
    const file = join(this.data, path);
    writeFileSync(file, text);
    const then = Date.now() / 1000 - 3600;
    utimesSync(file, then, then);
  }

  remove(path) {
    rmSync(join(this.data, path));
  }

  /** The text of a file of the workspace; "" if there is none. */
  read(path) {
    const file = join(this.folder, path);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }

  async close() {
    if (this.child && this.child.exitCode === null && this.child.signalCode === null) await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
    assert.equal(this.said ?? "", "", "the server complained");
  }
}
