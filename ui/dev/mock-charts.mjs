// The questions behind the charts, over invented runs: /values, /trends, /statistics, /correlations and /slopes.
import { seriesOf, valueOf } from "./mock-data.mjs";

const mean = (list) => list.reduce((sum, each) => sum + each, 0) / list.length;
const sd = (list) => (list.length < 2 ? null : Math.sqrt(list.reduce((sum, each) => sum + (each - mean(list)) ** 2, 0) / (list.length - 1)));
const median = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};
/** Two-sided p of a standard normal value, good to about 1e-7. Source: Abramowitz and Stegun 26.2.17. */
function pOf(z) {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return Math.min(1, 2 * tail);
}

export function holm(ps) {
  const order = ps.map((p, at) => ({ p, at })).filter(({ p }) => p !== null).sort((a, b) => a.p - b.p);
  const adjusted = ps.map(() => null);
  let most = 0;
  order.forEach(({ p, at }, rank) => (adjusted[at] = most = Math.max(most, Math.min(1, p * (order.length - rank)))));
  return adjusted;
}
export { pOf };

const of = (run, key) => valueOf(run, key) ?? null;
const cellOf = (run, key) => run.cells[key] ?? {};

/** @param question what the mock server knows: the matched runs of parameters, columns by key, and the runs of ids */
export function chartRoutes({ matchedOf, columnsOf, need, strip, generation, base, chosenMetrics }) {
  const keysOf = (params, name) => (params.get(name) ?? "").split(";").filter(Boolean);
  return {
    values(params) {
      const keys = keysOf(params, "columns");
      const columns = columnsOf(keys);
      const matched = params.get("ids") ? need(params) : matchedOf(params);
      const limit = Number(params.get("limit") ?? 5000);
      let front = null;
      const ends = params.get("front") ? keysOf(params, "front").map((each) => each.split("~")) : null;
      let best = [];
      if (ends?.length === 2) {
        const sign = ends.map(([key, way]) => ((way ?? columnsOf([key])[0].direction) === "lower" ? -1 : 1));
        const value = (run, at) => sign[at] * of(run, ends[at][0]);
        const known = matched.filter((run) => ends.every(([key]) => of(run, key) !== null)).sort((a, b) => value(b, 0) - value(a, 0) || value(b, 1) - value(a, 1));
        let most = -Infinity;
        for (const run of known) {
          if (value(run, 1) > most) best.push(run), (most = value(run, 1));
        }
        best.sort((a, b) => of(a, ends[0][0]) - of(b, ends[0][0]));
      }
      const sampled = matched.length > limit;
      const step = matched.length / limit;
      let runs = sampled ? Array.from({ length: limit }, (_, at) => matched[Math.floor(at * step)]) : matched;
      runs = [...new Set([...runs, ...best])];
      if (ends) front = best.map((run) => runs.indexOf(run));
      const list = (pick) => columns.map((column) => (column.kind === "metric" ? runs.map((run) => pick(cellOf(run, column.key)) ?? null) : null));
      return {
        generation: generation(), matched: matched.length, sampled, columns, runs: runs.map((run) => strip(run)),
        values: columns.map((column) => runs.map((run) => of(run, column.key))), lows: list((cell) => cell.low), highs: list((cell) => cell.high), counts: list((cell) => cell.n), front,
      };
    },
    trends(params) {
      const metric = params.get("metric");
      const x = params.get("x") || "step";
      const by = keysOf(params, "by");
      const matched = matchedOf(params);
      const recipe = (run) => (run.experiment ?? run.model ?? "").replace(/[-_]?(seed|s)\d+$/, "");
      const keyOf = (run) => (by.length === 0 ? run.experiment ?? run.model : by.map((key) => (key === "recipe" ? recipe(run) : of(run, key))).join(" · "));
      const lines = new Map();
      let [noX, noValue] = [0, 0];
      for (const run of matched) {
        const [at, value] = [of(run, x), of(run, metric)];
        if (at === null) noX++;
        else if (value === null) noValue++;
        else {
          const label = String(keyOf(run) ?? "none");
          if (!lines.has(label)) lines.set(label, new Map());
          const line = lines.get(label);
          line.set(at, [...(line.get(at) ?? []), run]);
        }
      }
      const all = [...lines].map(([label, points]) => ({
        key: [label], label, runs: [...points.values()].reduce((sum, each) => sum + each.length, 0),
        points: [...points].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([at, runs]) => {
          const values = runs.map((run) => of(run, metric));
          const cell = cellOf(runs[0], metric);
          if (runs.length === 1) return { x: at, value: values[0], low: cell.low ?? null, high: cell.high ?? null, sd: null, n: 1, method: cell.method ?? null, ids: [runs[0].id], stage: runs[0].stage ?? null };
          const half = runs.length >= 3 ? (2 * sd(values)) / Math.sqrt(runs.length) : null;
          return { x: at, value: mean(values), low: half === null ? null : mean(values) - half, high: half === null ? null : mean(values) + half, sd: sd(values), n: runs.length, method: half === null ? null : "t", ids: runs.map((run) => run.id), stage: runs[0].stage ?? null };
        }),
      })).sort((a, b) => b.points.length - a.points.length);
      const most = Number(params.get("lines") ?? 50);
      return {
        generation: generation(), matched: matched.length, metric: columnsOf([metric])[0], x: columnsOf([x])[0], by: columnsOf(by.length ? by : ["experiment"]), lines: all.slice(0, most),
        stages: x === "step" ? [{ stage: "main", from: 100, to: 3000 }, { stage: "anneal", from: 3000, to: 6000 }] : [], more: Math.max(0, all.length - most), noX, noValue,
      };
    },
    statistics(params) {
      const matched = matchedOf(params);
      const columns = columnsOf(keysOf(params, "metrics").length ? keysOf(params, "metrics") : chosenMetrics);
      const metrics = columns.map((metric) => {
        const known = matched.filter((run) => of(run, metric.key) !== null);
        const values = known.map((run) => of(run, metric.key));
        if (known.length === 0) return { metric, n: 0 };
        const sorted = [...known].sort((a, b) => (of(a, metric.key) - of(b, metric.key)) * (metric.direction === "lower" ? 1 : -1));
        const standing = (run) => run && { id: run.id, name: run.name, value: of(run, metric.key), low: cellOf(run, metric.key).low ?? null, high: cellOf(run, metric.key).high ?? null, n: cellOf(run, metric.key).n ?? null };
        const [first, second] = sorted;
        const [a, b] = [cellOf(first, metric.key), second ? cellOf(second, metric.key) : {}];
        const se = a.se !== undefined && b.se !== undefined ? Math.hypot(a.se, b.se) : null;
        const value = second ? of(first, metric.key) - of(second, metric.key) : null;
        const lead = second ? { value, ...(se !== null && { low: value - 1.96 * se, high: value + 1.96 * se, p: pOf(value / se) }), verdict: "unknown", method: se === null ? "no standard error" : "normal interval of the unpaired difference" } : null;
        return {
          metric, n: known.length, best: standing(first), tied: sorted.filter((run) => of(run, metric.key) === of(first, metric.key)).length, next: standing(second) ?? null, lead, worst: standing(sorted.at(-1)),
          median: median(values), mean: mean(values), sd: sd(values), min: Math.min(...values), max: Math.max(...values), baseline: base && of(base, metric.key) !== null ? standing(base) : null, toBaseline: null,
        };
      });
      const adjusted = holm(metrics.map((each) => each.lead?.p ?? null));
      metrics.forEach(({ lead }, at) => {
        if (adjusted[at] !== null) Object.assign(lead, { adjusted: adjusted[at], verdict: adjusted[at] < 0.05 ? "distinguishable" : "indistinguishable" });
      });
      return { generation: generation(), matched: matched.length, family: adjusted.filter((p) => p !== null).length, metrics };
    },
    correlations(params) {
      const matched = matchedOf(params);
      const columns = columnsOf(keysOf(params, "columns"));
      const pearson = (x, y) => {
        const [mx, my] = [mean(x), mean(y)];
        const [sx, sy] = [Math.hypot(...x.map((v) => v - mx)), Math.hypot(...y.map((v) => v - my))];
        if (sx === 0 || sy === 0) return null;
        const r = x.reduce((sum, v, at) => sum + (v - mx) * (y[at] - my), 0) / sx / sy;
        const [z, se] = [Math.atanh(Math.max(-0.999999, Math.min(0.999999, r))), 1 / Math.sqrt(Math.max(1, x.length - 3))];
        return { r, low: Math.tanh(z - 1.96 * se), high: Math.tanh(z + 1.96 * se), p: pOf(z / se) };
      };
      const ranks = (list) => {
        const order = list.map((v, at) => [v, at]).sort((a, b) => a[0] - b[0]);
        const found = [];
        order.forEach(([, at], rank) => (found[at] = rank));
        return found;
      };
      const pairs = [];
      for (let a = 0; a < columns.length; a++) {
        for (let b = a + 1; b < columns.length; b++) {
          const both = matched.filter((run) => [a, b].every((at) => typeof of(run, columns[at].key) === "number"));
          const [x, y] = [a, b].map((at) => both.map((run) => of(run, columns[at].key)));
          pairs.push({ a, b, n: both.length, pearson: both.length < 4 ? null : pearson(x, y), spearman: both.length < 4 ? null : pearson(ranks(x), ranks(y)) });
        }
      }
      return { generation: generation(), matched: matched.length, columns, pairs };
    },
    slopes(params) {
      const slopes = [];
      const marks = [];
      for (const run of need(params)) {
        if (seriesOf(run).length === 0) continue;
        const gain = (run.cells["sblimp/accuracy"]?.value ?? 0.5) - 0.5;
        for (const [segment, from, to] of [["overall", 8000, 43000], ["early", 4000, 8000], ["middle", 8000, 16000], ["late", 16000, 24000], ["rest", 24000, 43000]]) {
          const slope = -0.004 - gain * 0.02 + (segment === "rest" ? 0.004 : 0);
          slopes.push({ run: run.id, part: "", segment, from, to, slope, se: 0.001, low: slope - 0.003, high: slope + 0.003, n: 3, unit: "per 1000 tokens", method: "t interval over files", trend: slope + 0.003 < 0 ? "falling" : "indistinguishable" });
        }
        for (const at of [8000, 16000, 24000]) marks.push({ run: run.id, part: "", at, value: 5.1 - at / 1e5 - gain, sd: 0.1, n: 3, low: 4.8 - at / 1e5, high: 5.4 - at / 1e5, method: "t interval over files" });
      }
      return { generation: generation(), slopes, marks };
    },
  };
}
