import { type Arbitrary, array, constantFrom, integer, nat, oneof, tuple, uint8Array } from "fast-check";

/** The seed of every property here: `FUZZ_SEED=2 npm run test:unit -- fuzz` tries others. */
export const SEED = Number(process.env.FUZZ_SEED ?? 1);

/** Sizes and counts that programs stumble over, as bytes. */
const AWKWARD = [0, 1, 0x7f, 0x80, 0xff];

/** A sound file with some bytes changed, cut out, doubled, or cut off at the end. */
export function mutated(sound: Uint8Array): Arbitrary<Uint8Array> {
  const byte = oneof(constantFrom(...AWKWARD), integer({ min: 0, max: 255 }));
  const edit = tuple(constantFrom("set", "cut", "double", "end"), nat(), byte);
  return array(edit, { minLength: 1, maxLength: 6 }).map((edits) => {
    let bytes = sound.slice();
    for (const [kind, place, value] of edits) {
      if (bytes.length === 0) break;
      const at = place % bytes.length;
      if (kind === "set") bytes[at] = value;
      else if (kind === "end") bytes = bytes.slice(0, at);
      else {
        const to = Math.min(bytes.length, at + 1 + (value % 16));
        const parts =
          kind === "cut" ? [bytes.slice(0, at), bytes.slice(to)] : [bytes.slice(0, to), bytes.slice(at)];
        bytes = new Uint8Array(Buffer.concat(parts));
      }
    }
    return bytes;
  });
}

/** A sound text with some characters changed. */
export const mutatedText = (sound: string): Arbitrary<string> =>
  mutated(new TextEncoder().encode(sound)).map((bytes) => new TextDecoder().decode(bytes));

/** Values to put in the place of any other in a document. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e300,
  "",
  "__proto__",
  "<img src=x onerror=alert(1)>",
  "../../x",
  [],
  {},
  { toString: 1 },
  [[[]]],
  Array(1000).fill(0),
];

/** A sound document with some of its values, however deep, replaced by strange ones, or left out. */
export function mutatedDocument(sound: unknown): Arbitrary<unknown> {
  const edit = tuple(
    array(nat({ max: 1000 }), { minLength: 1, maxLength: 6 }),
    constantFrom("delete", ...STRANGE),
  );
  const text = JSON.stringify(sound);
  return array(edit, { minLength: 1, maxLength: 4 }).map((edits) => {
    const document: unknown = JSON.parse(text);
    for (const [path, value] of edits) replaceAt(document, path, value);
    return document;
  });
}

function replaceAt(document: unknown, path: readonly number[], value: unknown): void {
  let parent = document as Record<string, unknown>;
  for (const [depth, step] of path.entries()) {
    const keys = Object.keys(parent);
    if (keys.length === 0) return;
    const key = keys[step % keys.length]!;
    const child = parent[key];
    if (depth === path.length - 1 || typeof child !== "object" || child === null) {
      if (value === "delete") delete parent[key];
      else parent[key] = structuredClone(value);
      return;
    }
    parent = child as Record<string, unknown>;
  }
}

export const anyBytes = (most = 300): Arbitrary<Uint8Array> => uint8Array({ maxLength: most });

/** Any bytes, and each of the samples damaged. */
export const anyOf = (samples: readonly Uint8Array[]) =>
  oneof(anyBytes(), ...samples.map((sample) => mutated(sample)));
