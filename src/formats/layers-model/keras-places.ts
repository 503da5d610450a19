import type { Json } from "./json";

/** A layer of a `.keras` file, and the group that its weights lie in. */
interface LayerPlace {
  /** The names of the networks around it and its own, divided by slashes. */
  readonly name: string;
  readonly path: string;
}

const DEEPEST = 8;

/** What Keras calls the layers of a network: since 2.13, and in 2.12. */
const CONTAINERS = ["layers", "_layer_checkpoint_dependencies"];

/**
 * Where the weights of a network's layers lie in a `.keras` file: layers are called by their kind there, and numbered among
 * those of a kind, in the network's order.
 * @param namesIn Names of what is in a group, undefined where there is no such group
 */
export function placesOf(
  network: Json,
  namesIn: (path: string) => readonly string[] | undefined,
): readonly LayerPlace[] {
  const inside = (within: Json, path: string, before: string, depth: number): readonly LayerPlace[] => {
    const container = CONTAINERS.map((name) => `${path}${name}`).find(namesIn) ?? "";
    const stored = namesIn(container) ?? [];
    const counts = new Map<string, number>();
    return layersIn(within).flatMap((layer) => {
      const kind = snakeCase(String(layer.class_name));
      const count = counts.get(kind) ?? 0;
      counts.set(kind, count + 1);
      const own = numbered(kind, stored)[count];
      if (own === undefined) return [];
      const place = { name: before + nameOf(layer), path: `${container}/${own}` };
      if (!isNetwork(layer)) return [place];
      return depth < DEEPEST ? inside(layer, `${place.path}/`, `${place.name}/`, depth + 1) : [];
    });
  };
  return inside(network, "", "", 0);
}

/** Groups of a kind in the order of their numbers. The first has none: "conv2d", "conv2d_1". */
function numbered(kind: string, names: readonly string[]): readonly string[] {
  const numberOf = (name: string) => Number(name.slice(kind.length + 1));
  return names
    .filter(
      (name) => name === kind || (name.startsWith(`${kind}_`) && /^_\d+$/.test(name.slice(kind.length))),
    )
    .sort((a, b) => numberOf(a) - numberOf(b));
}

/** As Keras' `to_snake_case` writes the name of a class. */
const snakeCase = (name: string) =>
  name
    .replace(/\W+/g, "")
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();

const objectIn = (value: unknown): Json =>
  typeof value === "object" && value !== null ? (value as Json) : {};

/** The layers of a network, as they are written; none where it is no network. */
export function layersIn({ config }: Json): readonly Json[] {
  // Keras 1 writes a sequential network as the list of its layers.
  const layers = Array.isArray(config) ? config : objectIn(config).layers;
  return Array.isArray(layers) ? layers.map(objectIn) : [];
}

export const isNetwork = (layer: Json) => layersIn(layer).length > 0;

export const nameOf = ({ config }: Json) => String(objectIn(config).name);
