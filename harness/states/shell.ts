import { problemsOf } from "../app-page";
import type { Scene } from "./state";

/** Runs in a worker before its own code, and removes storage, as in a private window. */
const NO_STORAGE =
  'Object.defineProperty(self, "indexedDB", { get() { throw new DOMException("denied", "SecurityError"); } });';

const NEW_VERSION: Omit<Scene, "states"> = {
  view: "shell",
  installed: true,
  async before({ page }) {
    // Mimics a waiting new version, as a browser reports it to the page.
    await page.addInitScript(() => {
      const { prototype } = ServiceWorkerRegistration;
      const active = Object.getOwnPropertyDescriptor(prototype, "active")!;
      Object.defineProperty(prototype, "waiting", active);
    });
  },
};

const updating: Scene = {
  ...NEW_VERSION,
  states: [
    {
      name: "new version, being let in",
      async prepare({ page }) {
        await page.getByRole("button", { name: "Update now" }).click();
        await page.getByText(/^Hanger is updating/).waitFor();
      },
    },
  ],
};

const updateReady: Scene = {
  ...NEW_VERSION,
  states: [
    {
      name: "new version ready",
      prepare: ({ page }) => page.getByRole("button", { name: "Update now" }).waitFor(),
    },
    {
      name: "new version, not while training",
      async prepare({ page }) {
        await page.evaluate(
          () =>
            new Promise<void>((begun) => {
              void navigator.locks.request("hanger-heavy-work", () => {
                begun();
                return new Promise(() => undefined);
              });
            }),
        );
        await page.getByRole("button", { name: "Update now" }).click();
        await page.getByText(/^Hanger is training or measuring/).waitFor();
      },
    },
  ],
};

const startFailed: Scene = {
  view: "shell",
  before: (stage) =>
    stage.fail("start", {
      code: "backends-exhausted",
      message: "No way to compute works in this browser. Update it, or open Hanger in another one.",
    }),
  states: [
    {
      name: "worker failed",
      prepare: ({ page }) => problemsOf(page).waitFor(),
    },
  ],
};

const nothingKept: Scene = {
  view: "shell",
  path: "?backend=abacus",
  before: ({ page }) =>
    page.route("**/assets/model-*.js", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${NO_STORAGE}${await response.text()}` });
    }),
  states: [
    {
      name: "storage refused, and an address that asks too much",
      prepare: ({ page }) => page.getByText("This window saves no data").waitFor(),
    },
  ],
};

const partMissing: Scene = {
  view: "shell",
  path: "?backend=wasm-simd#/explore/layers",
  before: ({ page }) => page.route("**/assets/view-explore-*.js", (route) => route.abort()),
  states: [
    {
      name: "part not loaded",
      prepare: ({ page }) => page.getByText(/^This part of Hanger could not be loaded/).waitFor(),
    },
  ],
};

export const SHELL_SCENES: readonly Scene[] = [updateReady, updating, startFailed, nothingKept, partMissing];
