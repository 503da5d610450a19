import { type FaultyHost, faultyHost } from "../../harness/faults/faulty-host";
import { DIST } from "../../harness/paths";
import { classify, visit } from "./support/visit";

let host: FaultyHost;

beforeEach(async () => {
  host = await faultyHost(DIST);
});

afterEach(() => host.close());

/** Has the host hold a file back. `asked` resolves once the file was asked for. */
function hold(pattern: RegExp): { readonly asked: Promise<void>; release(): void } {
  let release = () => {};
  let tellAsked = () => {};
  const asked = new Promise<void>((resolve) => {
    tellAsked = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  host.heldUntil = (file) => {
    if (!pattern.test(file)) return undefined;
    tellAsked();
    return released;
  };
  return { asked, release };
}

test.each([
  ["the worker", /^assets\/model-.*\.js$/],
  ["the code of a backend", /^assets\/src_ml_backends_wasm_ts-.*\.js$/],
  ["TensorFlow.js's binary", /^assets\/tfjs-backend-wasm-threaded-simd-.*\.wasm$/],
  ["the training kernels", /^assets\/(relaxed|simd)-shared-.*\.wasm$/],
  ["the network", /^models\/camera\/weights\.bin$/],
] as const)("a minute of downloading %s ends no backend, and is told", async (_, pattern) => {
  const { asked, release } = hold(pattern);
  const { page } = await visit({
    served: host,
    backend: "wasm-threads",
    prepare: (page) => page.clock.install(),
  });
  await asked;
  await page.clock.runFor(60_000);
  await page.getByText("Downloading the rest of Hanger.").waitFor();
  release();
  await classify(page, "Dress");
  await page.getByText(/^Computed with wasm, \d+ threads/).waitFor();
  await page.getByText("Downloading the rest of Hanger.").waitFor({ state: "detached" });
  expect(await page.getByText("is not available here").count()).toBe(0);
});

test("a minute of downloading a backend that is measured does not rule it out", async () => {
  const { asked, release } = hold(/^assets\/src_ml_backends_webgl_ts-.*\.js$/);
  const { page } = await visit({
    served: host,
    backend: "measured",
    prepare: (page) => page.clock.install(),
  });
  await asked;
  await page.clock.runFor(60_000);
  release();
  await classify(page, "Dress");
  await page.getByRole("button", { name: /^Computed with/ }).click();
  await page.getByRole("button", { name: "Measure again" }).waitFor();
  expect(await page.getByText("No answer within").count()).toBe(0);
});
