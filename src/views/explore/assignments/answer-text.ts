import type { StepAnswer } from "../../../contract";
import { assignmentWords } from "../../../words/assignments";
import { formatNumber } from "../../../words/numbers";
import { networkTitle } from "../exercises/network-title";

/**
 * An answer as text.
 * @param parameters of an experiment's network, as computed here
 * @param between what stands between the rows of a filter
 */
export function answerText(answer: StepAnswer, parameters: number | undefined, between = "\n"): string {
  switch (answer?.kind) {
    case "filter":
      return [0, 3, 6].map((at) => answer.weights.slice(at, at + 3).join(" ")).join(between);
    case "experiment":
      return assignmentWords.ofExperiment(
        networkTitle(answer.network, answer.options),
        formatNumber(answer.accuracy, 3),
        parameters === undefined ? "?" : formatNumber(parameters),
      );
    case "shape":
    case "text":
      return answer.text;
    default:
      return "";
  }
}
