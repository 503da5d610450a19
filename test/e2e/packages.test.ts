import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { ROOT } from "../../harness/paths";

/** Advisories by package, as a registry tells them. */
type Advisories = Readonly<Record<string, readonly object[]>>;

let registry: Server;

afterEach(() => registry.close());

/** Runs the command with a registry that answers what is asked of advisories, or refuses to. */
async function run(advisories: Advisories | undefined, ...args: string[]) {
  registry = createServer((request, response) => {
    request.resume();
    const isAsked = request.url!.startsWith("/-/npm/v1/security/advisories/bulk");
    response.writeHead(isAsked && advisories ? 200 : 405, { "Content-Type": "application/json" });
    response.end(JSON.stringify(advisories ?? {}));
  });
  await new Promise<void>((resolve) => registry.listen(0, "localhost", resolve));
  const { port } = registry.address() as AddressInfo;
  const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const child = spawn(process.execPath, [tsx, "src/cli/packages.ts", ...args], {
    cwd: ROOT,
    env: { ...process.env, npm_config_registry: `http://localhost:${port}/`, npm_config_fetch_retries: "0" },
  });
  let stdout = "";
  child.stdout.on("data", (data) => {
    stdout += data;
  });
  const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { status, stdout };
}

const advisory = (title: string) => ({
  id: 1,
  url: "https://example.com/1",
  title,
  severity: "high",
  vulnerable_versions: ">=0.0.0",
});

test("what ships and what only builds is listed with versions and licences, and that nobody told of advisories", async () => {
  const { status, stdout } = await run(undefined);
  expect(status).toBe(0);
  const [app, building, advisories] = stdout.split("\n\n");
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  for (const [name, version] of Object.entries(dependencies))
    expect(app).toMatch(new RegExp(`^  ${name} ${version} +\\S`, "m"));
  expect(app).toMatch(/^ {2}workbox-strategies /m);
  expect(app).not.toContain("jest");
  expect(building).toMatch(new RegExp(`^  jest ${devDependencies.jest} +MIT$`, "m"));
  expect(building).toMatch(/and \d+ packages that these need/);
  expect(advisories).toContain("unknown: the registry does not answer");
});

test("an advisory for what ships fails the command, one for what only builds is listed", async () => {
  const { status, stdout } = await run({ jest: [advisory("a hole")] }, "--json");
  const { ships, builds, advisories } = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(advisories).toContainEqual({
    package: "jest",
    severity: "high",
    title: "a hole",
    url: "https://example.com/1",
    ships: false,
  });
  expect(ships.map(({ name }: { name: string }) => name)).toContain("preact");
  expect(builds.length).toBeGreaterThan(100);
  registry.close();

  const found = await run({ preact: [advisory("another hole")] });
  expect(found.status).toBe(1);
  expect(found.stdout).toContain("preact (in the app), high: another hole, https://example.com/1");
});

test("where nothing is known, it says none", async () => {
  const { status, stdout } = await run({});
  expect(status).toBe(0);
  expect(stdout).toMatch(/Known advisories\n {2}none\n$/);
});
