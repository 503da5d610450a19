import type { Json } from "../layers-model/json";
import { nodeNameOf, untrueGraph } from "./nodes";
import type { GraphNode, GraphSignature } from "./schema";

/** Where converters put the signature; some put it among the metadata. */
export function signatureOf({ signature, userDefinedMetadata }: Json): unknown {
  const metadata = userDefinedMetadata as Json | null | undefined;
  return metadata?.signature ?? signature ?? undefined;
}

/** The nodes whose outputs are asked for: those of the signature, or else those that no other needs. */
export function graphOutputs(
  nodes: ReadonlyMap<string, GraphNode>,
  signature: GraphSignature | undefined,
): readonly string[] {
  const signed = Object.values(signature?.outputs ?? {}).map(({ name }) => nodeNameOf(name));
  const missing = signed.find((name) => !nodes.has(name));
  if (missing !== undefined) throw untrueGraph(`no output ${missing}`);
  if (signed.length > 0) return signed;
  const used = new Set([...nodes.values()].flatMap(({ input = [] }) => input.map(nodeNameOf)));
  return [...nodes.keys()].filter((name) => !used.has(name));
}
