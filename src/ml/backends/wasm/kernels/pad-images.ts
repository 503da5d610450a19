import type { KernelEngine } from "../engine";
import { movesFloats } from "../kernel-runner";

interface Images {
  readonly n: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

interface Frame {
  readonly height: number;
  readonly width: number;
  /** Zeros before the first row and column. */
  readonly top: number;
  readonly left: number;
  /** Distance of neighbouring pixels in the result; 1 unless told. */
  readonly spreadY?: number;
  readonly spreadX?: number;
}

/** Copies pictures [n, height, width, channels] into a larger frame of zeros. */
export function padImages(
  engine: KernelEngine,
  from: number,
  to: number,
  images: Images,
  frame: Frame,
): void {
  const { n, height, width, channels } = images;
  const { top, left, spreadY = 1, spreadX = 1 } = frame;
  engine.run(
    "pad",
    [from, to, height, width, channels, frame.height, frame.width, top, left, spreadY, spreadX],
    n,
    movesFloats(n * frame.height * frame.width * channels),
  );
}
