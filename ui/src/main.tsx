import { render } from "preact";
import { App } from "./App";
import { loadLibrary } from "./charts/library";
import { listenToKeys } from "./shortcuts";
import { follow } from "./state/live";
import { start } from "./state/store";
import { followTheme } from "./state/theme";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/table.css";
import "./styles/tray.css";
import "./styles/charts.css";
import "./styles/tip.css";
import "./styles/numbers.css";
import "./styles/panels.css";
import "./styles/groups.css";

followTheme();
start();
follow();
listenToKeys();
// The chart library is read while the reader looks at the table, so that the first comparison does not wait for it.
const idle = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 500));
addEventListener("load", () => idle(() => void loadLibrary().catch(() => undefined)));

render(<App />, document.getElementById("app")!);
