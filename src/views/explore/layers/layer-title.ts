import type { LayerSummary } from "../../../contract";
import { exploreWords } from "../../../words/explore";
import { formatNumber } from "../../../words/numbers";

/** `11×11×64`, or `1,600`, as in the table and everywhere else. */
export const shapeText = (shape: readonly number[]) => shape.map((size) => formatNumber(size)).join("×");

/** A layer's kind with the size of its filter, short enough for a phone: `Conv 3x3`. */
export function layerTitle({
  kind,
  kernelSize = [],
  activation,
}: Pick<LayerSummary, "kind" | "kernelSize" | "activation">): string {
  switch (kind) {
    case "Conv2D":
      return exploreWords.convolution(shapeText(kernelSize));
    case "MaxPooling2D":
      return exploreWords.maxPooling(shapeText(kernelSize));
    case "AveragePooling2D":
      return exploreWords.meanPooling(shapeText(kernelSize));
    case "GlobalAveragePooling2D":
      return exploreWords.meanOfEach;
    case "Activation":
      return activation ?? kind;
    default:
      return kind;
  }
}
