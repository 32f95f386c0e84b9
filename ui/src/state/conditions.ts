/** One value that a run shall have under a column; an empty value means that it has none. */
export interface IsCondition {
  key: string;
  value: string;
}

/** The least and greatest value under a column, both included; an empty end is open. */
export interface RangeCondition {
  key: string;
  low: string;
  high: string;
}

/** Conditions of one kind that an address carries; hostile ones carry thousands. */
const MOST = 200;

/** Reads `KEY~VALUE`; the first tilde divides, since values hold anything. */
export function parseIs(texts: string[]): IsCondition[] {
  const found = [...new Set(texts)].flatMap((text): IsCondition[] => {
    const at = text.indexOf("~");
    return at <= 0 ? [] : [{ key: text.slice(0, at), value: text.slice(at + 1) }];
  });
  return found.slice(0, MOST);
}

/** Reads `KEY~LOW..HIGH`; the last tilde divides, since names of metrics hold anything. One range a column, the last. */
export function parseRanges(texts: string[]): RangeCondition[] {
  const found = new Map<string, RangeCondition>();
  for (const text of texts.slice(0, MOST)) {
    const at = text.lastIndexOf("~");
    const dots = text.indexOf("..", at);
    if (at <= 0 || dots < 0) continue;
    const [key, low, high] = [text.slice(0, at), text.slice(at + 1, dots).trim(), text.slice(dots + 2).trim()];
    if (low !== "" || high !== "") found.set(key, { key, low, high });
  }
  return [...found.values()];
}

export const isText = ({ key, value }: IsCondition): string => `${key}~${value}`;
export const rangeText = ({ key, low, high }: RangeCondition): string => `${key}~${low}..${high}`;

/** The values wanted under a column. */
export const valuesOf = (list: IsCondition[], key: string): string[] =>
  list.filter((each) => each.key === key).map((each) => each.value);

/** The conditions with these values under a column instead of those it had. */
export function withValues(list: IsCondition[], key: string, values: string[]): IsCondition[] {
  return [...list.filter((each) => each.key !== key), ...values.map((value) => ({ key, value }))];
}

/** The ranges with another one under a column; it goes when both ends are open. */
export function withRange(list: RangeCondition[], range: RangeCondition): RangeCondition[] {
  const open = range.low === "" && range.high === "";
  const at = list.findIndex((each) => each.key === range.key);
  if (open) return list.filter((each) => each.key !== range.key);
  return at < 0 ? [...list, range] : list.map((each, place) => (place === at ? range : each));
}

export const rangeOf = (list: RangeCondition[], key: string): RangeCondition =>
  list.find((each) => each.key === key) ?? { key, low: "", high: "" };

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const DAY = /^\d{4}-\d{2}-\d{2}([T ].{0,40})?$/;

/** What is wrong with the end of a range, in words for the reader; "" if nothing is. */
export function endProblem(text: string, isTime: boolean): string {
  if (text.trim() === "") return "";
  if (isTime) return DAY.test(text.trim()) && !Number.isNaN(Date.parse(text.trim())) ? "" : "not a date such as 2026-01-31";
  return NUMBER.test(text.trim()) ? "" : "not a number";
}
