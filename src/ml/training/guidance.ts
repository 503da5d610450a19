import { sharpen } from "../networks/classifier";

/**
 * What a teacher says of photos, each in several views (`viewOf`): the direction of its features, and its answers. As a
 * file: the length of a JSON header, 4 bytes; the header; for every photo and view, the features as signed bytes, then the
 * probabilities of the ten classes as 32-bit floats.
 */
export interface Guidance {
  /** The photos' files, in their order. */
  readonly photos: readonly string[];
  readonly views: number;
  /** Features of one view. */
  readonly size: number;
  readonly classes: number;
  /** photos x views x size values; each view's have some scale of their own. */
  readonly features: Int8Array;
  /** photos x views x classes probabilities. */
  readonly answers: Float32Array;
}

const WORD = 4;

export function encodeGuidance({ features, answers, ...told }: Guidance): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(told));
  const bytes = new Uint8Array(WORD + json.length + features.length + WORD * answers.length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, WORD);
  bytes.set(new Uint8Array(features.buffer, features.byteOffset, features.length), WORD + json.length);
  const rest = new Uint8Array(answers.buffer, answers.byteOffset, answers.byteLength);
  bytes.set(rest, WORD + json.length + features.length);
  return bytes;
}

/** Reads a file of guidance; its answers are made as unsure as they are at `temperature`. */
export function decodeGuidance(bytes: ArrayBuffer, temperature = 1): Guidance {
  const length = new DataView(bytes).getUint32(0, true);
  const told = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, WORD, length)));
  const rows = told.photos.length * told.views;
  const at = WORD + length;
  const features = new Int8Array(bytes, at, rows * told.size);
  const answers = sharpen(new Float32Array(bytes.slice(at + features.length)), told.classes, temperature);
  return { ...told, features, answers };
}
