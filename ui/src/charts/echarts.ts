/** The parts of ECharts that the dashboard draws with; loaded when the first chart is shown. */
import { CustomChart, LineChart, ParallelChart, ScatterChart } from "echarts/charts";
import {
  DataZoomInsideComponent, GridComponent, LegendComponent, ParallelComponent, TitleComponent, ToolboxComponent, TooltipComponent,
} from "echarts/components";
import { init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

use([
  CustomChart, LineChart, ParallelChart, ScatterChart, DataZoomInsideComponent, GridComponent, LegendComponent, ParallelComponent,
  TitleComponent, ToolboxComponent, TooltipComponent, LabelLayout, CanvasRenderer, SVGRenderer,
]);

export { init };
