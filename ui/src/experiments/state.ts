import { computed, signal } from "@preact/signals";
import { api } from "../api/client";
import { view } from "../state/store";
import { setOption } from "../tray/options";
import { useLoaded } from "../tray/state";
import { choicesOf, experimentParams } from "./model";
import type { History } from "./types";

export const choices = computed(() => choicesOf(view.value.options));

/** Changes one choice; the address carries it. */
export const choose = (name: string, value: string): void => setOption(`experiments.${name}`, value, "");

/** The experiment whose details are open; the address carries it too. */
export const openExperiment = computed(() => view.value.options["experiments.open"] ?? "");

/** What questions start from: the options of the package in the folder that are not usual, unless they are left out. */
export const recordedOf = (history: History): string[] => (choices.value.fresh ? [] : (history.recorded ?? []));

/** Whether the package is being written. */
export const writing = signal(false);

export const useHistory = () => {
  const { folder } = choices.value;
  return useLoaded(`experiments ${folder}`, (abort) => api.experiments(folder, abort)).value;
};

/** The comparison; nothing while there is nothing to compare. */
export const useSummary = (wanted: boolean) => {
  const params = experimentParams(choices.value, true);
  return useLoaded(wanted ? `summary ${params.toString()}` : "", (abort) => api.experimentSummary(params, abort)).value;
};
