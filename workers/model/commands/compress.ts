import type { CommandsCalls } from "../../../src/contract";
import { equalise } from "../../../src/ml/networks/equalise";
import { fromNetworkFiles, toNetworkFiles } from "../../../src/ml/networks/layers-model";
import { letGo } from "../../../src/ml/ops/guard";
import { sha256 } from "../sha256";

/** Makes the network in a folder of the page's own origin smaller: its filters take a byte a value. */
export async function compress({
  from,
}: CommandsCalls["compress"]["request"]): Promise<CommandsCalls["compress"]["result"]> {
  const fetched = (file: string) => fetch(new URL(file, new URL(from, self.location.href)));
  const modelJson = await (await fetched("model.json")).text();
  const network = await fromNetworkFiles({
    modelJson,
    weights: await (await fetched("weights.bin")).arrayBuffer(),
  });
  try {
    await equalise(network);
    const files = await toNetworkFiles(network, "bytes");
    return { ...files, weightsSha256: await sha256(files.weights) };
  } finally {
    letGo(() => network.dispose());
  }
}
