import { fromPicker } from "../../../src/views/shared/incoming";

/** A file as the picker gives it with the folder that it lies in. */
function picked(address: string): File {
  const name = address.split("/").at(-1)!;
  return Object.defineProperty(new File(["x"], name), "webkitRelativePath", {
    value: address.includes("/") ? address : "",
  });
}

test("a picked folder tells of each file in which folder it lies, and leaves hidden files out", () => {
  const incoming = fromPicker([picked("all/coat/1.jpg"), picked("all/.DS_Store"), picked("2.jpg")]);
  expect(incoming.map(({ file, folder }) => [file.name, folder])).toEqual([
    ["1.jpg", "coat"],
    ["2.jpg", ""],
  ]);
});

test("hidden files alone are not left out: whoever picks one is told what it is", () => {
  expect(fromPicker([picked("._1.jpg")]).map(({ file }) => file.name)).toEqual(["._1.jpg"]);
});
