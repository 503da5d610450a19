import { placeOf, readAddress } from "../../src/shell/address";

test("the address may name a backend", () => {
  expect(readAddress("?backend=wasm-simd")).toEqual({ backend: "wasm-simd", notices: [] });
  expect(readAddress("")).toEqual({ notices: [] });
});

test("a backend that there is not is said so, and ignored", () => {
  const address = readAddress("?backend=<b>gpu</b>");
  expect(address.backend).toBeUndefined();
  expect(address.notices[0]).toMatch(/webgpu, webgl/);
});

test.each([
  ["", undefined],
  ["#/", undefined],
  ["#/train", "train"],
  ["#/explore", "explore"],
  ["#/explore/filters?preset=blur", "explore"],
  ["#/explore?image=23", "explore"],
])("the fragment %j names the place %s", (hash, place) => {
  expect(placeOf(hash)).toBe(place);
});
