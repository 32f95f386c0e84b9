/** Where a key moves to; null if it does not move. */
export function moved(key: string, now: number, total: number, pageRows: number): number | null {
  const within = (index: number): number => Math.max(0, Math.min(total - 1, index));
  switch (key) {
    case "ArrowDown":
      return within(now + 1);
    case "ArrowUp":
      return within(now - 1);
    case "PageDown":
      return within(now + pageRows);
    case "PageUp":
      return within(now - pageRows);
    case "Home":
      return 0;
    case "End":
      return within(total - 1);
    default:
      return null;
  }
}
