/** Uncertainty around values: bands and error bars as series of ECharts, right on any kind of axis. */

export interface Spread {
  x: number | string;
  low: number;
  high: number;
}

interface ItemApi {
  coord(point: [number | string, number]): [number, number];
}

const BAND_OPACITY = 0.18;
/** Half the width of an error bar's cap, in pixels. */
const CAP = 3.5;

const common = (name: string, colour: string, spreads: Spread[]) => ({
  type: "custom",
  name,
  silent: true,
  clip: true,
  tooltip: { show: false },
  itemStyle: { color: colour },
  encode: { x: 0, y: [1, 2] },
  data: spreads.map(({ x, low, high }) => [x, low, high]),
});

/** A filled band through the spreads, in their order; null is a gap, which the band does not bridge. */
export function bandSeries(name: string, colour: string, spreads: (Spread | null)[]) {
  const pieces = unbroken(spreads);
  return {
    ...common(name, colour, pieces.flat()),
    z: 1,
    // One group of shapes for the whole band; the other places draw nothing.
    renderItem: ({ dataIndex }: { dataIndex: number }, api: ItemApi) => {
      if (dataIndex !== 0) return null;
      const children = pieces.map((piece) => {
        const upper = piece.map(({ x, high }) => api.coord([x, high]));
        const lower = piece.map(({ x, low }) => api.coord([x, low])).reverse();
        return { type: "polygon", shape: { points: [...upper, ...lower] }, style: { fill: colour, opacity: BAND_OPACITY } };
      });
      return { type: "group", children };
    },
  };
}

/** The stretches between gaps. */
export function unbroken<T>(list: (T | null)[]): T[][] {
  const pieces: T[][] = [];
  let open = false;
  for (const each of list) {
    if (each === null) open = false;
    else if (open) pieces.at(-1)!.push(each);
    else {
      pieces.push([each]);
      open = true;
    }
  }
  return pieces;
}

/** Upright error bars with caps, one pixel wide. */
export function barSeries(name: string, colour: string, spreads: Spread[], opacity = 0.8) {
  return {
    ...common(name, colour, spreads),
    z: 2,
    renderItem: ({ dataIndex }: { dataIndex: number }, api: ItemApi) => {
      const { x, low, high } = spreads[dataIndex]!;
      const [at, top] = api.coord([x, high]);
      const [, bottom] = api.coord([x, low]);
      return whisker([at, top], [at, bottom], [CAP, 0], colour, opacity);
    },
  };
}

/** Level error bars, for the values of the x axis: `x` is the lower end here, `right` the upper one. */
export function levelBarSeries(name: string, colour: string, spreads: { y: number; low: number; high: number }[], opacity = 0.8) {
  return {
    ...common(name, colour, []),
    encode: { x: [0, 1], y: 2 },
    data: spreads.map(({ y, low, high }) => [low, high, y]),
    z: 2,
    renderItem: ({ dataIndex }: { dataIndex: number }, api: ItemApi) => {
      const { y, low, high } = spreads[dataIndex]!;
      return whisker(api.coord([low, y]), api.coord([high, y]), [0, CAP], colour, opacity);
    },
  };
}

function whisker(from: [number, number], to: [number, number], [dx, dy]: [number, number], colour: string, opacity: number) {
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 1, opacity },
  });
  return {
    type: "group",
    children: [
      line(...from, ...to),
      line(from[0] - dx, from[1] - dy, from[0] + dx, from[1] + dy),
      line(to[0] - dx, to[1] - dy, to[0] + dx, to[1] + dy),
    ],
  };
}
