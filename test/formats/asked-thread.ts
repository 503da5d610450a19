import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";

/** What `answer-questions.mjs` sends: the answer, or the message of the error that came in its place. */
interface Reply {
  readonly answer?: unknown;
  readonly failed?: string;
}

/**
 * Runs a script of this folder, with a program that the tests compare with, in a thread of its own. The script is loaded once,
 * with the first question, and answers one question after the other.
 * @returns asks a question; rejects with what the script threw
 */
export function askedThread(script: string): (question: object) => Promise<never> {
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (question: object): Promise<never> => {
    // Silences TensorFlow.js's greeting. Errors still arrive, as error events.
    thread ??= new Worker(path.join(__dirname, script), { stdout: true, stderr: true });
    thread.ref();
    thread.postMessage(question);
    const [{ answer, failed }] = (await once(thread, "message").catch((error: unknown) => {
      thread = undefined;
      throw error;
    })) as [Reply];
    // A test file ends although the thread waits for more.
    thread.unref();
    if (failed !== undefined) throw new Error(failed);
    return answer as never;
  };
  return (question) => {
    const asked = last.then(() => ask(question));
    last = asked.catch(() => undefined);
    return asked;
  };
}
