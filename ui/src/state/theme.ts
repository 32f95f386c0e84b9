import { computed, effect, signal } from "@preact/signals";
import { theme } from "./prefs";

const darkSystem = matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = signal(darkSystem.matches);

/** Whether the page is dark now, by choice or by the system. */
export const isDark = computed(() => (theme.value === "auto" ? systemIsDark.value : theme.value === "dark"));

const narrowScreen = matchMedia("(max-width: 820px)");
/** Whether the screen has room for one pane only. */
export const isNarrow = signal(narrowScreen.matches);

export const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

export function followTheme(): void {
  darkSystem.addEventListener("change", (event) => (systemIsDark.value = event.matches));
  narrowScreen.addEventListener("change", (event) => (isNarrow.value = event.matches));
  effect(() => {
    document.documentElement.dataset.theme = isDark.value ? "dark" : "light";
  });
}
