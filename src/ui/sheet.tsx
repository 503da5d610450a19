import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { uiWords } from "../words/ui";
import { Icon } from "./icon";
import { move } from "./motion";
import "./sheet.css";
import { usePullDown } from "./use-pull-down";

interface SheetProps {
  readonly title: string;
  /** On a wide screen it stands beside the page, which stays in use; elsewhere it is over the page. */
  readonly beside?: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Where there is room for a panel beside the page; the style sheet asks for the same. */
const WIDE = "(min-width: 900px)";

/**
 * A panel that rises over the page, and can be pulled down again. It is a modal `<dialog>`, so the browser traps the focus and
 * closes it on Escape.
 */
export function Sheet({ title, beside = false, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const opener = useRef<Element | null>(null);
  // A layout effect, so that the dialog is open before an effect of its children takes the focus.
  useLayoutEffect(() => {
    opener.current = document.activeElement;
    if (beside && matchMedia(WIDE).matches) dialog.current?.show();
    else dialog.current?.showModal();
  }, []);
  // The browser restores the focus when a dialog is closed, but not when it is only removed.
  useEffect(
    () => () => {
      const { current } = opener;
      if (document.activeElement === document.body && current instanceof HTMLElement) current.focus();
    },
    [],
  );
  const leave = async (from = 0) => {
    const { current } = dialog;
    if (!current) return;
    await move(current, [{ transform: `translateY(${from}px)` }, { transform: "translateY(100dvh)" }]);
    current.close();
  };
  const pull = usePullDown(dialog, (at) => void leave(at));
  // The browser closes modal dialogs alone on Escape.
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === "Escape" && !dialog.current?.matches(":modal")) dialog.current?.close();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  const closeOnBackdrop = (event: MouseEvent) => {
    if (event.target === dialog.current) void leave();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the panel closes it; with a keyboard, Escape does
    <dialog
      ref={dialog}
      class={beside ? "sheet beside" : "sheet"}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={closeOnBackdrop}
    >
      <header {...pull}>
        <h2 id={heading}>{title}</h2>
        <button type="button" aria-label={uiWords.close} onClick={() => void leave()}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
