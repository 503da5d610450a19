import { conv2d } from "../../../src/ml/architectures/layers";
import { checkOptions, findArchitecture, listArchitectures } from "../../../src/ml/architectures/registry";
import { summariseNetwork } from "../../../src/ml/architectures/summary";
import { speak } from "../../../src/words/translatable";
import { cpuReady } from "../cpu-backend";

beforeAll(cpuReady);

function shapesOf(name: string, options = {}) {
  const network = findArchitecture(name).build(options, 10, 1);
  const summary = summariseNetwork(network);
  network.dispose();
  return summary;
}

test("the CNN has the course's output shapes and parameters", () => {
  const { layers, parameters } = shapesOf("cnn");
  expect(layers.map(({ kind, outputShape, parameters }) => [kind, outputShape, parameters])).toEqual([
    ["Conv2D", [26, 26, 64], 640],
    ["MaxPooling2D", [13, 13, 64], 0],
    ["Conv2D", [11, 11, 64], 36_928],
    ["MaxPooling2D", [5, 5, 64], 0],
    ["Flatten", [1600], 0],
    ["Dense", [128], 204_928],
    ["Dense", [10], 1_290],
  ]);
  expect(parameters).toBe(243_786);
});

test("the dense baseline has the course's shapes", () => {
  const { layers, parameters } = shapesOf("dense");
  expect(layers.map(({ kind, outputShape }) => [kind, outputShape])).toEqual([
    ["Flatten", [784]],
    ["Dense", [128]],
    ["Dense", [10]],
  ]);
  expect(parameters).toBe(784 * 128 + 128 + 128 * 10 + 10);
});

test("a 5x5 filter takes four pixels off each side", () => {
  const { layers } = shapesOf("cnn", { kernelSize: 5 });
  expect(layers.slice(0, 4).map(({ outputShape }) => outputShape)).toEqual([
    [24, 24, 64],
    [12, 12, 64],
    [8, 8, 64],
    [4, 4, 64],
  ]);
});

test("same padding keeps the size of the picture", () => {
  const layer = conv2d({ name: "same", filters: 8, kernelSize: 3, seed: 1, padding: "same" });
  expect(layer.computeOutputShape([null, 28, 28, 1])).toEqual([null, 28, 28, 8]);
});

test("the registry refuses what it does not have, and says what it has", () => {
  expect(listArchitectures().map(({ name }) => name)).toEqual(["cnn", "dense", "photo-cnn"]);
  expect(() => findArchitecture("transformer")).toThrow(/cnn, dense, photo-cnn/);
  expect(shapesOf("wide-cnn").parameters).toBe(653_322);
  expect(() => checkOptions(findArchitecture("cnn"), { filters: 7 })).toThrow(/one of 16, 32, 64/);
  expect(() => checkOptions(findArchitecture("cnn"), { depth: 7 })).toThrow(/no such option/);
  expect(() => checkOptions(findArchitecture("cnn"), { convolutions: 3, kernelSize: 5 })).toThrow(
    /too small/,
  );
});

test("architectures have their titles, and say what does not fit, in the language spoken", async () => {
  const titles = () => listArchitectures().map(({ title }) => title);
  const options = () => Object.values(listArchitectures()[0]!.options).map(({ title }) => title);
  expect(titles()).toEqual(["Convolutional network", "Dense network", "Network for photos"]);
  await speak("de");
  expect(titles()).toEqual(["Faltungsnetz", "Dense-Netz", "Netz für Fotos"]);
  expect(options()).toEqual(["Faltungen", "Filter", "Filtergröße"]);
  expect(findArchitecture("cnn").conflict?.({ convolutions: 3, kernelSize: 5 })).toMatch(/Bild ist zu klein/);
  await speak("en");
  expect(options()).toEqual(["Convolutions", "Filters", "Filter size"]);
});
