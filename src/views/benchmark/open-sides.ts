import type { BenchInput, BenchRequest } from "../../contract";

/** A side of an input that may have any size, and has to be chosen. */
export interface OpenSide {
  /** Tells it from the others of the same network. */
  readonly key: string;
  readonly input: string;
  /** Of a picture: its height or its width. Of anything else: which dimension, from 1. */
  readonly what: "height" | "width" | number;
  readonly usual: number;
}

/** What most networks for pictures take, and a short text. */
const USUAL = { picture: 224, other: 16 };

const PICTURE = 4;
const PICTURE_SIDES: Readonly<Record<number, "height" | "width">> = { 1: "height", 2: "width" };

const keyOf = ({ name }: BenchInput, place: number) => `${name} ${place}`;

/** The sides that a network leaves open, but for the number of pictures, which the measures choose. */
export function openSidesOf(network: BenchRequest["network"]): readonly OpenSide[] {
  if (network.kind !== "graph") return [];
  return network.inputs.flatMap((input) =>
    input.shape.flatMap((side, place) => {
      if (side !== null || place === 0) return [];
      const ofPicture = input.shape.length === PICTURE ? PICTURE_SIDES[place] : undefined;
      return [
        {
          key: keyOf(input, place),
          input: input.name,
          what: ofPicture ?? place + 1,
          usual: ofPicture ? USUAL.picture : USUAL.other,
        },
      ];
    }),
  );
}

/** The network with the sides that were chosen, by their keys. */
export function withSides(
  network: BenchRequest["network"],
  chosen: Readonly<Record<string, number>>,
): BenchRequest["network"] {
  if (network.kind !== "graph") return network;
  const usual = Object.fromEntries(openSidesOf(network).map(({ key, usual }) => [key, usual]));
  const inputs = network.inputs.map((input) => ({
    ...input,
    shape: input.shape.map((side, place) => {
      const key = keyOf(input, place);
      return side ?? chosen[key] ?? usual[key] ?? null;
    }),
  }));
  return { ...network, inputs };
}
