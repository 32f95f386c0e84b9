import { TabState } from "../tray/parts";

/** In place of the page of test-time scaling in a file, which would be too heavy with what renders formulas. */
export function ScalingPage() {
  return <main class="experiments"><TabState>This copy of the page holds no completions. Ask a server: assay serve.</TabState></main>;
}
