import type { EChartsCoreOption } from "echarts/core";
import type { Correlations } from "../api/types";
import { fixed, integer, middle } from "../format";
import type { Room } from "./Chart";
import { diverging, heatCells, luminance, type CoefficientName, type HeatCell } from "./heatModel";
import { tooltipStyle, type Look } from "./look";
import { tip } from "./tooltip";

const LETTER = 6.2;
const MOST_CELL = 64;

/** A square of coefficients, drawn from plain shapes: it needs neither an axis nor a map of colours of the library. */
export function heatOption(data: Correlations, name: CoefficientName, room: Room, look: Look): EChartsCoreOption {
  const size = data.columns.length;
  const names = data.columns.map((column) => column.display);
  const left = Math.min(170, room.width * 0.3, 24 + LETTER * Math.max(...names.map((each) => each.length)));
  const upright = room.width < 520 && names.some((each) => each.length * LETTER > (room.width - left - 12) / size - 6);
  const longest = Math.min(14, Math.max(...names.map((each) => each.length)));
  const top = room.top + (upright ? longest * LETTER + 12 : 22);
  const height = (room.height - top - room.bottom - 6) / size;
  const width = Math.min(MOST_CELL * 1.7, (room.width - left - 12) / size);
  const cells = heatCells(data, name);
  const ground = ((look.ground.match(/[0-9a-f]{2}/gi) ?? []).map((part) => Number.parseInt(part, 16)).slice(0, 3)) as [number, number, number];
  const label = (x: number, y: number, text: string, align: "left" | "center" | "right", fill: string, fontSize = 11) => ({
    type: "text", style: { x, y, text, fill, fontSize, fontFamily: look.font, textAlign: align, textVerticalAlign: "middle" },
  });
  return {
    animation: false,
    legend: { show: false },
    tooltip: { ...tooltipStyle(look), trigger: "item", formatter: ({ dataIndex, seriesName }: { dataIndex: number; seriesName: string }) => (seriesName === "cells" ? heatTip(cells[dataIndex], names, name) : "") },
    series: [
      {
        type: "custom", name: "names", coordinateSystem: "none", silent: true, data: [0],
        renderItem: () => ({
          type: "group",
          children: names.flatMap((each, at) => [
            label(left - 8, top + (at + 0.5) * height, middle(each, Math.floor((left - 14) / LETTER)), "right", look.text),
            upright
              ? { ...label(0, 0, middle(each, longest), "left", look.text), x: left + (at + 0.5) * width, y: top - 6, rotation: Math.PI / 2 }
              : label(left + (at + 0.5) * width, top - 10, middle(each, Math.max(4, Math.floor(width / LETTER) - 1)), "center", look.text),
          ]),
        }),
      },
      {
        type: "custom", name: "cells", coordinateSystem: "none", data: cells.map((_, at) => at),
        renderItem: ({ dataIndex }: { dataIndex: number }) => {
          const { row, column, coefficient } = cells[dataIndex]!;
          const [x, y] = [left + column * width, top + row * height];
          const fill = coefficient ? diverging(coefficient.r, ground) : look.line;
          const dark = coefficient ? luminance(fill) > 0.22 : true;
          const text = coefficient ? fixed(coefficient.r, 2) : "–";
          const roomy = height >= 13 && width >= 30;
          return {
            type: "group",
            children: [
              { type: "rect", shape: { x: x + 0.5, y: y + 0.5, width: Math.max(1, width - 1), height: Math.max(1, height - 1) }, style: { fill, opacity: coefficient ? 1 : 0.4 } },
              ...(roomy ? [label(x + width / 2, y + height / 2, text, "center", !coefficient ? look.dim : dark ? "#101317" : "#ffffff", 10.5)] : []),
            ],
          };
        },
      },
    ],
  };
}

function heatTip(cell: HeatCell | undefined, names: string[], name: CoefficientName): HTMLElement {
  if (!cell) return tip("", []);
  const title = `${names[cell.row]} and ${names[cell.column]}`;
  const { coefficient, n } = cell;
  if (!coefficient) return tip(title, [], `not computed: ${n < 4 ? "fewer than 4 runs have both" : "one of them does not vary"} (n = ${integer(n)})`);
  const detail = [
    typeof coefficient.low === "number" && typeof coefficient.high === "number" ? `[${fixed(coefficient.low, 2)}, ${fixed(coefficient.high, 2)}]` : "",
    `n = ${integer(n)}`,
    typeof coefficient.p === "number" ? `p = ${fixed(coefficient.p, 3)}` : "",
  ];
  return tip(title, [{ colour: "transparent", name: name === "pearson" ? "Pearson's r" : "Spearman's ρ", value: fixed(coefficient.r, 3), detail: detail.filter(Boolean).join("  ") }], "95 % interval");
}
