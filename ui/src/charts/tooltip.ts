/** One line of a tooltip: a run's swatch and name, its value, and what is known of the value. */
export interface TipLine {
  colour: string;
  name: string;
  value: string;
  detail: string;
}

/** Lines of a tooltip drawn at all; the others are counted. */
const MOST = 16;

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** A tooltip as elements; every text is a text node. */
export function tip(title: string, lines: TipLine[], note = ""): HTMLElement {
  const root = element("div", "tip");
  root.append(element("div", "tip-title", title));
  const grid = element("div", "tip-grid");
  for (const line of lines.slice(0, MOST)) {
    const swatch = element("span", "tip-swatch");
    swatch.style.background = line.colour;
    grid.append(swatch, element("span", "tip-name", line.name), element("span", "tip-value", line.value), element("span", "tip-detail", line.detail));
  }
  root.append(grid);
  if (lines.length > MOST) root.append(element("div", "tip-note", `and ${lines.length - MOST} more`));
  if (note) root.append(element("div", "tip-note", note));
  return root;
}
