import { measureBackend } from "../../../src/ml/backends/benchmark";
import { environment } from "../environment";
import type { Handlers } from "../service";
import { classifyHandlers } from "./classify";

const FRAME = { width: 1280, height: 960 };

export const benchmarkHandlers: Pick<Handlers, "benchmark"> = {
  benchmark: ({ backend, secondsPerMeasure }, context) =>
    measureBackend({
      backend,
      secondsPerMeasure,
      environment,
      signal: context.signal,
      now: () => performance.now(),
      async preparePhoto() {
        await context.session.start(backend);
        const frame = drawFrame();
        return async () => {
          const bitmap = await createImageBitmap(frame);
          return classifyHandlers.classify(
            { image: { kind: "frame", bitmap } },
            { ...context, progress: () => {} },
          );
        };
      },
    }),
};

/** A frame like a camera's: a dark shirt shape on a light, uneven ground. */
function drawFrame(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(FRAME.width, FRAME.height);
  const context = canvas.getContext("2d")!;
  const ground = context.createLinearGradient(0, 0, FRAME.width, FRAME.height);
  ground.addColorStop(0, "#d9cfc0");
  ground.addColorStop(1, "#a89a86");
  context.fillStyle = ground;
  context.fillRect(0, 0, FRAME.width, FRAME.height);
  context.fillStyle = "#27406b";
  context.fillRect(440, 200, 400, 620);
  context.fillRect(260, 200, 760, 180);
  return canvas;
}
