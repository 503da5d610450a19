import { transition } from "./motion";

/** The style sheets give this name to what a picture grows into. */
const NAME = "grown";

/** Makes a change that shows a picture large, which grows from `small`. */
export function grow(small: HTMLElement, change: () => void): void {
  small.style.setProperty("view-transition-name", NAME);
  transition(() => {
    small.style.removeProperty("view-transition-name");
    change();
  });
}
