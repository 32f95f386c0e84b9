import { colourOf, type Theme } from "./colours";
import { PanelTitle } from "./PanelTitle";
import type { Figure, TablePanel, TextPanel } from "./types";

/** Names with their values, line by line. */
export function TextView({ level, panel }: { level: 1 | 3; panel: TextPanel }) {
  return (
    <section class="figure-panel figure-words">
      {panel.title && <PanelTitle level={level}>{panel.title}</PanelTitle>}
      <ul>
        {panel.lines.map(({ name, value, tone }, at) => (
          <li key={at} class={`tone-${tone}`}>
            {name && <span class="name">{name}</span>}
            {value && <span class="value">{value}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A table, with a line's colour before its first cell. */
export function TableView({ level, panel, figure, theme }: { level: 1 | 3; panel: TablePanel; figure: Figure; theme: Theme }) {
  const looks = new Map(figure.looks.map((look) => [look.key, look]));
  const kind = (at: number): string => (panel.heads[at]?.number ? "number" : "");
  const marked = panel.lines.some((line) => looks.has(line.look));
  return (
    <section class="figure-panel figure-words">
      {panel.title && <PanelTitle level={level}>{panel.title}</PanelTitle>}
      <div class="figure-table" tabIndex={0} role="region" aria-label={panel.title || "Table"}>
        <table>
          <thead>
            <tr>{panel.heads.map(({ name }, at) => <th scope="col" key={at} class={kind(at)}>{name}</th>)}</tr>
          </thead>
          <tbody>
            {panel.lines.map(({ look, cells }, line) => {
              const worn = looks.get(look);
              return (
                <tr key={line}>
                  {panel.heads.map((_, at) =>
                    at === 0 ? (
                      <th scope="row" class={kind(at)} title={cells[at]}>
                        {marked && <i class="figure-swatch" style={{ background: worn ? colourOf(worn, theme) : "transparent" }} />}
                        {cells[at] ?? ""}
                      </th>
                    ) : (
                      <td class={kind(at)} title={cells[at]}>{cells[at] ?? ""}</td>
                    ),
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
