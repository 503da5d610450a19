import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { move } from "./motion";

/** Pulled further down than this, in pixels, or faster, in pixels a millisecond, a sheet is let go of. */
const FAR = 96;
const FAST = 0.5;

interface Pull {
  readonly pointer: number;
  readonly fromY: number;
  readonly startedAt: number;
  y: number;
}

/** Pointer handlers for the part of a panel that it is pulled down by. `onGone` is called where it is let go of far enough. */
export function usePullDown(panel: RefObject<HTMLElement | null>, onGone: (at: number) => void) {
  const pull = useRef<Pull | undefined>(undefined);
  const end = (event: PointerEvent) => {
    const { current } = pull;
    if (event.pointerId !== current?.pointer) return;
    pull.current = undefined;
    const { y, startedAt } = current;
    const isFast = y > FAR / 4 && y / (event.timeStamp - startedAt) > FAST;
    if (event.type === "pointerup" && (y > FAR || isFast)) return onGone(y);
    panel.current?.style.removeProperty("transform");
    if (y > 0 && panel.current) {
      const back = [{ transform: `translateY(${y}px)` }, { transform: "none" }];
      void move(panel.current, back);
    }
  };
  return {
    onPointerDown(event: PointerEvent) {
      const { pointerId, target, currentTarget, clientY, timeStamp } = event;
      if (!event.isPrimary || event.button > 0 || (target as Element).closest("button")) return;
      (currentTarget as Element).setPointerCapture(pointerId);
      pull.current = { pointer: pointerId, fromY: clientY, startedAt: timeStamp, y: 0 };
    },
    onPointerMove({ pointerId, clientY }: PointerEvent) {
      const { current } = pull;
      if (pointerId !== current?.pointer) return;
      current.y = Math.max(0, clientY - current.fromY);
      panel.current?.style.setProperty("transform", `translateY(${current.y}px)`);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
