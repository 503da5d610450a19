// Runs in a thread, outside jest's sandbox: onnxruntime-web loads its wasm by a dynamic import, which the sandbox lacks.

import { InferenceSession, Tensor } from "onnxruntime-web";
import { answerQuestions } from "./answer-questions.mjs";

answerQuestions(async ({ model, input, output, values, shape }) => {
  const session = await InferenceSession.create(model);
  const outputs = await session.run({ [input]: new Tensor("float32", values, shape) });
  const { dims, data } = outputs[output];
  await session.release();
  return { dims, values: data };
});
