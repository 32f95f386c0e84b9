/**
 * One field by RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers are
 * not text and stay as they are. What is not known is empty, which is not 0.
 */
export function csvField(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return Number.isNaN(value) ? "" : String(value);
  const guarded = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

export type CsvRow = (string | number | boolean | null | undefined)[];

export const csv = (rows: CsvRow[]): string => rows.map((row) => row.map(csvField).join(",")).join("\r\n") + "\r\n";
