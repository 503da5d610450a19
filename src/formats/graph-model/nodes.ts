import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";
import type { GraphNode } from "./schema";

/** The node of an input: `name`, `name:1`, `name:output:0`, or `^name` for one that only has to come before. */
export const nodeNameOf = (input: string) => input.replace(/^\^/, "").split(":")[0]!;

/**
 * The nodes by their names.
 * @param given Names that may be used as inputs and are no nodes: the arguments of a function
 * @throws HangerError `import-refused` where two have the same name, an input is missing, or some wait for each other
 */
export function byName(
  nodes: readonly GraphNode[],
  given: readonly string[] = [],
): ReadonlyMap<string, GraphNode> {
  const named = new Map(nodes.map((node) => [node.name, node]));
  // TensorFlow.js looks names up in plain objects.
  if (named.size < nodes.length || nodes.some(({ name }) => name in {})) throw untrueGraph("names");
  const known = new Set([...named.keys(), ...given]);
  for (const { name, input = [] } of nodes) {
    const missing = input.map(nodeNameOf).find((each) => !known.has(each));
    if (missing !== undefined) throw untrueGraph(`${name} needs ${missing}`);
  }
  requireOrder(named);
  return named;
}

/** Refuses circles, but for those of the older kind of loop, which lead back through a `NextIteration`. */
function requireOrder(nodes: ReadonlyMap<string, GraphNode>): void {
  const waiting = new Map<string, number>();
  const users = new Map<string, string[]>();
  for (const { name, op, input = [] } of nodes.values()) {
    const before = input.map(nodeNameOf).filter((each) => {
      const source = nodes.get(each);
      return source && !(op === "Merge" && source.op === "NextIteration");
    });
    waiting.set(name, before.length);
    for (const each of before) users.set(each, [...(users.get(each) ?? []), name]);
  }
  const ready = [...waiting].filter(([, count]) => count === 0).map(([name]) => name);
  for (const name of ready) {
    for (const user of users.get(name) ?? []) {
      waiting.set(user, waiting.get(user)! - 1);
      if (waiting.get(user) === 0) ready.push(user);
    }
  }
  if (ready.length < nodes.size) throw untrueGraph("a circle");
}

/** The nodes that `ends` are computed from, themselves included. */
export function neededFor(
  ends: readonly string[],
  nodes: ReadonlyMap<string, GraphNode>,
): readonly GraphNode[] {
  const found = new Set<GraphNode>();
  const open = [...ends];
  while (open.length > 0) {
    const node = nodes.get(open.pop()!);
    if (!node || found.has(node)) continue;
    found.add(node);
    open.push(...(node.input ?? []).map(nodeNameOf));
  }
  return [...found];
}

export const untrueGraph = (cause: string) => refusal(networkWords.graphUntrue, cause);
