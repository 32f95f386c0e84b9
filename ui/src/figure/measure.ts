/** The width of a text in pixels. */
export type Measure = (text: string, size: number, bold?: boolean) => number;

/** As wide as the type of the pictures, whatever the system has. */
export const FONT = '"Liberation Sans", Arimo, Arial, Helvetica, sans-serif';

/** Measures with the page's own type. */
export function canvasMeasure(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return roughMeasure;
  return (text, size, bold = false) => {
    context.font = `${bold ? 600 : 400} ${size}px ${FONT}`;
    return context.measureText(text).width;
  };
}

/** Where nothing can be measured: a letter is a little more than half as wide as it is high. */
export const roughMeasure: Measure = (text, size, bold = false) => [...text].length * size * (bold ? 0.6 : 0.56);
