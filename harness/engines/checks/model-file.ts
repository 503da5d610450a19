import type { StoredModel } from "../../../src/contract";
import { type Check, hold } from "../check";
import { drawBerets, exportedFile, importFile, probabilitiesOf } from "../page";

/** The largest difference in probabilities for the same weights. */
const TOLERANCE = 1e-6;

export const modelFileCheck: Check = {
  name: "model-file",
  async run(begin) {
    const visit = await begin();
    await visit.openDriver();
    const [picture] = await visit.evaluate(drawBerets, [1]);
    const before = await visit.evaluate(probabilitiesOf, picture!);
    const file = await visit.evaluate(exportedFile, { name: "camera", format: "layers-model" });
    const onnx = await visit.evaluate(exportedFile, { name: "camera", format: "onnx" });
    hold(onnx.base64.length > 1000, "the ONNX file is empty");
    const answer = await visit.evaluate(importFile, "importModel", file);
    hold(answer.ok, `the model was refused: ${answer.ok || answer.failure.message}`);
    const { card } = (answer as { readonly value: StoredModel }).value;
    await visit.call("activateModel", { name: card.name });
    const after = new Map(await visit.evaluate(probabilitiesOf, picture!));
    const differences = before.map(([label, p]) => Math.abs((after.get(label) ?? Number.NaN) - p));
    const most = Math.max(...differences);
    hold(most <= TOLERANCE, `the model that came back differs by ${most}`);
    return `${file.name} and ${onnx.name}; what came back answers the same`;
  },
};
