import type { TrainProgress, TrainSettings } from "../../src/contract";
import type { DrivenApp } from "../app";
import { ASSIGNMENT, collectedAnswers } from "../states/props/assignments";
import { thoroughResult } from "../states/props/bench-results";
import { exerciseRows } from "../states/props/training";
import { addDrawnPhotos } from "./activities";

/** Something that the app does which writes to its database, from beginning to end the same each time. */
export interface WritingAction {
  readonly name: string;
  run(app: DrivenApp, photos: number): Promise<void>;
}

const SETTINGS: TrainSettings = {
  architecture: "dense",
  images: 5000,
  epochs: 2,
  batchSize: 10,
  learningRate: 0.002,
  seed: 1,
};

/** Controls a training at its first step, long before its first epoch ends. */
function atOnce(app: DrivenApp, action: "pause" | "finish") {
  let isFirst = true;
  return ({ kind }: TrainProgress) => {
    if (kind !== "step" || !isFirst) return;
    isFirst = false;
    void app.call("controlTraining", { action });
  };
}

const lastRun = async (app: DrivenApp) => (await app.call("listRuns", undefined))[0]!.run;

const startApp = (app: DrivenApp) => app.call("start", { appVersion: "faults", backend: "wasm-simd" });

const idsOf = async (app: DrivenApp, label: string) =>
  (await app.call("listPhotos", { label })).map(({ id }) => id);

/** Together they write to every store. Each needs what those before it have made. To add one, add an entry. */
export const WRITING_ACTIONS: readonly WritingAction[] = [
  {
    name: "starting",
    async run(app) {
      await startApp(app);
      await app.call("chooseBackend", { purpose: "classify", reports: [], picked: "wasm-simd" });
    },
  },
  {
    name: "adding photos",
    async run({ page }, photos) {
      await addDrawnPhotos(page, "dress", photos, 1);
      await addDrawnPhotos(page, "coat", photos, 1000);
    },
  },
  {
    name: "moving photos",
    async run(app) {
      const [moved] = await idsOf(app, "dress");
      await app.call("movePhotos", { ids: [moved!], label: "coat" });
    },
  },
  {
    name: "deleting photos and undoing it",
    async run(app) {
      const ids = (await idsOf(app, "coat")).slice(0, 2);
      await app.call("deletePhotos", { ids });
      await app.call("restorePhotos", { ids: ids.slice(1) });
    },
  },
  {
    name: "merging classes",
    async run(app) {
      const beret = await app.call("addClass", { name: "Beret" });
      const cap = await app.call("addClass", { name: "Cap" });
      await addDrawnPhotos(app.page, cap.id, 3, 2000);
      await app.call("mergeClasses", { from: cap.id, into: beret.id });
    },
  },
  {
    name: "learning",
    async run(app) {
      const { model } = await app.call("learn", {});
      await app.call("activateModel", { name: model.name });
      await app.call("renameModel", { name: model.name, title: "Lessons" });
    },
  },
  {
    name: "learning at once what was corrected",
    async run(app) {
      await app.call("activateModel", { name: "camera" });
      await addDrawnPhotos(app.page, "bag", 1, 3000);
      await app.call("learnAtOnce", undefined);
    },
  },
  {
    name: "counting what another device learned, and no longer",
    async run(app) {
      const text = await app.call("shareClass", { id: "coat" });
      const ofAnother = `${text.slice(0, 12)}AAAAAAAA${text.slice(20)}`;
      const { id } = await app.call("addShare", { text: ofAnother });
      await app.call("learnAtOnce", undefined);
      await app.call("removeShare", { id });
    },
  },
  // A checkpoint's file is deleted with the next one, so each of these actions writes one at most.
  {
    name: "training, and pausing it",
    async run(app) {
      await app.call("downloadDataset", undefined);
      await app.call("train", { settings: SETTINGS, backend: "wasm-simd" }, atOnce(app, "pause"));
    },
  },
  {
    name: "going on with the training, and finishing it",
    async run(app) {
      const run = await lastRun(app);
      await app.call("resumeTraining", { run, backend: "wasm-simd" }, atOnce(app, "finish"));
    },
  },
  {
    name: "keeping the trained network",
    async run(app) {
      await app.call("keepRun", { run: await lastRun(app), name: "trained", title: "Trained" });
    },
  },
  {
    name: "keeping an exercise and a benchmark's result",
    async run(app) {
      await app.call("keepExercise", exerciseRows()[0]!);
      await app.call("keepBench", { document: thoroughResult() });
    },
  },
  {
    name: "making an assignment, answering it and collecting the answers",
    async run(app) {
      await app.call("keepSketch", { sketch: ASSIGNMENT });
      const { id } = await app.call("keepAssignment", { assignment: ASSIGNMENT });
      const { answers } = collectedAnswers()[0]!;
      await app.call("keepAnswers", { id, draft: { name: "Anna", answers } });
      const { code } = await app.call("handIn", { id });
      await app.call("collectAnswers", { id, candidates: [{ name: "Anna", content: code }] });
    },
  },
  {
    name: "deleting everything and importing a project",
    async run(app) {
      await app.page.evaluate(async () => {
        const { client } = globalThis.driver!;
        const { blob } = await client.call("exportProject", undefined);
        const file = new Blob([await blob.arrayBuffer()]);
        await client.call("deleteEverything", undefined);
        await client.call("start", { appVersion: "faults", backend: "wasm-simd" });
        await client.call("importProject", { file });
      });
    },
  },
];
