import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { drawGarment } from "../shared/drawings/draw";
import { HERO } from "../shared/drawings/garments";

/** How many times as large as the other drawings. */
const SCALE = 2;

/** The picture of the first screen: one of the app's drawings, and, over it, the last photo that was kept. */
export function Hero({ children }: { readonly children: ComponentChildren }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawGarment(canvas.current, HERO, SCALE);
  }, []);
  return (
    <div class="hero" aria-hidden="true">
      <canvas ref={canvas} />
      {children}
    </div>
  );
}
