import { VERSION, type Figure } from "./types";

/** A figure from its JSON; refuses what a later version may have written. */
export function readFigure(text: string): Figure {
  const figure = JSON.parse(text) as Figure;
  if (figure.version !== VERSION) throw new Error(`This page draws version ${VERSION} of the data of figures, not version ${figure.version}.`);
  return figure;
}
