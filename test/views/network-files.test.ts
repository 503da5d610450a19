import { readNetworkFiles } from "../../src/views/benchmark/network-files";

const manifest = JSON.stringify({ weightsManifest: [{ paths: ["b.bin", "a.bin"] }] });

test("weights are joined in the manifest's order, whatever the order they were chosen in", async () => {
  const files = [new File(["A"], "a.bin"), new File([manifest], "model.json"), new File(["B"], "b.bin")];
  const source = await readNetworkFiles(files);
  expect(source).toMatchObject({ kind: "files", name: "model.json", modelJson: manifest });
  expect(Buffer.from((source as { weights: ArrayBuffer }).weights).toString()).toBe("BA");
});

test.each([
  [[new File(["A"], "a.bin")], /model\.json together with its weights/],
  [[new File([manifest], "model.json"), new File(["A"], "a.bin")], /b\.bin is missing/],
  [[new File(["{}"], "model.json")], /not a TensorFlow.js LayersModel/],
  [[new File(["x"], "model.json")], /not a TensorFlow.js LayersModel/],
])("what is missing is said", async (files, sentence) => {
  await expect(readNetworkFiles(files)).rejects.toThrow(sentence);
});
