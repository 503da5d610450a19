import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";
import { type Json, parseJson } from "./json";
import { type KerasNetwork, readKerasNetwork } from "./keras-network";
import { readManifest, type WeightsManifest } from "./weights";

/** The longest description of a network, in characters; that of a large network is 100 kB. */
export const MOST_MODEL_CHARACTERS = 4_000_000;

/** What a model.json says of its network. */
export interface Description {
  /** In Keras' format, as it is written. */
  readonly topology: unknown;
  /** What it describes, checked. */
  readonly network: KerasNetwork;
  readonly manifest: WeightsManifest;
}

/** Describes the network in the text of a model.json. @throws HangerError `import-refused` where it is none */
export function describeText(text: string): Description {
  if (text.length > MOST_MODEL_CHARACTERS) throw refusal(networkWords.descriptionTooLarge);
  return describeNetwork(parseJson(text) ?? {});
}

/** Whether a file is the description of a network, and no metadata beside one. */
export const holdsTopology = ({ modelTopology }: Json) =>
  typeof modelTopology === "object" || typeof modelTopology === "string";

/** Whether a file describes TensorFlow's operations in place of layers. */
export const isGraphModel = ({ format, modelTopology: topology }: Json) =>
  format === "graph-model" || (typeof topology === "object" && topology !== null && "node" in topology);

/**
 * Reads the layers before the list of weights: what is wrong with layers cannot be changed by choosing other files.
 * @throws HangerError `import-refused` where it describes no layers, or others than are supported, or its list of weights is
 *   invalid
 */
export function describeNetwork({ format, modelTopology, weightsManifest }: Json): Description {
  const topology = typeof modelTopology === "string" ? parseJson(modelTopology) : modelTopology;
  if (isGraphModel({ format, modelTopology: topology })) throw refusal(networkWords.graphModel);
  if (topology === undefined || topology === null) throw refusal(networkWords.noDescription);
  return { topology, network: readKerasNetwork(topology), manifest: readManifest(weightsManifest) };
}
