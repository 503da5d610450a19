import type { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import type { ArchitectureInfo } from "../../contract";

/** Values of an architecture's options, by name. Options left out take their standard value. */
export type OptionValues = Readonly<Record<string, number>>;

/**
 * A kind of network that can be built and trained. Each has a file of its own, listed in `registry.ts`. Titles and
 * descriptions are getters, because the language may change after this module was loaded.
 */
export interface Architecture extends ArchitectureInfo {
  /** Height, width and channels of the input. */
  readonly inputShape: readonly [number, number, number];
  /** A sentence for the user that says why these options conflict; undefined where they do not. */
  conflict?(options: OptionValues): string | undefined;
  /**
   * Builds the network with random weights. One seed gives the same weights on every backend. The last layer is a
   * `Dense` with softmax over `classes` classes.
   */
  build(options: OptionValues, classes: number, seed: number): Sequential;
}
