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

/** Another run has other problems. */
export const chooseRun = (id: string): void => {
  let { options } = view.peek();
  for (const each of ["level", "subject", "q"]) options = withOption(options, `tts.${each}`, "", "");
  go({ options: withOption(options, "tts.run", id, "") }, "push");
};
