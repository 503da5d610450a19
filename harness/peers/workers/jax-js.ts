import {
  blockUntilReady,
  defaultDevice,
  init,
  type Array as JaxArray,
  jit,
  lax,
  nn,
  numpy as np,
  random,
  valueAndGrad,
} from "@jax-js/jax";
import { answerMessages, pictures, timeOnce } from "../timing";

const BATCH = 128;
const RATE = 0.001;

/** Channels first, as jax-js has convolutions. */
const SHAPES = [[64, 1, 3, 3], [64, 1, 1], [64, 64, 3, 3], [64, 1, 1], [1600, 128], [128], [128, 10], [10]];

/** jax-js on wasm: the course's network with gradients and Adam, all of a step in one compiled function. */
answerMessages(async () => {
  await init("wasm");
  defaultDevice("wasm");
  const weights = SHAPES.map((shape, i) => random.normal(random.key(i), shape).mul(0.05));
  const first = SHAPES.map((shape) => np.zeros(shape));
  const second = SHAPES.map((shape) => np.zeros(shape));
  const inputs = np.array(pictures(BATCH)).reshape([BATCH, 1, 28, 28]);
  const labels = nn.oneHot(np.array(Int32Array.from({ length: BATCH }, (_, i) => i % 10)), 10);
  const step = jit(trainStep);
  let state = [weights, first, second] as JaxArray[][];
  const run = async () => {
    state = step(...(state as [JaxArray[], JaxArray[], JaxArray[]]), inputs.ref, labels.ref);
    await blockUntilReady(state);
  };
  // The first call compiles, and takes as long again.
  await run();
  return { trainStep128: await timeOnce(run), build: "WebAssembly that it makes itself" };
});

function trainStep(
  weights: JaxArray[],
  first: JaxArray[],
  second: JaxArray[],
  inputs: JaxArray,
  labels: JaxArray,
): JaxArray[][] {
  const [loss, gradients] = valueAndGrad((w: JaxArray[]) => lossOf(w, inputs, labels))(
    weights.map((w) => w.ref),
  );
  loss.dispose();
  const next: [JaxArray[], JaxArray[], JaxArray[]] = [[], [], []];
  (gradients as JaxArray[]).forEach((gradient, i) => {
    const m = first[i]!.mul(0.9).add(gradient.ref.mul(0.1));
    const v = second[i]!.mul(0.999).add(np.square(gradient).mul(0.001));
    next[0].push(weights[i]!.sub(m.ref.mul(RATE).div(np.sqrt(v.ref).add(1e-7))));
    next[1].push(m);
    next[2].push(v);
  });
  return next;
}

function lossOf(w: JaxArray[], inputs: JaxArray, labels: JaxArray): JaxArray {
  const [w1, b1, w2, b2, w3, b3, w4, b4] = w as [
    JaxArray,
    JaxArray,
    JaxArray,
    JaxArray,
    JaxArray,
    JaxArray,
    JaxArray,
    JaxArray,
  ];
  const first = pool(nn.relu(lax.conv(inputs, w1, [1, 1], "VALID").add(b1)));
  const second = pool(nn.relu(lax.conv(first, w2, [1, 1], "VALID").add(b2)));
  const hidden = nn.relu(np.matmul(second.reshape([BATCH, 1600]), w3).add(b3));
  const logits = np.matmul(hidden, w4).add(b4);
  return nn
    .logSoftmax(logits)
    .mul(labels)
    .sum()
    .mul(-1 / BATCH);
}

const pool = (x: JaxArray) => lax.reduceWindow(x, (window) => np.max(window), [2, 2], [2, 2]);
