import { readFileSync } from "node:fs";
import path from "node:path";
import { HOST_HEADERS, headersFor, PAGE_POLICY } from "../../src/cli/headers";

const ROOT = path.join(__dirname, "../..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

test.each(["public/_headers", "deploy/nginx.conf", "deploy/.htaccess", "deploy/Caddyfile"])(
  "%s sends every header that the app needs",
  (file) => {
    const text = read(file);
    for (const [name, value] of Object.entries(HOST_HEADERS)) {
      const line = text.split("\n").find((each) => each.includes(name));
      expect(line).toContain(value);
    }
  },
);

test("the page says the policy itself, for hosts that send no headers", () => {
  expect(read("public/index.html")).toContain(`content="${PAGE_POLICY}"`);
});

test("the policy lets nothing inline run, evaluates no text, and fetches from nowhere else", () => {
  const policy = headersFor("/index.html")["Content-Security-Policy"]!;
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
});
