/** Colours and type of a chart, which follow the page. */
export interface Look {
  text: string;
  dim: string;
  faint: string;
  line: string;
  axis: string;
  ground: string;
  raised: string;
  better: string;
  worse: string;
  font: string;
}

const FONT = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

export const LIGHT: Look = {
  text: "#1a1f26", dim: "#606975", faint: "#a3abb6", line: "#e4e7eb", axis: "#a3abb6", ground: "#ffffff", raised: "#ffffff",
  better: "#00704f", worse: "#b54708", font: FONT,
};

export const DARK: Look = {
  text: "#e2e6eb", dim: "#97a1ae", faint: "#5d6773", line: "#242a32", axis: "#5d6773", ground: "#101317", raised: "#181c22",
  better: "#3fc79a", worse: "#f08a4b", font: FONT,
};

/** What the tooltips of all charts share; their content is made of text nodes, so no name is taken for markup. */
export const tooltipStyle = (style: Look) => ({
  backgroundColor: style.raised,
  borderColor: style.line,
  borderWidth: 1,
  padding: [6, 10],
  confine: true,
  transitionDuration: 0,
  textStyle: { color: style.text, fontSize: 12, fontFamily: style.font },
  extraCssText: "box-shadow: 0 6px 24px rgb(0 0 0 / 18%); border-radius: 6px; max-height: 60vh; overflow: hidden;",
});
