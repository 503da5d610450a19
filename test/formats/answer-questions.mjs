// What the scripts of `asked-thread.ts` have in common.

import { parentPort } from "node:worker_threads";

/** Answers each question that the thread is asked, in their order; what `answer` throws is told. */
export function answerQuestions(answer) {
  parentPort.on("message", async (question) => {
    try {
      parentPort.postMessage({ answer: await answer(question) });
    } catch (error) {
      parentPort.postMessage({ failed: String(error?.message ?? error) });
    }
  });
}
