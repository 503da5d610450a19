// Runs in a thread, outside jest's sandbox: onnxruntime-web loads its wasm by a dynamic import, which the sandbox lacks.

import { parentPort, workerData } from "node:worker_threads";
import { InferenceSession, Tensor } from "onnxruntime-web";

const { model, input, output, values, shape } = workerData;
const session = await InferenceSession.create(model);
const outputs = await session.run({ [input]: new Tensor("float32", values, shape) });
parentPort.postMessage({ dims: outputs[output].dims, values: outputs[output].data });
