/**
 * What is chosen inside the tabs, as the address carries it: `scatter.x=step`. Each tab reads its own names with its
 * own defaults, and what is at its default is not in the address.
 */
export type Options = Readonly<Record<string, string>>;

const NAME = /^(bars|radar|curves|scatter|parallel|trends|config|statistics|experiments|figures|tts)\.[a-z]{1,16}$/;
/** Longer texts are no choice of ours. */
const LONGEST = 2000;

export function parseOptions(params: URLSearchParams): Options {
  const found: Record<string, string> = {};
  for (const [name, value] of params) if (NAME.test(name) && value.length <= LONGEST) found[name] = value;
  return found;
}

/** The options with one of them changed; at `otherwise` it is left out. */
export function withOption(options: Options, name: string, value: string, otherwise: string): Options {
  const { [name]: _, ...rest } = options;
  return value === otherwise ? rest : { ...rest, [name]: value };
}

/** The option's value if it is allowed, else the default. */
export const oneOption = <T extends string>(options: Options, name: string, allowed: readonly T[], otherwise: T): T =>
  allowed.find((each) => each === options[name]) ?? otherwise;

/** A list in an option; null if it has none. */
export function listOption(options: Options, name: string): string[] | null {
  const list = [...new Set((options[name] ?? "").split(";").filter((each) => each !== ""))];
  return list.length > 0 ? list : null;
}
