import { thoroughResult } from "../../harness/states/props/bench-results";
import { toCsv } from "../../src/views/benchmark/csv";
import { deviceTitle } from "../../src/views/benchmark/device-title";
import { speak } from "../../src/words/translatable";

const result = thoroughResult();

test("a line for every figure, under a head that names its columns", () => {
  const lines = toCsv([result, thoroughResult(2)])
    .trimEnd()
    .split("\r\n");
  expect(lines).toHaveLength(1 + 2 * 6 * 6);
  const head = lines[0]!.split(",");
  const cells = lines[1]!.replace(/"[^"]*"/g, "quoted").split(",");
  const first = Object.fromEntries(head.map((name, i) => [name, cells[i]]));
  const { predict1 } = result.runs[0]!;
  expect(first).toMatchObject({
    id: result.id,
    device: "quoted",
    backend: "webgpu",
    measure: "predict1",
    median_ms: String(predict1!.medianMs),
    rounds: String(predict1!.rounds),
    worst_ms: String(predict1!.worstMs),
    first_ms: String(predict1!.firstMs),
    steady: "true",
    memory_bytes: String(result.runs[0]!.memory!.bytes),
    browser: "Google Chrome 156",
    isolated: "true",
    relaxed_simd: "true",
    peak_gflops: "41.6",
    battery: "0.83",
    charging: "false",
    hanger: "0.1.0",
    tensorflowjs: "4.22.0",
  });
});

test("a backend without figures has a line that says why", () => {
  const failed = {
    ...result,
    runs: [{ backend: "webgl" as const, status: "timeout" as const, error: "No answer." }],
  };
  const [head, line] = toCsv([failed]).trimEnd().split("\r\n");
  expect(line).toContain(",webgl,,timeout,");
  expect(line!.replace(/"[^"]*"/g, "").split(",")).toHaveLength(head!.split(",").length);
});

test("other engines have lines too, with their versions", () => {
  const peers = [
    { name: "litert", version: "2.5.3", threads: 2, predict1: { medianMs: 0.5, p95Ms: 0.7 } },
    { name: "onnxruntime-web", version: "1.30.0", threads: 1, error: "It did not start." },
  ];
  const lines = toCsv([{ ...result, runs: [], peers }])
    .trimEnd()
    .split("\r\n");
  const [head, litert, onnx] = lines.map((line) => line.replace(/"[^"]*"/g, "quoted").split(","));
  const cells = (line: readonly string[]) => Object.fromEntries(head!.map((name, i) => [name, line[i]]));
  expect(cells(litert!)).toMatchObject({
    backend: "litert",
    threads: "2",
    status: "ok",
    measure: "predict1",
    median_ms: "0.5",
    engine_version: "2.5.3",
  });
  expect(cells(onnx!)).toMatchObject({
    backend: "onnxruntime-web",
    status: "failed",
    engine_version: "1.30.0",
  });
});

test("text that a spreadsheet would run as a formula is marked as text", () => {
  const hostile = { ...result, network: { ...result.network, title: '=HYPERLINK("http://x","y")' } };
  expect(toCsv([hostile])).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
});

test("cells are quoted where a spreadsheet might divide them", () => {
  const titled = (title: string) => toCsv([{ ...result, network: { ...result.network, title } }]);
  for (const title of ["a;b", "a,b", "a\tb", "a\nb"]) expect(titled(title)).toContain(`,"${title}",`);
});

test("whatever language is spoken, the same result gives the same lines", async () => {
  const { model: _, os: __, browser: ___, ...told } = result.device;
  const nameless = { ...result, device: { ...told, userAgent: "" } };
  const english = toCsv([nameless]);
  await speak("de");
  expect(deviceTitle(nameless.device)).toBe("Unbekanntes System, unbekannter Browser");
  expect(toCsv([nameless])).toBe(english);
  await speak("en");
});

test.each([
  [{}, "Pixel 9, Google Chrome 156"],
  [
    {
      model: undefined,
      browser: undefined,
      os: undefined,
      userAgent:
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.1 Mobile/15E148 Safari/604.1",
    },
    "iPhone, Safari 26",
  ],
  [
    {
      model: undefined,
      browser: undefined,
      os: undefined,
      userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    },
    "Linux, Firefox 140",
  ],
])("devices go by what their browsers tell", (told, title) => {
  expect(deviceTitle({ ...result.device, ...told } as never)).toBe(title);
});
