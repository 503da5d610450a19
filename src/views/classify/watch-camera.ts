import type { RefObject } from "preact";
import type { Classification, ClassifyRequest, ModelClient } from "../../contract";
import { framesOf, transferOf } from "../shared/frames";
import { visiblePart } from "../shared/visible-part";
import { type Steady, steadied } from "./steady";

export type AskedOfFrames = Pick<ClassifyRequest, "stages" | "appearance">;

/** More than any model has labels. */
const EVERY_LABEL = 1000;

/**
 * Answers what is on screen of a video's frames until `signal` is aborted, and shows each answer, steady from frame to frame.
 */
export async function watchCamera(
  client: ModelClient,
  video: HTMLVideoElement,
  asked: RefObject<AskedOfFrames>,
  signal: AbortSignal,
  show: (classification: Classification) => void,
): Promise<void> {
  let steady: Steady | undefined;
  for await (const image of framesOf(video, signal, visiblePart)) {
    // A frame that cannot be answered is left out like one that came too soon: the next is on its way.
    const answered = await client
      .call(
        "classify",
        { image, top: EVERY_LABEL, aim: true, ...asked.current },
        { transfer: transferOf(image), signal },
      )
      .catch(() => undefined);
    if (signal.aborted) return;
    if (!answered) continue;
    steady = steadied(steady, answered, performance.now());
    show(steady.shown);
  }
}
