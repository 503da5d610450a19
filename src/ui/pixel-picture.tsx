import { useEffect, useRef } from "preact/hooks";

interface PixelPictureProps {
  readonly width: number;
  readonly height: number;
  /** One byte per pixel for grey, four for RGBA, row by row; or a function that makes them, called after the next paint. */
  readonly pixels: Uint8ClampedArray | (() => Uint8ClampedArray);
  /** What the picture shows, for screen readers. */
  readonly label: string;
  readonly class?: string;
}

/** A small picture shown pixel by pixel. */
export function PixelPicture({ width, height, pixels, label, class: className }: PixelPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    const made = typeof pixels === "function" ? pixels() : pixels;
    context?.putImageData(new ImageData(toRgba(made, width * height), width, height), 0, 0);
  }, [pixels, width, height]);
  return (
    <canvas
      ref={canvas}
      class={className}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      style={{ imageRendering: "pixelated" }}
    />
  );
}

function toRgba(pixels: Uint8ClampedArray, count: number): Uint8ClampedArray<ArrayBuffer> {
  if (pixels.length === 4 * count) return new Uint8ClampedArray(pixels);
  // Writes 32 bits at a time, because video has 30 pictures per second. Every platform with a browser is little-endian.
  const words = new Uint32Array(count);
  for (let i = 0; i < count; i++) words[i] = 0xff000000 | (pixels[i]! * 0x010101);
  return new Uint8ClampedArray(words.buffer);
}
