// The API of openapi.yaml over invented runs, and the built page beside it, so that the dashboard can be worked
// on and tried without Java. RUNS=10000 PORT=4711 BASELINE=0 DELAY=50 PROBLEMS=3 node dev/mock-server.mjs
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chartRoutes, holm, pOf } from "./mock-charts.mjs";
import { CONFIG, configAt, DEFAULT_COLUMNS, FIELDS, makeRuns, METRICS, seriesOf, valueOf } from "./mock-data.mjs";

const FACETS = ["type", "tag", "model", "experiment", "stage", "format"];
const number = (name, otherwise) => Number(process.env[name] ?? otherwise);
const built = fileURLToPath(new URL("../target/classes/dev/assay/ui/", import.meta.url));
const MIME = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2" };

class Refusal extends Error {
  constructor(status, kind, problem, remedy) {
    super(problem);
    Object.assign(this, { status, kind, remedy });
  }
}

/** A figure that Java recorded for the tests, whatever run is asked for. */
const figure = (id) => JSON.parse(readFileSync(new URL(`../../figures/src/test/resources/golden/json/${id}.json`, import.meta.url), "utf8"));

const facetValues = (run, facet) =>
  facet === "tag" ? run.tags : facet === "type" ? (run.type === "hybrid" ? ["hybrid", "ttt", "lora"] : [run.type]) : run[facet] ? [run[facet]] : [];

/** A small part of the filter language: comparisons joined by "and". */
function parseWhere(text) {
  return text.split(/\s+and\s+/i).map((part) => {
    const match = /^\s*(\S+)\s*(<=|>=|!=|=|<|>)\s*(.+?)\s*$/.exec(part);
    if (!match) throw new Refusal(400, "BAD_INPUT", `cannot read '${part}' as a comparison`, "Write such as: step >= 1000 and sblimp/accuracy > 0.5");
    const [, key, op, raw] = match;
    if (![...METRICS, ...FIELDS, ...CONFIG].some((c) => c.key === key)) {
      throw new Refusal(400, "BAD_INPUT", `no metric, field or config key is called '${key}'`, "See the names: assay metrics");
    }
    const wanted = /^-?[\d.]+(e-?\d+)?$/.test(raw) ? Number(raw) : raw.replace(/^['"]|['"]$/g, "");
    return (run) => {
      const value = valueOf(run, key);
      if (value === undefined) return false;
      return { "=": value === wanted, "!=": value !== wanted, "<": value < wanted, ">": value > wanted, "<=": value <= wanted, ">=": value >= wanted }[op];
    };
  });
}

function tests(params, except) {
  const list = [...(params.get("where") ? parseWhere(params.get("where")) : []), ...conditions(params, except)];
  const words = (params.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length) list.push((r) => words.every((w) => [r.id, r.name, r.experiment, r.model, r.notes, ...r.tags].join(" ").toLowerCase().includes(w)));
  if (params.get("minStep")) list.push((r) => r.step !== null && r.step >= Number(params.get("minStep")));
  if (params.get("maxStep")) list.push((r) => r.step !== null && r.step <= Number(params.get("maxStep")));
  for (const facet of FACETS) {
    const wanted = params.getAll(facet);
    if (wanted.length === 0 || facet === except) continue;
    if (facet === "tag") list.push((r) => wanted.every((tag) => r.tags.includes(tag)));
    else list.push((r) => facetValues(r, facet).some((value) => wanted.includes(value)));
  }
  return list;
}

/** What the API's parameters `is` and `range` let through. */
function conditions(params, except) {
  const list = [];
  const wanted = new Map();
  for (const text of params.getAll("is")) {
    const at = text.indexOf("~");
    const key = text.slice(0, at);
    wanted.set(key, [...(wanted.get(key) ?? []), text.slice(at + 1)]);
  }
  for (const [key, values] of wanted) if (key !== except) list.push((r) => values.includes(String(valueOf(r, key) ?? "")));
  for (const text of params.getAll("range")) {
    const at = text.lastIndexOf("~");
    const key = text.slice(0, at);
    const [low, high] = text.slice(at + 1).split("..");
    if (key === "time") list.push((r) => (low === "" || r.evaluatedAt >= low) && (high === "" || r.evaluatedAt.slice(0, 10) <= high));
    else list.push((r) => typeof valueOf(r, key) === "number" && (low === "" || valueOf(r, key) >= Number(low)) && (high === "" || valueOf(r, key) <= Number(high)));
  }
  return list;
}

function spread(values) {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  if (n < 2) return { mean, n };
  const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1));
  const half = (2 * sd) / Math.sqrt(n);
  return n < 3 ? { mean, sd, n } : { mean, sd, n, low: mean - half, high: mean + half, method: "t interval over runs" };
}

function sorted(list, sort) {
  // A variant has a comma of its own, so a key is put together again where the catalogue knows the whole.
  const keys = [];
  for (const part of sort.split(/[,;]/)) {
    const joined = keys.length ? `${keys.at(-1).key},${part}` : "";
    if (METRICS.some((m) => m.key === joined)) keys.at(-1).key = joined;
    else keys.push({ key: part.replace(/^-/, ""), sign: part.startsWith("-") ? -1 : 1 });
  }
  const decorated = list.map((run) => ({ run, values: keys.map(({ key }) => valueOf(run, key)) }));
  decorated.sort((a, b) => {
    for (const [i, { sign }] of keys.entries()) {
      const [x, y] = [a.values[i], b.values[i]];
      if (x === y) continue;
      if (x === undefined) return 1;
      if (y === undefined) return -1;
      return (x < y ? -1 : 1) * sign;
    }
    return (b.run.step ?? -1) - (a.run.step ?? -1) || (a.run.id < b.run.id ? -1 : 1);
  });
  return decorated.map(({ run }) => run);
}

function verdict(metric, cell, base) {
  const value = cell.value - base.value;
  const se = cell.se !== undefined && base.se !== undefined ? Math.hypot(cell.se, base.se) : null;
  const fraction = metric.unit === "fraction";
  const common = { value, percent: base.value === 0 ? null : (100 * value) / Math.abs(base.value), points: fraction ? 100 * value : value };
  if (se === null) return { ...common, verdict: "unknown", method: "no standard error, so no interval" };
  const [low, high] = [value - 1.96 * se, value + 1.96 * se];
  const clear = low > 0 || high < 0;
  const good = metric.direction === "lower" ? value < 0 : value > 0;
  return { ...common, low, high, p: se > 0 ? pOf(value / se) : null, adjusted: null, good, verdict: clear ? (good ? "better" : "worse") : "indistinguishable", method: "normal interval of the unpaired difference" };
}

/** @returns a node:http server and a function that pretends that the index has changed */
export function createMock({ runs: count = 10000, baseline = true, delay = 0, problems: problemCount = 3 } = {}) {
  const runs = makeRuns(count, baseline);
  const byId = new Map(runs.map((run) => [run.id, run]));
  const base = runs.find((run) => run.baseline) ?? null;
  const listeners = new Set();
  let generation = 1;
  const strip = ({ config, ...row }, cells = {}) => ({ ...row, cells });
  const health = () => ({ status: "ok", version: "0.1.0", workspace: "moshi-finetune", generation, runs: count, problems: problemCount, scanning: false, scannedAt: null, writable: true });
  const columnsOf = (keys) => keys.map((key) => [...METRICS, ...FIELDS, ...CONFIG].find((c) => c.key === key)).filter(Boolean);
  const remembered = new Map();
  const inOrder = (params) => {
    const question = new URLSearchParams(params);
    for (const name of ["offset", "limit", "columns"]) question.delete(name);
    const key = question.toString();
    if (!remembered.has(key)) {
      const filters = tests(params);
      remembered.set(key, sorted(runs.filter((run) => filters.every((test) => test(run))), params.get("sort") || "-step"));
      if (remembered.size > 8) remembered.delete(remembered.keys().next().value);
    }
    return remembered.get(key);
  };
  const need = (params) =>
    (params.get("ids") ?? "").split(",").filter(Boolean).map((id) => {
      if (!byId.has(id)) throw new Refusal(404, "NOT_FOUND", `there is no run '${id}'`, "See the runs: assay runs");
      return byId.get(id);
    });

  const routes = {
    health,
    ...chartRoutes({ matchedOf: inOrder, columnsOf, need, strip, generation: () => generation, base, chosenMetrics: DEFAULT_COLUMNS.filter((key) => key.includes("/")) }),
    "figures/run": () => figure("single"),
    "figures/compare": (params) => (need(params), figure("facets")),
    catalogue: () => ({ generation, metrics: METRICS, fields: FIELDS, config: CONFIG }),
    runs(params) {
      const { where } = Object.fromEntries(params);
      const matched = inOrder(params);
      const columns = columnsOf(params.get("columns")?.split(";") ?? DEFAULT_COLUMNS);
      const offset = Number(params.get("offset") ?? 0);
      const rows = matched.slice(offset, offset + Number(params.get("limit") ?? 50));
      const cells = (run) =>
        Object.fromEntries(columns.flatMap((c) => {
          const value = valueOf(run, c.key);
          return value === undefined ? [] : [[c.key, run.cells[c.key] ?? { value }]];
        }));
      return {
        generation, total: count, matched: matched.length, offset, columns, rows: rows.map((run) => strip(run, cells(run))),
        baseline: base?.id ?? null, command: `assay runs${where ? ` --where '${where}'` : ""} --sort ${params.get("sort") || "-step"}`,
      };
    },
    facets(params) {
      const answer = { generation, matched: inOrder(params).length };
      for (const facet of FACETS) {
        const filters = tests(params, facet);
        const counts = new Map();
        for (const run of runs) if (filters.every((test) => test(run))) for (const value of facetValues(run, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
        answer[facet] = [...counts].map(([value, n]) => ({ value, count: n })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
      }
      answer.custom = (params.get("keys") ?? "").split(";").filter(Boolean).map((key) => {
        const filters = tests(params, key);
        const counts = new Map();
        for (const run of runs) if (filters.every((test) => test(run))) counts.set(String(valueOf(run, key) ?? ""), (counts.get(String(valueOf(run, key) ?? "")) ?? 0) + 1);
        const values = [...counts].map(([value, n]) => ({ value, count: n })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
        return { key, column: columnsOf([key])[0], values: values.slice(0, 30), more: Math.max(0, values.length - 30) };
      });
      return { ...answer, step: { min: 100, max: 6000 } };
    },
    groups(params) {
      const by = params.get("by").split(";");
      const columns = columnsOf(params.get("columns")?.split(";") ?? DEFAULT_COLUMNS.slice(3)).filter((c) => c.kind === "metric");
      const filters = tests(params);
      const found = new Map();
      for (const run of runs) {
        if (!filters.every((test) => test(run))) continue;
        const key = by.map((k) => valueOf(run, k) ?? null);
        const id = JSON.stringify(key);
        if (!found.has(id)) found.set(id, { key, members: [] });
        found.get(id).members.push(run);
      }
      const rows = [...found.values()].map(({ key, members }) => ({
        key, count: members.length, newest: members[0].id,
        cells: Object.fromEntries(columns.flatMap((c) => {
          const values = members.map((run) => valueOf(run, c.key)).filter((v) => typeof v === "number");
          return values.length ? [[c.key, spread(values)]] : [];
        })),
      }));
      const sort = params.get("sort") ?? "-count";
      const key = sort.replace(/^-/, "").split(";")[0];
      const of = (row) => (key === "count" ? row.count : by.includes(key) ? row.key[by.indexOf(key)] : row.cells[key]?.mean) ?? null;
      rows.sort((a, b) => (of(a) === of(b) ? 0 : of(a) === null ? 1 : of(b) === null ? -1 : (of(a) < of(b) ? -1 : 1) * (sort.startsWith("-") ? -1 : 1)));
      const limit = Number(params.get("limit") ?? 50);
      return { generation, matched: rows.reduce((sum, row) => sum + row.count, 0), groups: rows.length, offset: 0, by: columnsOf(by), columns, rows: rows.slice(0, limit) };
    },
    compare(params) {
      const chosen = need(params);
      const asked = params.get("baseline");
      const against = asked === "none" ? null : asked ? byId.get(asked) : base;
      const keys = params.get("metrics")?.split(";");
      const metrics = METRICS.filter((m) => (keys ? keys.includes(m.key) : chosen.some((run) => run.cells[m.key])));
      const cells = metrics.map((m) => chosen.map((run) => {
        const cell = run.cells[m.key];
        if (!cell) return null;
        const reference = against?.cells[m.key];
        return reference && against.id !== run.id ? { ...cell, difference: verdict(m, cell, reference) } : cell;
      }));
      const tested = cells.flat().flatMap((cell) => (typeof cell?.difference?.p === "number" ? [cell.difference] : []));
      if (params.get("correct") === "holm") {
        holm(tested.map(({ p }) => p)).forEach((adjusted, at) => {
          const { good } = tested[at];
          Object.assign(tested[at], { adjusted, verdict: adjusted < 0.05 ? (good ? "better" : "worse") : "indistinguishable" });
        });
      }
      return {
        generation, family: tested.length, runs: chosen.map((run) => strip(run)), metrics, baseline: against?.id ?? null, ...(against && { baselineName: against.name }),
        cells,
        baselineCells: metrics.map((m) => against?.cells[m.key] ?? null),
      };
    },
    diff(params) {
      const chosen = need(params);
      const paths = CONFIG.map((c) => c.key.slice(7)).sort();
      const rows = paths.map((key) => {
        const values = chosen.map((run) => {
          const value = configAt(run.config, key);
          return value === undefined ? { present: false } : { present: true, value };
        });
        return { key, differs: new Set(values.map((v) => JSON.stringify(v))).size > 1, values };
      });
      const shown = params.get("all") === "true" ? rows : rows.filter((row) => row.differs);
      return { generation, runs: chosen.map((run) => strip(run)), rows: shown, same: rows.length - shown.length };
    },
    series(params) {
      const found = need(params).flatMap(seriesOf).filter((s) => ["task", "name"].every((k) => !params.get(k) || params.get(k) === s[k]));
      const local = (s) => {
        const loss = s.name === "perplexity" ? s.y.map((y) => (y === null ? null : Math.log(y))) : s.y;
        const w = loss.map((avg, i) => (i === 0 ? avg : avg === null || loss[i - 1] === null ? null : (i + 1) * avg - i * loss[i - 1]));
        return { ...s, kind: "local", y: s.name === "perplexity" ? w.map((y) => (y === null ? null : Math.exp(y))) : w };
      };
      return { generation, series: params.get("form") === "local" ? found.map(local) : found };
    },
    registry: (params) => ({
      generation,
      entries: params.getAll("id").map((id, i) => ({ id, state: ["present", "archived"][i % 2], evaluations: 1 + i, untraced: false })),
    }),
    problems: () => ({
      generation,
      problems: Array.from({ length: problemCount }, (_, i) => ({
        file: `checkpoints/checkpoint_00${i}100/consolidated/paper_metrics_results.json`, place: `line ${i + 1}`,
        problem: "the file ends in the middle of a JSON object", remedy: "Copy the file again from where it was written.",
      })),
    }),
  };

  const oneRun = (id) => {
    const [run] = need(new URLSearchParams({ ids: id }));
    return {
      ...strip(run, run.cells), generation, config: run.config, checkpointPath: `/checkpoints/${run.experiment}/checkpoint_${run.step ?? 0}`, timeSource: "results file",
      estimates: METRICS.filter((m) => run.cells[m.key]).map((metric) => ({ ...run.cells[metric.key], metric })),
      sources: [{ path: `${run.experiment}/paper_metrics_results.json`, format: run.format, role: "result", sha256: "9f2c4be0a1d37c58".repeat(4), size: 48213, modified: run.evaluatedAt, missing: run.missing }],
      series: seriesOf(run).map(({ x, y, run: _, ...head }) => head),
      samples: [], history: [{ id: run.id, current: true, evaluatedAt: run.evaluatedAt }],
      remarks: run.missing ? ["the results file is gone since the latest scan"] : [],
    };
  };

  const bodyOf = async (request) => {
    let text = "";
    for await (const part of request) text += part;
    return JSON.parse(text);
  };
  const retag = (run, own) => {
    const kept = run.tags.filter((tag) => !(run.ownTags ?? []).includes(tag));
    run.ownTags = own;
    run.tags = [...new Set([...kept, ...own])];
  };
  /** Writes of tags and notes; kept in memory only. */
  const write = async (path, request) => {
    const body = await bodyOf(request);
    generation++;
    if (path === "annotations") {
      for (const run of body.ids.map((id) => byId.get(id))) retag(run, [...new Set([...(run.ownTags ?? []), ...body.add])].filter((tag) => !body.remove.includes(tag)));
      return { generation, changed: body.ids.length };
    }
    const run = byId.get(decodeURIComponent(path.split("/")[1]));
    if (body.tags) retag(run, body.tags);
    if (body.note !== undefined) run.note = body.note;
    return { generation, id: run.id, tags: run.ownTags ?? [], note: run.note ?? "" };
  };

  const events = (response) => {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(`event: hello\ndata: ${JSON.stringify(health())}\n\n`);
    listeners.add(response);
    response.on("close", () => listeners.delete(response));
  };

  const file = (path, response) => {
    const at = join(built, normalize(path === "/" ? "/index.html" : path));
    if (!at.startsWith(built) || !existsSync(at)) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": MIME[extname(at)] ?? "application/octet-stream" });
    createReadStream(at).pipe(response);
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://localhost");
    if (!url.pathname.startsWith("/api/v1/")) return file(url.pathname, response);
    const path = url.pathname.slice(8);
    if (path === "events") return events(response);
    const answer = (status, body) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    if (request.method !== "GET") return void write(path, request).then((body) => answer(200, body), () => answer(400, { error: { kind: "BAD_INPUT", problem: "not understood", remedy: "" } }));
    if (path === "export") {
      const rows = inOrder(url.searchParams);
      response.writeHead(200, { "content-type": "text/csv", "content-disposition": `attachment; filename="assay_runs_2026-01-01.${{ latex: "tex" }[url.searchParams.get("format")] ?? url.searchParams.get("format")}"` });
      return response.end(["Name", ...rows.map((run) => JSON.stringify(run.name))].join("\n"));
    }
    setTimeout(() => {
      try {
        const route = routes[path];
        if (path === "experiments") answer(200, { generation, folder: null, folders: [], ownsTable: true, problems: [], metrics: [], settings: [], experiments: [] });
        else if (route) answer(200, route(url.searchParams));
        else if (path.startsWith("runs/")) answer(200, oneRun(decodeURIComponent(path.slice(5))));
        else throw new Refusal(404, "NOT_FOUND", `there is nothing at ${url.pathname}`, "See /api/v1/openapi.yaml");
      } catch (error) {
        const { status = 500, kind = "INTERNAL", message, remedy = "This is a bug." } = error;
        answer(status, { error: { kind, problem: message, remedy } });
      }
    }, delay);
  });
  const change = () => {
    generation++;
    for (const each of listeners) each.write(`event: changed\ndata: ${JSON.stringify(health())}\n\n`);
  };
  return { server, change };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { server, change } = createMock({ runs: number("RUNS", 10000), baseline: process.env.BASELINE !== "0", delay: number("DELAY", 0), problems: number("PROBLEMS", 3) });
  const port = number("PORT", 4711);
  server.listen(port, "127.0.0.1", () => console.log(`mock of assay serve: http://127.0.0.1:${port}/  (Enter: pretend that files changed)`));
  process.stdin.on("data", change);
}
