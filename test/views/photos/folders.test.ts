import type { ClassInfo } from "../../../src/contract";
import { foldersOf } from "../../../src/views/photos/collection/folders";
import { fromPicker } from "../../../src/views/shared/incoming";

const CLASSES: readonly ClassInfo[] = [
  ["t-shirt-top", "T-shirt/top"],
  ["coat", "Overcoat"],
  ["beret", "Été"],
].map(([id, name]) => ({ id: id!, name: name!, hidden: false, builtIn: false, photos: 0, known: true }));

/** A file as the picker gives it with the folder that it lies in. */
function picked(address: string): File {
  const name = address.split("/").at(-1)!;
  return Object.defineProperty(new File(["x"], name), "webkitRelativePath", {
    value: address.includes("/") ? address : "",
  });
}

test("folders are matched by a class's name or id, however they are written", () => {
  const incoming = fromPicker(
    ["a/T-SHIRT_TOP/1.jpg", "a/t shirt top/2.jpg", "a/Overcoat/3.jpg", "a/été/4.jpg", "a/misc/5.jpg"].map(
      picked,
    ),
  );
  const folders = foldersOf(incoming, CLASSES);
  expect(folders?.map(({ name, match }) => [name, match?.id])).toEqual([
    ["T-SHIRT_TOP", "t-shirt-top"],
    ["t shirt top", "t-shirt-top"],
    ["Overcoat", "coat"],
    ["été", "beret"],
    ["misc", undefined],
  ]);
});

test("folders that are named like no class, and files without one, are not offered by folder", () => {
  expect(foldersOf(fromPicker(["a/x/1.jpg", "2.jpg"].map(picked)), CLASSES)).toBeUndefined();
});
