import type { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import type { ArchitectureInfo } from "../../contract";

/** Values of an architecture's options; those left out take their standard value. */
export type OptionValues = Readonly<Record<string, number>>;

/**
 * A network that can be built, trained and retrained: one file each, listed in `registry.ts`. Its titles are looked up when
 * they are read.
 */
export interface Architecture extends ArchitectureInfo {
  /** Height, width and channels of the input. */
  readonly inputShape: readonly [number, number, number];
  /** Why these options do not go together, in a sentence; undefined where they do. */
  conflict?(options: OptionValues): string | undefined;
  /**
   * Builds the network with freshly drawn weights: seeded, so that one seed gives the same weights on every
   * backend. The last layer is a Dense one with softmax over `classes` classes.
   */
  build(options: OptionValues, classes: number, seed: number): Sequential;
}
