import { readAddress } from "../../src/shell/address";

test("the address may name a backend", () => {
  expect(readAddress("?backend=wasm-simd")).toEqual({ backend: "wasm-simd", notices: [] });
  expect(readAddress("")).toEqual({ notices: [] });
});

test("a backend that there is not is said so, and ignored", () => {
  const address = readAddress("?backend=<b>gpu</b>");
  expect(address.backend).toBeUndefined();
  expect(address.notices[0]).toMatch(/webgpu, webgl/);
});
