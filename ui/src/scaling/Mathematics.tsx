import "katex/dist/katex.min.css";
import katex, { type KatexOptions } from "katex";
import { memo } from "./memo";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { pieces } from "./latex";

/** Texts come from language models: nothing in them may load, link, or grow without bounds. */
const OPTIONS: KatexOptions = {
  trust: false,
  strict: "ignore", // no words on the console about every odd letter
  maxSize: 20,
  maxExpand: 300,
  throwOnError: true,
  output: "html",
};

/** Most formulas that are rendered in one text; those after them stay as they are. */
const MOST_FORMULAS = 600;

/** A text whose formulas are rendered; everything else is shown to the letter. */
export const Mathematics = memo(({ text }: { text: string }) => {
  const parts = useMemo(() => pieces(text), [text]);
  let formulas = 0;
  return (
    <div class="tts-text">
      {parts.map((piece, at) =>
        piece.kind === "math" && ++formulas <= MOST_FORMULAS ? <Formula key={`${at} ${piece.source}`} tex={piece.text} display={piece.display} source={piece.source} /> : <span key={at}>{piece.source}</span>,
      )}
    </div>
  );
});

/** One formula; as it was written where it cannot be rendered. */
export function Formula({ tex, display, source }: { tex: string; display: boolean; source: string }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = place.current!;
    try {
      katex.render(tex, element, { ...OPTIONS, displayMode: display });
      element.title = source.length <= 300 ? source : "";
    } catch {
      element.textContent = source;
      element.classList.add("tts-raw");
    }
  }, [tex, display, source]);
  return <span ref={place} class={display ? "tts-display" : "tts-inline"} />;
}

/** An answer: a formula if it looks like one. */
export function Answer({ text }: { text: string }) {
  return /[\\^_{}]/.test(text) ? <Formula key={text} tex={text} display={false} source={text} /> : <span>{text}</span>;
}
