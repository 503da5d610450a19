// What the scripts of `asked-thread.ts` have in common.

import { parentPort } from "node:worker_threads";

/** Replies to each question that the thread is asked with what `answer` returns, or with the message of what it throws. */
export function answerQuestions(answer) {
  parentPort.on("message", async (question) => {
    try {
      parentPort.postMessage({ answer: await answer(question) });
    } catch (error) {
      parentPort.postMessage({ failed: String(error?.message ?? error) });
    }
  });
}
