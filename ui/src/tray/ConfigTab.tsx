import { api } from "../api/client";
import type { ConfigDiff } from "../api/types";
import { csv, type CsvRow } from "../charts/csv";
import { save } from "../parts/save";
import { runLabels } from "../charts/labels";
import { runStyle } from "../charts/palette";
import { counted } from "../format";
import { MiddleName } from "../parts/MiddleName";
import { openRun, slotOf } from "../table/actions";
import { configText, standOut } from "./configValues";
import { useSwitch } from "./options";
import { TabState } from "./parts";
import { ids, useLoaded } from "./state";
import { LineSwatch } from "./LineSwatch";

/** Configuration keys over the selected runs, one row a key, one column a run. */
export function ConfigTab() {
  const [all, setAll] = useSwitch("config.all", false);
  const { data, error } = useLoaded(`diff ${ids.value.join(",")} ${all}`, (abort) => api.diff(ids.peek(), all, abort)).value;
  if (!data) return <TabState error={error} waiting={!error} />;
  return (
    <>
      <div class="tab-tools">
        <label class="check">
          <input type="checkbox" checked={!all} onChange={() => setAll(!all)} /> only differences
        </label>
        <span class="dim">{data.same > 0 && `${counted(data.same, "key")} without a difference left out`}</span>
        <span class="grow" />
        <button type="button" class="link small-text" onClick={() => save(new Blob([csv(diffRows(data))], { type: "text/csv" }), "assay-config.csv")}>
          CSV
        </button>
      </div>
      {data.rows.length === 0 ? (
        <TabState>{data.same > 0 ? "The configurations do not differ." : "None of the selected runs has a configuration."}</TabState>
      ) : (
        <DiffTable diff={data} />
      )}
    </>
  );
}

function DiffTable({ diff }: { diff: ConfigDiff }) {
  const labels = runLabels(diff.runs);
  return (
    <div class="diff" tabIndex={0} aria-label="Configuration keys" role="region">
      <table>
        <thead>
          <tr>
            <th scope="col">Key</th>
            {diff.runs.map((run, at) => {
              const slot = slotOf.value.get(run.id) ?? at;
              return (
                <th scope="col" key={run.id} title={labels[at]}>
                  <span class="diff-run">
                    <LineSwatch slot={slot} colour={runStyle(slot).colour} />
                    <button type="button" class="link" onClick={() => openRun(run.id)}>
                      <MiddleName name={labels[at]!} tail={14} />
                    </button>
                  </span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {diff.rows.map((row) => {
            const marked = row.differs ? standOut(row.values) : [];
            return (
              <tr key={row.key}>
                <th scope="row">{row.key}</th>
                {row.values.map((value, at) => (
                  <td key={at} class={`${marked[at] ? "differs" : ""}${value.present ? "" : " none"}`} title={value.present ? undefined : "not set"}>
                    {configText(value)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const diffRows = (diff: ConfigDiff): CsvRow[] => [
  ["key", ...runLabels(diff.runs)],
  ...diff.rows.map((row) => [
    row.key,
    ...row.values.map((each) => (!each.present ? null : typeof each.value === "number" ? each.value : configText(each))),
  ]),
];
