import { type BenchNetworkSource, HangerError } from "../../contract";
import { benchmarkWords } from "../../words/benchmark";

interface Manifest {
  readonly weightsManifest?: readonly { readonly paths: readonly string[] }[];
}

/**
 * A network of the owner's from the files of a LayersModel: one JSON and its weights, chosen together. Whether it
 * runs is for the backends to say.
 * @throws HangerError model-invalid
 */
export async function readNetworkFiles(files: readonly File[]): Promise<BenchNetworkSource> {
  const json = files.find(({ name }) => /\.json$/i.test(name));
  if (!json) throw new HangerError("model-invalid", benchmarkWords.chooseWithWeights);
  const modelJson = await json.text();
  const parts = pathsOf(modelJson).map((path) => {
    const name = path.split("/").at(-1)!;
    const file = files.find((each) => each.name === name);
    if (!file) throw new HangerError("model-invalid", benchmarkWords.weightsMissing(name, json.name));
    return file;
  });
  const weights = await new Blob(parts).arrayBuffer();
  return { kind: "files", name: json.name.slice(0, 60), modelJson, weights };
}

function pathsOf(modelJson: string): readonly string[] {
  try {
    const { weightsManifest = [] } = JSON.parse(modelJson) as Manifest;
    const paths = weightsManifest.flatMap((group) => group.paths);
    if (paths.length > 0 && paths.every((path) => typeof path === "string")) return paths;
  } catch {
    // Said below: a manifest that is no JSON and one without weights are the same to its owner.
  }
  throw new HangerError("model-invalid", benchmarkWords.noLayersModel);
}
