/** Other engines that the benchmark compares Hanger's backends with. Hanger never answers with them, and never recommends them. */
export const ENGINE_NAMES = ["litert", "onnxruntime-web"] as const;

export type EngineName = (typeof ENGINE_NAMES)[number];

interface EngineFacts {
  /** As in package.json; a test compares them. */
  readonly version: string;
  /** Of the largest of its builds: what is fetched, and then kept. */
  readonly bytes: number;
}

export const ENGINE_FACTS: Readonly<Record<EngineName, EngineFacts>> = {
  litert: { version: "2.5.3", bytes: 9_763_309 },
  "onnxruntime-web": { version: "1.30.0", bytes: 14_314_404 },
};

/** The cache that holds the files of engines that were chosen once. */
export const ENGINE_CACHE = "hanger-engines";

/** The header by which the cache tells which engine a file belongs to. */
export const ENGINE_HEADER = "X-Hanger-Engine";

/** A network in the format of an engine. */
export interface EngineNetwork {
  readonly engine: EngineName;
  readonly files: readonly EngineNetworkFile[];
}

export interface EngineNetworkFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many pictures it takes at once; null where the file says so itself, or takes any number. */
  readonly count: number | null;
}
