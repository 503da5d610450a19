import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { viewOf } from "../../src/ml/training/views";
import { sampleMoved } from "../../src/pictures/motion";
import { framePhoto } from "../../src/pictures/preprocess";

/** Height and width of the teacher's input, in pixels. */
const SIDE = 224;

/** Side of the squares that views are taken from, in pixels: room to look closer. */
const FRAMED_SIDE = 288;

/** Photos are scaled down to this first, in pixels of the longer side. */
const LONGEST = 384;

/** The layer whose outputs, averaged over the picture, are the features. */
const LAYER = "conv_pw_13_relu";

export interface TeacherRequest {
  readonly photos: readonly { readonly index: number; readonly url: string }[];
  readonly views: number;
}

/** One photo's features, views x size. */
export interface TeacherAnswer {
  readonly index: number;
  readonly features: Float32Array;
}

async function framed(url: string) {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })!;
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return framePhoto(context.getImageData(0, 0, width, height), FRAMED_SIDE, ["crop"]);
}

async function teach({ photos, views }: TeacherRequest): Promise<void> {
  setWasmPaths("/peers/tfjs/");
  await tf.setBackend("wasm");
  const whole = await tf.loadLayersModel("/teacher/model.json");
  const output = tf.layers
    .globalAveragePooling2d({})
    .apply(whole.getLayer(LAYER).output) as tf.SymbolicTensor;
  const model = tf.model({ inputs: whole.inputs, outputs: output });
  for (const { index, url } of photos) {
    const { square, ground } = await framed(url);
    const pixels = new Float32Array(views * SIDE * SIDE * 3);
    for (let view = 0; view < views; view++) {
      const into = pixels.subarray(view * SIDE * SIDE * 3, (view + 1) * SIDE * SIDE * 3);
      const picture = { values: square.pixels, side: square.side, channels: 3, outside: ground };
      sampleMoved(picture, viewOf(index, view), into, SIDE);
    }
    for (let i = 0; i < pixels.length; i++) pixels[i] = pixels[i]! / 127.5 - 1;
    const answer = tf.tidy(
      () => model.predictOnBatch(tf.tensor(pixels, [views, SIDE, SIDE, 3])) as tf.Tensor,
    );
    const features = (await answer.data()) as Float32Array;
    answer.dispose();
    self.postMessage({ index, features: features.slice() } satisfies TeacherAnswer);
  }
  self.postMessage("done");
}

self.onmessage = ({ data }: MessageEvent<TeacherRequest>) => {
  teach(data).catch((error) => self.postMessage({ error: String(error) }));
};
