import { availableParallelism } from "node:os";
import { openStockPage, type StockPage } from "../../harness/stock-page";
import { LEFT_OUT, SPECS } from "../ml/backends/wasm/specs";
import { newContext } from "./support/browsers";

let stock: StockPage;

beforeAll(async () => {
  stock = await openStockPage(await newContext(), { specs: SPECS });
});

afterAll(() => stock.close());

test("without the package, TensorFlow.js's wasm backend trains no convolution", async () => {
  const training = stock.train("wasm", "course", { isHelped: false });
  await expect(training).rejects.toThrow(/Conv2DBackpropFilter/);
});

test.each(["course", "mnist", "odd"] as const)(
  "with it, model.fit of the network %s goes as on the cpu backend, and leaves nothing behind",
  async (network) => {
    const expected = await stock.train("cpu", network, { isHelped: false });
    const given = await stock.train("wasm", network, { isHelped: true });
    expect(given.threads).toBe(Math.min(8, availableParallelism()));
    expect(given.leftTensors).toBe(expected.leftTensors);
    expect(given.losses).toHaveLength(8);
    expect(given.losses.at(-1)!).toBeLessThan(given.losses[0]!);
    given.losses.forEach((loss, i) => {
      expect(Math.abs(loss - expected.losses[i]!)).toBeLessThan(1e-3);
    });
  },
);

test("with it, TensorFlow.js's own specifications of these operations hold in a page", async () => {
  const { passed, failed } = await stock.runSpecs(LEFT_OUT);
  expect(failed).toEqual([]);
  expect(passed).toBeGreaterThan(200);
});
