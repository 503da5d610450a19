/** Other engines that the benchmark compares Hanger's backends with. They never answer, and are never recommended. */
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

/** Under which the cache says which engine a file is of. */
export const ENGINE_HEADER = "X-Hanger-Engine";

/** A network in the format of an engine. */
export interface EngineNetwork {
  readonly engine: EngineName;
  readonly files: readonly EngineNetworkFile[];
}

export interface EngineNetworkFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Pictures that it takes at once; null where it says so itself, and any number if its first side is open. */
  readonly count: number | null;
}
