import { readFileSync } from "node:fs";
import path from "node:path";
import type { BeforeAfter, LearnResult, ModelCard, StoredModel } from "../../../src/contract";
import { DIST } from "../../paths";

const cardOf = (name: string): ModelCard =>
  JSON.parse(readFileSync(path.join(DIST, "models", name, "card.json"), "utf8"));

function shipped(name: string, active: boolean): StoredModel {
  return { name, card: cardOf(name), active, bytes: 1_363_624, origin: "shipped" };
}

/** A version as learning makes it, with the longest possible name. */
function ownVersion(active: boolean): StoredModel {
  const card: ModelCard = {
    ...cardOf("camera"),
    name: "own-2",
    title: "Camera, with Grandmother's berets, Saturday afternoon, 14:05",
    parent: "camera",
    madeAt: "2026-11-21T14:05:00.000Z",
    figures: { photos: 48, ownBefore: 0.52, ownAfter: 0.83, referenceBefore: 0.86, referenceAfter: 0.85 },
  };
  return { name: "own-2", card, active, bytes: 1_363_624, origin: "trained" };
}

/** The models of someone who has made one version and imported one model. */
export function someModels(): readonly StoredModel[] {
  const brought: ModelCard = {
    ...cardOf("fashion-mnist"),
    name: "own-1",
    title: "From the course",
    madeAt: "2026-10-02T08:00:00.000Z",
    figures: {},
  };
  return [
    ownVersion(true),
    { name: "own-1", card: brought, active: false, bytes: 975_144, origin: "imported" },
    shipped("fashion-mnist", false),
    shipped("camera", false),
  ];
}

/** The result of a retraining on the photos of `many-photos.ts`. */
export function learnResult(better: boolean): LearnResult {
  const own: BeforeAfter = better
    ? { before: 0.52, after: 0.83, count: 48 }
    : { before: 0.52, after: 0.5, count: 48 };
  const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `photo-${from + i}`);
  return {
    model: ownVersion(better),
    newClasses: ["beret"],
    own,
    reference: { before: 0.86, after: better ? 0.85 : 0.71, count: 290 },
    harder: better
      ? [{ label: "coat", before: 0.84, after: 0.8, count: 25 }]
      : [{ label: "coat", before: 0.84, after: 0.4, count: 25 }],
    changed: Object.fromEntries(
      ids(0, 19).map((id, i) => [id, i % 2 ? { before: "pullover", after: "shirt" } : { after: "beret" }]),
    ),
    lost: better ? ids(0, 2) : ids(0, 9),
    gained: better ? ids(2, 19) : ids(9, 12),
    better,
    ...(better
      ? {}
      : {
          warning: "It no longer knows Coat well: on Hanger's own pictures of it, 40% instead of 84% right.",
        }),
    seconds: 6.4,
    backend: { backend: "wasm-threads", threads: 2 },
  };
}
