import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import { answerMessages, loadedBinary, pictures, time } from "../timing";

/** Microsoft's runtime on wasm, with the same network and weights. */
answerMessages(async ({ threads, binaries, secondsPerMeasure, onnx }) => {
  env.wasm.numThreads = threads;
  env.wasm.wasmPaths = binaries;
  const session = await InferenceSession.create(onnx, { graphOptimizationLevel: "all" });
  const [input = ""] = session.inputNames;
  const predict = (count: number) => {
    const tensor = new Tensor("float32", pictures(count), [count, 28, 28, 1]);
    return time(secondsPerMeasure, async () => {
      await session.run({ [input]: tensor });
    });
  };
  return { predict1: await predict(1), predict128: await predict(128), build: loadedBinary() };
});
