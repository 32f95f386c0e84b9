/** The parts of ECharts that figures are drawn with; loaded with the first of them. */
import { CustomChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

use([CustomChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer, SVGRenderer]);

export { init };
