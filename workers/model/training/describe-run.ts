import { LABELS, type ModelCard, type RunSummary, type TrainSettings } from "../../../src/contract";
import { sha256 } from "../../../src/formats/sha256";
import { workerWords } from "../../../src/words/worker";

/** The card of the model that a run made. */
export async function describeRun(
  { settings, epochs }: RunSummary,
  files: { readonly weights: ArrayBuffer },
  name: string,
  title: string,
): Promise<ModelCard> {
  const last = epochs.at(-1);
  return {
    name,
    title,
    version: new Date().toISOString(),
    architecture: settings.architecture,
    parameters: files.weights.byteLength / 2,
    labels: LABELS,
    command: trainCommand(settings),
    madeAt: new Date().toISOString(),
    description: workerWords.trainedHere(settings.images, epochs.length),
    figures: last ? { valAccuracy: last.valAccuracy, valLoss: last.valLoss } : {},
    weightsSha256: await sha256(files.weights),
    temperature: 1,
    knownThreshold: 0.5,
  };
}

function trainCommand({
  architecture,
  epochs,
  seed,
  images,
  batchSize,
  learningRate,
}: TrainSettings): string {
  return `npm run train -- --architecture ${architecture} --epochs ${epochs} --seed ${seed} --images ${images} --batch ${batchSize} --rate ${learningRate}`;
}
