import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "../api/client";
import { integer } from "../format";
import { TabState } from "../tray/parts";

/** Within this, no words are needed. */
const SOON_MS = 600;

/** While the runs of a category are judged, which takes a while when nobody asked for them before. */
export function Waiting({ category }: { category: string }) {
  const known = useSignal<{ runs: number; judged: number } | null>(null);
  useEffect(() => {
    const request = new AbortController();
    const ask = (): void => {
      // What is wrong with the category, the answer that is waited for will say.
      api.ttsProgress(category, request.signal).then((progress) => (known.value = progress), () => undefined);
    };
    const timer = setInterval(ask, SOON_MS);
    return () => {
      clearInterval(timer);
      request.abort();
    };
  }, [category]);
  const progress = known.value;
  return (
    <div class="tts-wait">
      <p class="tts-waiting dim" role="status">
        {progress && (
          <>
            <progress max={progress.runs} value={progress.judged} aria-label="Runs that are judged" />{" "}
            {progress.judged < progress.runs ? `${integer(progress.judged)} of ${integer(progress.runs)} runs are judged.` : "All runs are judged; measuring."} The next look is quick. Runs that <code>assay tts prepare</code> has judged are read in seconds.
          </>
        )}
      </p>
      <TabState waiting />
    </div>
  );
}
