import type { DrivenApp } from "../../harness/app";
import { buildPeers, measurePeer, PEER_SERVER } from "../../harness/peers";
import { openApp } from "./support/driven-app";

let app: DrivenApp;

beforeAll(async () => {
  await buildPeers();
  app = await openApp({ server: PEER_SERVER });
});
afterAll(() => app.close());

test.each([
  [1, "litert_wasm_internal.wasm, relaxed SIMD"],
  [2, "litert_wasm_threaded_internal.wasm, relaxed SIMD"],
])("LiteRT on %i threads predicts with the network that the app writes", async (threads, build) => {
  const timing = { medianMs: expect.any(Number), p95Ms: expect.any(Number), rounds: expect.any(Number) };
  const peer = { name: "litert", binaries: "/peers/litert/", threads } as const;
  expect(await measurePeer(app, 0.01, peer)).toEqual({
    name: "litert",
    version: "2.5.3",
    threads,
    predict1: timing,
    predict128: timing,
    build,
  });
});
