import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DrivenApp } from "../../harness/app";
import { SOFTWARE_GPU } from "../../harness/browser";
import { BACKENDS, type ModelCard } from "../../src/contract";
import type { InputShape } from "../../src/pictures/preprocess";
import { answerStockEach, makeStock, modelJsonOf } from "../formats/stock-tfjs";
import { type Files, given } from "./support/copies";
import { openApp } from "./support/driven-app";
import { furthest, inputsOf, madePictures, shownBy } from "./support/pictures";
import { NETWORK_CASES, testOn } from "./support/published-data";

let app: DrivenApp;

beforeAll(async () => {
  app = await openApp({ args: SOFTWARE_GPU });
});
afterAll(() => app.close());

/** A network as the app keeps it. */
interface Kept {
  readonly name: string;
  readonly card: ModelCard;
  readonly modelJson: string;
  readonly weights: ArrayBuffer;
}

/** The networks that open, by the names of their files, and what is said of the others. */
async function opened(all: ReadonlyMap<string, Files>) {
  await app.renew();
  await app.call("start", { appVersion: "test", backend: "wasm-simd" });
  const [kept, refused] = [new Map<string, Kept>(), new Map<string, string>()];
  for (const [title, files] of all) {
    const answer = await given(app, "importModel", files);
    if ("value" in answer) {
      const { weights, ...model } = await app.exportModel(answer.value.name);
      kept.set(title, { ...model, name: answer.value.name, weights: new Uint8Array(weights).buffer });
    } else {
      expect([title, answer.code]).toEqual([title, "import-refused"]);
      refused.set(title, answer.sentence);
    }
  }
  return { kept, refused };
}

const shapeOf = ({ modelJson }: Kept): InputShape => {
  const [, shape] = /"batch_input_shape":\[null,([\d,]+)\]/.exec(modelJson)!;
  const [height = 0, width = 0, channels = 0] = shape!.split(",").map(Number);
  return [height, width, channels];
};

/**
 * One of each kind: networks that differ in names and weights alone compute in the same way. Those that see the centres of
 * photos are given other pictures.
 */
function oneOfEachKind(all: Iterable<Kept>): readonly Kept[] {
  const kinds = new Map<string, Kept>();
  for (const kept of all) {
    if (kept.card.framing) continue;
    const { modelTopology } = JSON.parse(kept.modelJson) as { readonly modelTopology: object };
    kinds.set(JSON.stringify(modelTopology).replaceAll(/"name":"[^"]*"/g, ""), kept);
  }
  return [...kinds.values()];
}

const PICTURES = madePictures(2).slice(1);

/** How far the answers of each backend are from those of stock TensorFlow.js, at most, for each network. */
async function furthestOnEach(networks: readonly Kept[]): Promise<readonly (readonly [string, number])[]> {
  const questions = networks.map((kept) => {
    const { values, shape } = inputsOf(PICTURES, shapeOf(kept));
    const { inputScale = 1 } = kept.card;
    return { ...kept, values: values.map((value) => inputScale * value), shape };
  });
  const answers = await answerStockEach(questions);
  const apart: (readonly [string, number])[] = [];
  for (const backend of BACKENDS) {
    await app.renew();
    const started = await app.call("start", { appVersion: "test", backend });
    expect(started.backend.backend).toBe(backend);
    for (const [i, { name, card }] of networks.entries()) {
      await app.call("activateModel", { name });
      const shown = await shownBy(app, PICTURES, card.labels);
      apart.push([`${card.title} on ${backend}`, furthest(shown, answers[i]!)]);
    }
  }
  return apart;
}

const TOLERANCE = 1e-5;

test("networks with every layer that is read answer on every backend as in stock TensorFlow.js", async () => {
  const recipes = ["activations", "separable", "merged", "rows", "softConvolution", "averaged", "bytes"];
  const files = new Map<string, Files>();
  for (const recipe of recipes) {
    const stock = await makeStock(recipe);
    files.set(recipe, { [`${recipe}.json`]: modelJsonOf(stock), "weights.bin": stock.weights });
  }
  const { kept, refused } = await opened(files);
  expect([...refused.values()]).toEqual([]);
  expect([...kept.values()].map(({ card }) => card.title)).toEqual(recipes);
  const apart = await furthestOnEach([...kept.values()]);
  expect(apart.filter(([, distance]) => !(distance < TOLERANCE))).toEqual([]);
});

/** What is said of those that cannot be opened: what is wrong, and what to do. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  binary: /^This network answers with a single number\..* let it end in a Dense layer with two units/,
  claims: /^The weights are incomplete: this network needs 40,000,000,000 bytes.*Copy or download/,
  indirection: /^The filter or window of the layer "l0" is too large.*Make it smaller/,
  "layer-lambda": /layer of type "Lambda".*Train one without it/,
  lstm: /layer of type "LSTM".*Train one without it/,
  negpad: /^The setting "padding" of the layer "l0" is invalid\. Correct it/,
  open: /^This network does not state the size of its input pictures\. Build it with a fixed one/,
  "weights-names-twice": /^This network's list of weights is invalid\. Save it again/,
};

/** The picture that the answers in expected.json are for. */
const picture = (shape: InputShape) =>
  Float32Array.from(
    { length: shape.reduce((product, side) => product * side, 1) },
    (_, i) => ((i * 13) % 29) / 29,
  );

testOn(
  NETWORK_CASES,
  "every network as people have them answers on every backend as in stock TensorFlow.js, or is refused with what to do",
  async () => {
    const { folder } = NETWORK_CASES;
    const expected = JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8")) as Readonly<
      Record<string, readonly number[] | string>
    >;
    const titles = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory());
    const cases = new Map(
      titles.map(({ name }) => {
        const inside = path.join(folder, name);
        return [
          name,
          Object.fromEntries(
            readdirSync(inside).map((file) => [file, readFileSync(path.join(inside, file))]),
          ),
        ];
      }),
    );
    const { kept, refused } = await opened(cases);
    expect([...refused.keys()].toSorted()).toEqual(Object.keys(REFUSED).toSorted());
    for (const [title, sentence] of refused) expect(sentence).toMatch(REFUSED[title]!);

    const known = [...kept].filter(([title]) => Array.isArray(expected[title]));
    expect(known).toHaveLength(Object.values(expected).filter((answers) => Array.isArray(answers)).length);
    const given = await answerStockEach(
      known.map(([, network]) => {
        const shape = shapeOf(network);
        return { ...network, values: picture(shape), shape: [1, ...shape] };
      }),
    );
    const wrong = known.filter(([title], i) =>
      (expected[title] as readonly number[]).some(
        (value, at) => !(Math.abs(value - given[i]![at]!) < TOLERANCE),
      ),
    );
    expect(wrong.map(([title]) => title)).toEqual([]);

    const apart = await furthestOnEach(oneOfEachKind(kept.values()));
    expect(apart.filter(([, distance]) => !(distance < TOLERANCE))).toEqual([]);
  },
);
