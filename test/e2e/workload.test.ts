import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "../../harness/paths";
import { type RunningServer, serve } from "../../harness/server";
import { newContext } from "./support/browsers";

const folder = mkdtempSync(path.join(tmpdir(), "hanger-runner-"));
const { version, dependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));

let server: RunningServer;

beforeAll(async () => {
  const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const { status, stderr } = spawnSync(process.execPath, [tsx, path.join(ROOT, "src/cli/workload.ts")], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  writeFileSync(path.join(folder, "index.html"), "<!doctype html><title>A runner</title>");
  const mounts = { "/workload/": path.join(ROOT, "deploy/workload/dist") };
  server = await serve({ folder, mounts, headers: () => ({}) });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Message {
  readonly type: string;
  readonly status: string;
  readonly appId: string;
  readonly test?: string;
  readonly result?: Result;
}

interface Result {
  readonly steps: Readonly<Record<string, { readonly tests: object; readonly total: number }>>;
  readonly prepare: number;
  readonly total: number;
}

/** Plays the runner in its page: loads the workload in a frame, tells it to run, and gives all that it said. */
async function playRunner(address: string): Promise<readonly Message[]> {
  const frame = document.createElement("iframe");
  const said: Message[] = [];
  const heard = (type: string) =>
    new Promise<Message>((resolve) => {
      addEventListener("message", ({ data, source }) => {
        if (source === frame.contentWindow && data.type === type) resolve(data);
      });
    });
  addEventListener("message", ({ data }) => said.push(data));
  const ready = heard("app-ready");
  const complete = heard("suite-complete");
  frame.src = address;
  document.body.append(frame);
  const { appId } = await ready;
  const ask = (id: string) =>
    frame.contentWindow!.postMessage(
      { id, key: "benchmark-connector", type: "benchmark-suite", name: "default" },
      "*",
    );
  // What is meant for another page is not answered.
  ask(`${appId}-other`);
  ask(appId);
  await complete;
  return said;
}

test("a runner gets the steps that it asked for, with times that add up", async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(server.url);
  const said = await page.evaluate(
    playRunner,
    `${server.url}workload/training-step-cpu.html?subIterationCount=3`,
  );
  const appId = `Training step on wasm-${version}`;
  expect(said.map(({ type, status, appId, test }) => [type, status, appId, test])).toEqual([
    ["app-ready", "success", appId, undefined],
    ["step-complete", "success", appId, "run-1"],
    ["step-complete", "success", appId, "run-2"],
    ["step-complete", "success", appId, "run-3"],
    ["suite-complete", "success", appId, undefined],
  ]);
  const { steps, prepare, total } = said.at(-1)!.result!;
  const totals = Object.values(steps).map((step) => step.total);
  expect(Object.keys(steps)).toEqual(["run-1", "run-2", "run-3"]);
  expect(totals.every((each) => each > 0)).toBe(true);
  expect(total).toBeCloseTo(
    totals.reduce((sum, each) => sum + each, 0),
    6,
  );
  expect(prepare).toBe(0);
});

test("opened alone, from one file and with no other request, it runs, and shows its versions and its total", async () => {
  const context = await newContext();
  const page = await context.newPage();
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const address = `${server.url}workload/training-step-cpu.html`;
  await page.goto(address);
  await page.getByText(/^\d+\.\d ms$/).waitFor();
  expect(await page.locator("#version").textContent()).toBe(version);
  expect(await page.locator("#tensorflowjs").textContent()).toBe(dependencies["@tensorflow/tfjs-core"]);
  expect(await page.locator("#runs").textContent()).toBe("5");
  expect(Number(await page.locator("#loss").textContent())).toBeLessThan(Math.log(10));
  expect(requests.filter((url) => !url.startsWith("blob:"))).toEqual([address]);
});
