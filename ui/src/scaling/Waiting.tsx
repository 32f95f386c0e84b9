import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { counted } from "../format";
import { TabState } from "../tray/parts";

/** Within this, no words are needed. */
const SOON_MS = 600;

/** While runs are judged, which takes a while when nobody asked for them before. */
export function Waiting({ runs }: { runs: number }) {
  const long = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => (long.value = true), SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <p class="tts-waiting dim" role="status">
        {long.value && <>Reading and judging {counted(runs, "run")}; after that they are there at once. Runs that <code>assay tts prepare</code> has judged are read in seconds.</>}
      </p>
      <TabState waiting />
    </>
  );
}
