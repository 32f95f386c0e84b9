import { api } from "../api/client";
import { Icon } from "../parts/icons";
import { Sheet } from "../parts/Sheet";
import { copy } from "../table/actions";
import { TabState } from "../tray/parts";
import { useLoaded } from "../tray/state";
import { duration, methodName } from "./model";
import { choices, choose, openExperiment } from "./state";
import type { ExperimentDetail } from "./types";

/** Everything that is known of one experiment. */
export function ExperimentSheet() {
  const id = openExperiment.value;
  if (id === "") return null;
  return (
    <Sheet title="Experiment" className="wide" onClose={() => choose("open", "")}>
      <Details key={id} id={id} />
    </Sheet>
  );
}

function Details({ id }: { id: string }) {
  const { folder } = choices.value;
  const { data, error } = useLoaded(`experiment ${folder} ${id}`, (abort) => api.experiment(id, folder, abort)).value;
  if (error || !data) return <TabState error={error} waiting={!error} />;
  return (
    <div class="exp-detail">
      {data.invalid && <p class="exp-invalid"><span class="badge warn">invalidated</span> {data.invalid}. It counts in no mean, figure or table.</p>}
      <Facts facts={factsOf(data)} />
      <button type="button" class="command" title="Copy the id" onClick={() => void copy(data.id, "the id")}>
        <code>{data.id}</code>
        <Icon name="copy" size={13} />
      </button>
      <Section title="Metrics" facts={data.metrics.map(({ display, name, text, value }) => [display, text, `${name} = ${value}`])} none="Nothing was measured." />
      {data.curves.length > 0 && <Section title="Curves" facts={data.curves.map(({ name, points, axes }) => [name, `${points} points by ${axes.join(", ")}`])} none="" />}
      <Section title="Configuration" facts={Object.entries(data.config)} none="None was logged." />
      <Section title="Environment" facts={Object.entries(data.environment)} none="None was logged." />
    </div>
  );
}

type Fact = [name: string, value: string, title?: string];

const factsOf = (data: ExperimentDetail): Fact[] => [
  ["Method", methodName(data.method)],
  ["Seed", data.seed === null ? "not logged" : String(data.seed)],
  ["Logged", data.time.slice(0, 19).replace("T", " ") + data.time.slice(26)],
  ["Numbers are", data.provenance],
  ["Duration", data.seconds === undefined ? "not measured" : duration(data.seconds)],
  ...(data.corrects ? [["Replaces", data.corrects] as Fact] : []),
  ...(data.notes ? [["Notes", data.notes] as Fact] : []),
  ...(data.samples > 0 ? [["Samples", String(data.samples)] as Fact] : []),
  ["File", data.file],
];

function Section({ title, facts, none }: { title: string; facts: Fact[]; none: string }) {
  return (
    <>
      <h3>{title}</h3>
      {facts.length === 0 ? <p class="dim">{none}</p> : <Facts facts={facts} />}
    </>
  );
}

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl class="exp-facts">
      {facts.map(([name, value, title]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd title={title}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
