import { type BenchInput, HangerError } from "../contract";
import { engineWords } from "../words/engines";

/** @throws HangerError `model-invalid` where there is no way to make values of this type */
export function requireMade<T>(make: T | undefined, engine: string, input: string, type: string): T {
  if (make) return make;
  throw new HangerError("model-invalid", engineWords.inputType(engine, input.slice(0, 60), type));
}

/** What most networks for pictures take, and a short text. */
const USUAL = { picture: 224, other: 16 };

const PICTURE = 4;

/** The same input with sizes for all sides that it leaves open, but for the first: the pictures in the batch. */
export function withUsualSides(input: BenchInput): BenchInput {
  const usual = input.shape.length === PICTURE ? USUAL.picture : USUAL.other;
  return { ...input, shape: input.shape.map((side, place) => (place === 0 ? side : (side ?? usual))) };
}
