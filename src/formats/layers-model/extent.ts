import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";

/** The most values in the outputs of all layers for one picture: 256 MB. */
const MOST_OUTPUTS = 64_000_000;

/** The most multiplications for one picture. A phone takes about ten seconds for these, and VGG16 needs three quarters of them. */
const MOST_PRODUCTS = 2e10;

/**
 * The most places, over all of its moves, that a layer's window looks at: the wasm backend keeps an address of four bytes for
 * each, 128 MB in all.
 */
const MOST_LOOKS = 32_000_000;

/**
 * Refuses a network that would take more memory or time than a phone has.
 * @throws HangerError `import-refused`, which names the layer
 */
export function requireModest(network: LayersModel): void {
  let [outputs, products] = [0, 0];
  for (const layer of network.layers) {
    const shape = sidesOf(layer.outputShape);
    outputs += volume(shape);
    if (!shape.every((side) => side >= 1)) throw refusal(networkWords.nothingLeft);
    if (outputs > MOST_OUTPUTS) throw refusal(networkWords.largeOutput(layer.name, sizeText(shape)));
    const looks = volume(shape.slice(0, -1)) * volume(windowOf(layer));
    if (looks > MOST_LOOKS) throw refusal(networkWords.largeWindow(layer.name));
    products += productsOf(layer, shape);
    if (products > MOST_PRODUCTS) throw refusal(networkWords.tooSlow);
  }
}

/** The sides of a layer's filters, or of the window that it pools over; none for other layers. */
function windowOf(layer: Layer): readonly number[] {
  const { kernelSize, poolSize } = layer.getConfig();
  return [kernelSize ?? poolSize ?? []].flat() as number[];
}

/** Multiplications for one picture: every place of the output has the filters', or the window's, once. */
function productsOf(layer: Layer, output: readonly number[]): number {
  const [kernel] = layer.weights;
  const places = volume(output.slice(0, -1));
  return kernel ? places * volume(kernel.shape as number[]) : volume(output) * volume(windowOf(layer));
}

/** The most sides of a shape that a sentence names. */
const MOST_SIDES = 6;

/** A shape in a sentence; one with more sides than any network has is cut. */
export const sizeText = (shape: readonly number[]) =>
  [...shape.slice(0, MOST_SIDES), ...(shape.length > MOST_SIDES ? ["…"] : [])].join(" × ");

const sidesOf = (shape: unknown) => ([shape].flat() as (number | null)[]).slice(1).map((side) => side ?? 0);

const volume = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);
