import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { TabState } from "../tray/parts";

type Page = typeof import("./ScalingPage");

/** The page of test-time scaling, which is read, with what renders formulas, when it is first looked at. */
export function ScalingPage() {
  const page = useSignal<Page | null>(null);
  const failed = useSignal(false);
  useEffect(() => {
    import("./ScalingPage").then((loaded) => (page.value = loaded), () => (failed.value = true));
  }, []);
  if (failed.value) return <main class="experiments"><TabState>This part of the page could not be loaded. Reload the page.</TabState></main>;
  return page.value ? <page.value.ScalingPage /> : <main class="experiments"><TabState waiting /></main>;
}
