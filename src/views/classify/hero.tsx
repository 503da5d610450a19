import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { drawGarment } from "../shared/drawings/draw";
import { HERO } from "../shared/drawings/garments";

/** Pixels of the screen to one of the page, at most: the drawing has no finer detail. */
const MOST_FINE = 2;

/** The picture of the first screen: one of the app's drawings, and, over it, the last photo that was kept. */
export function Hero({ children }: { readonly children: ComponentChildren }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current } = canvas;
    if (!current) return;
    // The drawing fills its place without cutting off any part of the garment.
    const drawing = new ResizeObserver(() => {
      const fine = Math.min(devicePixelRatio, MOST_FINE);
      const { clientWidth, clientHeight } = current;
      if (clientWidth > 0) drawGarment(current, HERO, fine * clientWidth, fine * clientHeight);
    });
    drawing.observe(current);
    return () => drawing.disconnect();
  }, []);
  return (
    <div class="hero" aria-hidden="true">
      <canvas ref={canvas} />
      {children}
    </div>
  );
}
