import { render } from "preact";
import { useState } from "preact/hooks";
import { DARK, LIGHT } from "./colours";
import { FigureView } from "./FigureView";
import { readFigure } from "./read";
import type { Figure } from "./types";
import "../styles/figure.css";
import "../styles/tip.css";
import "../styles/figurePage.css";

/** A figure as a page of its own: its data lie in the page, and it asks nothing of any server. */
function Page({ figure, first }: { figure: Figure; first: "light" | "dark" }) {
  const [theme, setTheme] = useState(first);
  document.documentElement.dataset.theme = theme;
  const other = theme === "light" ? "dark" : "light";
  return (
    <main style={{ maxWidth: `${figure.width * 96}px` }}>
      <button type="button" class="figure-switch" onClick={() => setTheme(other)}>
        {other === "dark" ? "Dark" : "Light"}
      </button>
      <FigureView figure={figure} theme={theme === "dark" ? DARK : LIGHT} level={1} />
    </main>
  );
}

const root = document.getElementById("app")!;
try {
  const figure = readFigure(document.getElementById("assay-figure")!.textContent ?? "");
  render(<Page figure={figure} first={document.documentElement.dataset.theme === "dark" ? "dark" : "light"} />, root);
} catch (e) {
  root.textContent = `This figure cannot be shown; the file may be damaged. ${e instanceof Error ? e.message : ""}`;
}
