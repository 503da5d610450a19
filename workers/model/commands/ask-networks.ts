import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { HangerError, LABELS, type TrainProgress } from "../../../src/contract";
import type { Examples } from "../../../src/ml/data/examples";
import type { LabelledImages } from "../../../src/ml/data/images";
import { answer, inputShapeOf } from "../../../src/ml/networks/answer";
import { fromNetworkFiles } from "../../../src/ml/networks/layers-model";
import { letGo } from "../../../src/ml/ops/guard";
import { predictAll } from "../../../src/ml/training/evaluate";
import { PictureViews } from "../../../src/ml/training/picture-views";
import { trainingWords } from "../../../src/words/training";
import { yieldToMessages } from "../event-loop";
import type { CallContext } from "../handler";
import { fetchNetwork } from "./finish-network";

/**
 * Asks the networks that a training is to be taught by about the dataset's pictures: the pictures with the mean of their
 * probabilities.
 * @param folders Addresses of their folders, of the page's own origin
 * @param strength How far views are moved: the strength, 0..1, of the augmentation
 * @throws HangerError `model-invalid` where a network takes other pictures or knows other classes
 */
export function guideOf(
  folders: readonly string[],
  { views, strength }: { readonly views: number; readonly strength: number },
  { signal, progress }: Pick<CallContext<TrainProgress>, "signal" | "progress">,
): (train: LabelledImages) => Promise<Examples> {
  return async (train) => {
    progress({ kind: "preparing", what: "teachers" });
    const classes = LABELS.length;
    const pictures = new PictureViews(train, views, strength);
    const answers = new Float32Array(train.count * views * classes);
    for (const folder of folders) {
      const network = await fromNetworkFiles(await fetchNetwork(folder));
      try {
        requireSame(network, train.pixels, classes);
        for (let view = 0; view < views; view++) {
          const seen = await predictAll(
            (inputs, count) => answer(network, inputs, count),
            pictures.inView(view),
            classes,
            async () => {
              signal.throwIfAborted();
              await yieldToMessages();
            },
          );
          seen.forEach((probability, i) => {
            const picture = Math.floor(i / classes);
            answers[(picture * views + view) * classes + (i % classes)]! += probability / folders.length;
          });
        }
      } finally {
        letGo(() => network.dispose());
      }
    }
    return pictures.answered(answers, classes);
  };
}

function requireSame(network: LayersModel, pixels: number, classes: number): void {
  const side = Math.sqrt(pixels);
  const isSame =
    String(inputShapeOf(network)) === String([side, side, 1]) && network.outputs[0]!.shape.at(-1) === classes;
  if (!isSame) throw new HangerError("model-invalid", trainingWords.otherPictures);
}
