/** How long motions take, milliseconds; `--motion` in the style sheets is the same. */
const MOTION_MS = 160;

export const wantsMotion = () => !matchMedia("(prefers-reduced-motion:reduce)").matches;

/** Moves an element; resolves when it is where it goes to, at once where no motion is wanted. */
export async function move(element: Element, keyframes: Keyframe[]): Promise<void> {
  if (!wantsMotion()) return;
  const moving = element.animate(keyframes, { duration: MOTION_MS, easing: "ease-out" });
  // An element that is taken away meanwhile moves no further.
  await moving.finished.catch(() => undefined);
}

/**
 * Changes the page, and has what it showed before fade into what it shows then, where the browser can and motion is
 * wanted. `change` may set the state of components; they are drawn before the motion begins.
 */
export function transition(change: () => void): void {
  const isPossible = "startViewTransition" in document && !document.hidden && wantsMotion();
  if (!isPossible) {
    change();
    return;
  }
  const { ready } = document.startViewTransition(() => {
    change();
    // Preact draws in a microtask; the browser draws nothing until this has passed.
    return new Promise<void>((resolve) => setTimeout(resolve));
  });
  // A change that overtakes this one ends the motion, not the change.
  ready.catch(() => undefined);
}
