import { go, view } from "../state/store";
import { listOption, oneOption, withOption } from "../state/options";

/** A choice of a tab that the address carries, with the way to change it. */
export function useChoice<T extends string>(name: string, allowed: readonly T[], otherwise: T): [T, (value: T) => void] {
  return [oneOption(view.value.options, name, allowed, otherwise), (value) => setOption(name, value, otherwise)];
}

/** A yes or no that the address carries; what is not the default reads 1 or 0. */
export function useSwitch(name: string, otherwise: boolean): [boolean, (on: boolean) => void] {
  const usual = otherwise ? "1" : "0";
  return [oneOption(view.value.options, name, ["0", "1"], usual) === "1", (on) => setOption(name, on ? "1" : "0", usual)];
}

/** Free text, such as the key of a column; empty if the reader chose none. */
export function useText(name: string): [string, (value: string) => void] {
  return [view.value.options[name] ?? "", (value) => setOption(name, value, "")];
}

/** A list of keys or names; null leaves the choice to the chart. */
export function useList(name: string): [string[] | null, (value: string[] | null) => void] {
  return [listOption(view.value.options, name), (value) => setOption(name, value?.join(";") ?? "", "")];
}

export function setOption(name: string, value: string, otherwise: string): void {
  go({ options: withOption(view.peek().options, name, value, otherwise) }, "replace");
}
