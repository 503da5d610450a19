import { existsSync } from "node:fs";
import path from "node:path";
import { DIST } from "../../paths";
import { type Check, hold } from "../check";

const NETWORKS = ["dense", "cnn"];

export const trainCheck: Check = {
  name: "train",
  obstacle: () =>
    existsSync(path.join(DIST, "data"))
      ? undefined
      : 'Fashion-MNIST is not in the built app; "npm run data", then "npm run build" put it there',
  async run(begin) {
    const visit = await begin();
    await visit.openDriver();
    await visit.call("downloadDataset", undefined);
    const outcomes: string[] = [];
    for (const architecture of NETWORKS) {
      const settings = { architecture, images: 600, epochs: 3, batchSize: 50, learningRate: 0.002, seed: 1 };
      const { epochs, backend, evaluation } = await visit.call("train", { settings });
      const losses = epochs.map(({ loss }) => loss);
      const [first, last] = [losses[0]!, losses.at(-1)!];
      hold(losses.every(Number.isFinite), `${architecture}: the losses are ${losses.join(", ")}`);
      hold(last < first, `${architecture}: the loss went from ${first} to ${last}`);
      hold((evaluation?.accuracy ?? 0) > 0.5, `${architecture}: right on ${evaluation?.accuracy} only`);
      outcomes.push(`${architecture} on ${backend.backend}, loss ${first.toFixed(2)} to ${last.toFixed(2)}`);
    }
    return outcomes.join("; ");
  },
};
