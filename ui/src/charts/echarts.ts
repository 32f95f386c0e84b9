/** The parts of ECharts that the dashboard draws with; loaded when the first chart is shown. */
import { CustomChart, LineChart } from "echarts/charts";
import {
  DataZoomInsideComponent, GridComponent, LegendComponent, MarkLineComponent, TitleComponent, ToolboxComponent, TooltipComponent,
} from "echarts/components";
import { init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

use([
  CustomChart, LineChart, DataZoomInsideComponent, GridComponent, LegendComponent, MarkLineComponent, TitleComponent,
  ToolboxComponent, TooltipComponent, LabelLayout, CanvasRenderer, SVGRenderer,
]);

export { init };
