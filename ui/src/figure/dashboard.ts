/** What the dashboard draws figures with; loaded when the first one is looked at. */
import "../styles/figure.css";

export { DARK, LIGHT } from "./colours";
export { FigureView } from "./FigureView";
