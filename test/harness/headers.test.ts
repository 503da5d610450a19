import { readFileSync } from "node:fs";
import path from "node:path";
import { cachingFor, HOST_HEADERS, headersFor, PAGE_POLICY } from "../../harness/headers";
import { appFiles } from "../deploy/files";
import { readHeadersFile, readNginxConf } from "../deploy/rules";

const ROOT = path.join(__dirname, "../..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** Every file of `public/`, and the kinds of files that the build adds, by their addresses. */
const ADDRESSES = [
  ...appFiles(path.join(ROOT, "public")).map((file) => `/${file}`),
  ...["/", "/sw.js", "/start/app-89abcdef.js", "/licences.txt", "/data/fashion-mnist/test.bin"],
  "/engines/litert-2.5.3/litert_wasm_internal.wasm",
  ...["/assets/app-0123456789.js", "/assets/app-0123456789.css", "/assets/simd-0123456789.wasm"],
];

const needed = (address: string) => ({ ...HOST_HEADERS, "Cache-Control": cachingFor(address) });

test("what is named by its content is kept for good, and of everything else the host is asked", () => {
  expect(ADDRESSES).toContain("/index.html");
  const kept = ADDRESSES.filter((address) => cachingFor(address) !== "no-cache");
  expect(kept).toEqual(ADDRESSES.filter((address) => address.includes("-0123456789.")));
  for (const address of kept) expect(cachingFor(address)).toBe("public, max-age=31536000, immutable");
  expect(cachingFor("/hanger/assets/app-0123456789.js")).toContain("immutable");
});

test.each(ADDRESSES)("the recipes send %s with all that the app needs, and nothing else", (address) => {
  expect(readHeadersFile(read("public/_headers"))(address)).toEqual(needed(address));
  const nginx = readNginxConf(read("deploy/nginx.conf"));
  expect(nginx(address)).toEqual(needed(address));
  expect(nginx(`/hanger${address}`)).toEqual(needed(address));
  expect(headersFor(address)["Cache-Control"]).toBe(cachingFor(address));
});

// "npm run test:deploy" has Apache and Caddy read these.
test.each(["deploy/.htaccess", "deploy/Caddyfile"])("%s sends every header that the app needs", (file) => {
  const lines = read(file).split("\n");
  for (const [name, value] of Object.entries(HOST_HEADERS)) {
    expect(lines.find((line) => line.includes(name))).toContain(value);
  }
  for (const address of ["/index.html", "/assets/app-0123456789.js"]) {
    expect(lines.some((line) => line.includes("Cache-Control") && line.includes(cachingFor(address)))).toBe(
      true,
    );
  }
});

test("the page says the policy itself, for hosts that send no headers", () => {
  expect(read("public/index.html")).toContain(`content="${PAGE_POLICY}"`);
});

test("the policy lets nothing inline run, evaluates no text, and fetches from nowhere else", () => {
  const policy = headersFor("/index.html")["Content-Security-Policy"]!;
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
});
