import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { TabState } from "../tray/parts";

type Page = typeof import("./SuitesPage");

/** The page of figure suites, which is read when it is first looked at. */
export function SuitesPage() {
  const page = useSignal<Page | null>(null);
  const failed = useSignal(false);
  useEffect(() => {
    import("./SuitesPage").then((loaded) => (page.value = loaded), () => (failed.value = true));
  }, []);
  if (failed.value) return <main class="suites"><TabState>This part of the page could not be loaded. Reload the page.</TabState></main>;
  return page.value ? <page.value.SuitesPage /> : <main class="suites"><TabState waiting /></main>;
}
