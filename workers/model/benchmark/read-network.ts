import type { BenchEngineFile, BenchNetworkSource, CallRequest } from "../../../src/contract";
import { readEngineFile } from "../../../src/formats/engine-file";
import { readAnyNetwork } from "../../../src/formats/layers-model";
import { fileNameOf, listChosen } from "../../../src/formats/layers-model/chosen-files";
import { describeNetwork, isGraphModel } from "../../../src/formats/layers-model/describe";
import { findDescription, readWeights } from "../../../src/formats/layers-model/find-files";
import { tidyName } from "../../../src/formats/layers-model/labels";
import { readManifest } from "../../../src/formats/layers-model/weights";
import type { WorkerContext } from "../context";

const LONGEST_NAME = 60;

/**
 * A network of the owner's in the files that were chosen, as every backend will be given it, or the engine that alone runs it.
 * @throws HangerError `import-refused` with a sentence that says what is wrong with it
 */
export async function readBenchNetwork(
  { files }: CallRequest<"readBenchNetwork">,
  { computing }: Pick<WorkerContext, "computing">,
): Promise<Extract<BenchNetworkSource, { readonly kind: "files" | "graph" }> | BenchEngineFile> {
  const chosen = await listChosen(files);
  const engineFile = await readEngineFile(chosen);
  if (engineFile) return engineFile;
  const found = await findDescription(chosen);
  if (!isGraphModel(found.json)) describeNetwork(found.json);
  const manifest = readManifest(found.json.weightsManifest);
  const weights = await readWeights({ ...found, manifest }, chosen);
  const [only] = files;
  const name = tidyName(files.length === 1 ? only!.name : fileNameOf(found.file.path), LONGEST_NAME);
  if (isGraphModel(found.json)) {
    const { readGraphModel } = await import("../../../src/formats/graph-model");
    return { kind: "graph", name, weights, ...readGraphModel(found.json, manifest, weights) };
  }
  return { kind: "files", name, ...(await computing.trying(() => readAnyNetwork(found.text, weights))) };
}
