import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { TabState } from "../tray/parts";

type Page = typeof import("./ExperimentsPage");

/** The page of experiments, which is read when it is first looked at. */
export function ExperimentsPage() {
  const page = useSignal<Page | null>(null);
  const failed = useSignal(false);
  useEffect(() => {
    import("./ExperimentsPage").then((loaded) => (page.value = loaded), () => (failed.value = true));
  }, []);
  if (failed.value) return <main class="experiments"><TabState>This part of the page could not be loaded. Reload the page.</TabState></main>;
  return page.value ? <page.value.ExperimentsPage /> : <main class="experiments"><TabState waiting /></main>;
}
