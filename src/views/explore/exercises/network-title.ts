import { exerciseWords } from "../../../words/explore-exercises";

/** `2 × Conv 3x3, 64 filters`, as the table names a network. */
export function networkTitle(architecture: string, options: Readonly<Record<string, number>>): string {
  if (architecture !== "cnn") return architecture === "dense" ? exerciseWords.dense : architecture;
  const { convolutions = 2, filters = 64, kernelSize = 3 } = options;
  if (convolutions === 0) return exerciseWords.noConvolution;
  return exerciseWords.convolutionsAndFilters(convolutions, kernelSize, filters);
}
