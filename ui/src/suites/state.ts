import { computed } from "@preact/signals";
import { go, view } from "../state/store";
import { withOption } from "../state/options";
import { setOption } from "../tray/options";
import { choicesOf } from "./model";

export const choices = computed(() => choicesOf(view.value.options));

/** Changes one choice; the address carries it. */
export const choose = (name: "suite" | "snapshots" | "compare", value: string): void => setOption(`figures.${name}`, value, "");

/** Shows one figure large, or the gallery again; the browser's way back undoes it. */
export const open = (path: string): void => go({ options: withOption(view.peek().options, "figures.open", path, "") }, "push");

/** Another suite has other figures and other steps. */
export const chooseSuite = (name: string): void => {
  let { options } = view.peek();
  for (const each of ["open", "snapshots", "compare"]) options = withOption(options, `figures.${each}`, "", "");
  go({ options: withOption(options, "figures.suite", name, "") }, "push");
};
