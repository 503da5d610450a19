import { activateBackend } from "../../../src/ml/backends/activate";
import { answer, inputShapeOf } from "../../../src/ml/networks/answer";
import { equalise } from "../../../src/ml/networks/equalise";
import { bodyOf, fromNetworkFiles, toNetworkFiles } from "../../../src/ml/networks/layers-model";
import { setWeights } from "../../../src/ml/training/stepper";
import { Random } from "../../../src/random/random";
import { wasmEnvironment } from "../backends/wasm/environment";
import { smallPhotoNetwork } from "./small-photo-network";

beforeAll(() => activateBackend("wasm-simd", wasmEnvironment));

/** A network for photos whose channels differ a hundredfold, as they do once batch normalisation is folded. */
async function uneven() {
  const network = smallPhotoNetwork(3);
  const random = new Random(4);
  const weights = await Promise.all(
    network.getWeights().map(async (each) => (await each.data<"float32">()).slice()),
  );
  // Filters and bias of each convolution, by output channel; what reads the channel makes up for it.
  let before: Float32Array | undefined;
  for (const [i, { shape }] of network.getWeights().entries()) {
    if (shape.length === 1) continue;
    const [inputs, outputs] = shape.slice(-2) as [number, number];
    const isLast = shape.length === 2;
    const factors = Float32Array.from({ length: outputs }, () => (isLast ? 1 : 10 ** random.between(-1, 1)));
    weights[i]!.forEach((value, at) => {
      const made = before ? value / before[Math.floor(at / outputs) % inputs]! : value;
      weights[i]![at] = made * factors[at % outputs]!;
    });
    before = factors;
  }
  setWeights(network, weights);
  return network;
}

test("a network with equalised channels answers as before, and as well when its filters are bytes", async () => {
  const network = await uneven();
  const pixels = inputShapeOf(network).reduce((a, b) => a * b, 1);
  const random = new Random(5);
  const inputs = Float32Array.from({ length: 4 * pixels }, () => random.between(-1, 1));
  const expected = await answer(network, inputs, 4);
  const errorOf = (given: Float32Array) => Math.max(...given.map((p, i) => Math.abs(p - expected[i]!)));

  const rough = await fromNetworkFiles(await toNetworkFiles(network, "bytes"));
  await equalise(network);
  expect(errorOf(await answer(network, inputs, 4))).toBeLessThan(1e-4);
  const files = await toNetworkFiles(network, "bytes");
  const small = await fromNetworkFiles(files);
  const [even, uneven_] = [errorOf(await answer(small, inputs, 4)), errorOf(await answer(rough, inputs, 4))];
  expect(even).toBeLessThan(uneven_ / 2);

  const filters = network.getWeights().filter(({ shape }) => shape.length > 2);
  expect(bodyOf(files).bytes.length).toBe(
    filters.reduce((sum, { size, shape }) => sum + size + 2 * shape.at(-1)!, 0),
  );
  for (const each of [network, rough, small]) each.dispose();
});
