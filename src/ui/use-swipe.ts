import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { move } from "./motion";

/** Swiped further than this, in pixels, or faster, in pixels a millisecond, it goes on to the next one. */
const FAR = 64;
const FAST = 0.4;

/** Where there is no next one, what is swiped follows the finger by this share. */
const RESISTANCE = 0.25;

export type Step = 1 | -1;

interface Swipe {
  readonly pointer: number;
  readonly fromX: number;
  readonly startedAt: number;
  x: number;
}

/**
 * Pointer handlers for what is swiped to either side: it follows the finger, and where it is let go of far enough `onStep`
 * gets 1 for the next one or -1 for the one before. The element needs `touch-action: pan-y`.
 */
export function useSwipe(
  swiped: RefObject<HTMLElement | null>,
  canStep: (step: Step) => boolean,
  onStep: (step: Step) => void,
) {
  const swipe = useRef<Swipe | undefined>(undefined);
  const end = (event: PointerEvent) => {
    const { current } = swipe;
    if (event.pointerId !== current?.pointer) return;
    swipe.current = undefined;
    const { x, startedAt } = current;
    swiped.current?.style.removeProperty("transform");
    const isFast = Math.abs(x) > FAR / 4 && Math.abs(x) / (event.timeStamp - startedAt) > FAST;
    const step = x < 0 ? 1 : -1;
    if (event.type === "pointerup" && (Math.abs(x) > FAR || isFast) && canStep(step)) return onStep(step);
    if (x !== 0 && swiped.current) {
      const back = [{ transform: `translateX(${x}px)` }, { transform: "none" }];
      void move(swiped.current, back);
    }
  };
  return {
    onPointerDown(event: PointerEvent) {
      if (!event.isPrimary || event.button > 0) return;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      swipe.current = { pointer: event.pointerId, fromX: event.clientX, startedAt: event.timeStamp, x: 0 };
    },
    onPointerMove({ pointerId, clientX }: PointerEvent) {
      const { current } = swipe;
      if (pointerId !== current?.pointer) return;
      const x = clientX - current.fromX;
      current.x = canStep(x < 0 ? 1 : -1) ? x : RESISTANCE * x;
      swiped.current?.style.setProperty("transform", `translateX(${current.x}px)`);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

/** Has what comes by a step come in from its side. */
export function comeIn(element: Element, step: Step): void {
  void move(element, [
    { transform: `translateX(${40 * step}%)`, opacity: 0 },
    { transform: "none", opacity: 1 },
  ]);
}
