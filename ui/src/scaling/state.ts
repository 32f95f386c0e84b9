import { computed } from "@preact/signals";
import { withOption } from "../state/options";
import { go, view } from "../state/store";
import { setOption } from "../tray/options";
import { choicesOf } from "./model";

export const choices = computed(() => choicesOf(view.value.options));

/** Changes one choice; the address carries it. */
export const choose = (name: string, value: string): void => setOption(`tts.${name}`, value, "");

/** Opens a problem, or none; the browser's way back undoes it. */
export const open = (key: string): void => go({ options: withOption(view.peek().options, "tts.open", key, "") }, choices.peek().open === "" || key === "" ? "push" : "replace");

/** The problems of a run that are of a level of difficulty; the way back leads to the levels. */
export const openLevel = (run: string, level: number): void => {
  let { options } = view.peek();
  for (const each of ["level", "subject", "q", "open"]) options = withOption(options, `tts.${each}`, "", "");
  options = withOption(options, "tts.view", "problems", "");
  options = withOption(options, "tts.difficulty", String(level), "");
  go({ options: withOption(options, "tts.run", run, "") }, "push");
};

/** Another run has other problems. */
export const chooseRun = (id: string): void => {
  let { options } = view.peek();
  for (const each of ["level", "subject", "q"]) options = withOption(options, `tts.${each}`, "", "");
  if (!["problems", "curves"].includes(options["tts.view"] ?? "")) options = withOption(options, "tts.view", "problems", "");
  go({ options: withOption(options, "tts.run", id, "") }, "push");
};

/** Another category has other groups, temperatures and runs. */
export const chooseCategory = (name: string): void => {
  let { options } = view.peek();
  for (const each of ["group", "reference", "method", "difficulty", "run", "versus", "open"]) options = withOption(options, `tts.${each}`, "", "");
  go({ options: withOption(options, "tts.category", name, "") }, "push");
};
