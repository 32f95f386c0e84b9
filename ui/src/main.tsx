import { render } from "preact";
import { App } from "./App";
import { listenToKeys } from "./shortcuts";
import { follow } from "./state/live";
import { start } from "./state/store";
import { followTheme } from "./state/theme";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/table.css";
import "./styles/tray.css";
import "./styles/panels.css";

followTheme();
start();
follow();
listenToKeys();
render(<App />, document.getElementById("app")!);
