import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  /** What the button shows. */
  label: ComponentChildren;
  title: string;
  className?: string;
  /** Which edge of the button the panel lines up with. */
  align?: "left" | "right";
  panelClass?: string;
  children: (close: () => void) => ComponentChildren;
}

/** A button with a panel that floats below it, or above where there is no room, closed by Esc, by a click elsewhere, or by its content. */
export function Popover({ label, title, className = "button", align = "left", panelClass = "", children }: Props) {
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    open.value = false;
    button.current?.focus();
  };
  const isOpen = open.value;
  const above = useSignal(false);
  useLayoutEffect(() => {
    if (!isOpen) return;
    const panel = root.current?.querySelector<HTMLElement>(":scope > .panel");
    const from = button.current?.getBoundingClientRect();
    if (!panel || !from) return;
    above.value = from.bottom + panel.offsetHeight + 12 > innerHeight && from.top > panel.offsetHeight + 12;
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return;
    const outside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) open.value = false;
    };
    document.addEventListener("pointerdown", outside);
    root.current?.querySelector<HTMLElement>(".panel [data-focus]")?.focus();
    return () => document.removeEventListener("pointerdown", outside);
  }, [isOpen]);
  return (
    <div
      class="popover"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        class={`${className}${isOpen ? " on" : ""}`}
        title={title}
        aria-label={className.includes("icon-button") ? title : undefined}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => (open.value = !isOpen)}
      >
        {label}
      </button>
      {isOpen && (
        <div class={`panel ${align} ${panelClass}${above.value ? " above" : ""}`} role="dialog" aria-label={title}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
