import { expose } from "comlink";
import { createService } from "./service";

/** Held for as long as this worker lives: who wants to know when it ends waits for it, after any first answer. */
const held = new Promise<void>((resolve) => {
  if (!navigator.locks) return resolve();
  navigator.locks
    .request(self.name, () => {
      resolve();
      return new Promise(() => undefined);
    })
    // Browsers that block cookies refuse locks too.
    .catch(() => resolve());
});

expose(createService(held));
