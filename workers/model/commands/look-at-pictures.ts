import type { CommandsCalls, LabelledPhoto } from "../../../src/contract";
import type { Examples } from "../../../src/ml/data/examples";
import { selectImages } from "../../../src/ml/data/images";
import { inputShapeOf } from "../../../src/ml/networks/answer";
import { splitAtHead } from "../../../src/ml/networks/forward";
import { fromNetworkFiles } from "../../../src/ml/networks/layers-model";
import { letGo } from "../../../src/ml/ops/guard";
import { datasetExamples } from "../../../src/ml/training/dataset-examples";
import { featuresOf, mirrored } from "../../../src/ml/training/features";
import { type InputShape, preprocess } from "../../../src/pictures/preprocess";
import { DatasetStore } from "../dataset/dataset-store";
import { yieldToMessages } from "../event-loop";
import type { CallContext } from "../handler";
import { decodeServedPhoto } from "../pictures/served-photo";
import { fetchNetwork } from "./finish-network";

type Call = CommandsCalls["lookAtPictures"];

/** Pictures that go through a network at once. */
const AT_ONCE = 32;

/** Features of pictures, each as it is answered and mirrored. */
export async function lookAtPictures(
  { from, pictures }: Call["request"],
  { storage, progress, signal }: CallContext<Call["progress"]>,
): Promise<Call["result"]> {
  const network = await fromNetworkFiles(await fetchNetwork(from));
  try {
    const shape = inputShapeOf(network) as InputShape;
    const { body } = splitAtHead(network)!;
    const all =
      "photos" in pictures
        ? await inputsOf(pictures.photos, shape, signal)
        : await datasetPictures(pictures, shape, storage);
    const parts: Float32Array[] = [];
    for (let start = 0; start < all.count; start += AT_ONCE) {
      signal.throwIfAborted();
      const some = slice(all, start, Math.min(all.count, start + AT_ONCE));
      const [plain, turned] = [
        await featuresOf(body, some, shape),
        await featuresOf(body, mirrored(some, shape), shape),
      ];
      const size = plain.length / some.count;
      for (let i = 0; i < some.count; i++) {
        parts.push(plain.slice(i * size, (i + 1) * size), turned.slice(i * size, (i + 1) * size));
      }
      progress({ done: start + some.count, total: all.count });
      await yieldToMessages();
    }
    const features = new Float32Array(parts.length * parts[0]!.length);
    parts.forEach((part, i) => {
      features.set(part, i * part.length);
    });
    return features;
  } finally {
    letGo(() => network.dispose());
  }
}

async function inputsOf(
  photos: readonly LabelledPhoto[],
  shape: InputShape,
  signal: AbortSignal,
): Promise<Examples> {
  const inputs: Float32Array[] = [];
  for (const photo of photos) {
    signal.throwIfAborted();
    inputs.push(preprocess(await decodeServedPhoto(photo), { shape }).input);
  }
  return {
    count: photos.length,
    pixels: shape[0] * shape[1] * shape[2],
    label: () => 0,
    read: (index, into) => into.set(inputs[index]!),
  };
}

async function datasetPictures(
  { split, indices }: { readonly split: "train" | "test"; readonly indices: readonly number[] },
  shape: InputShape,
  storage: CallContext<never>["storage"],
): Promise<Examples> {
  const whole = await new DatasetStore(storage).load(split);
  return datasetExamples(selectImages(whole, Uint32Array.from(indices)), shape);
}

const slice = (examples: Examples, from: number, to: number): Examples => ({
  ...examples,
  count: to - from,
  read: (index, into, random) => examples.read(from + index, into, random),
});
