import type { ChosenConfusion, Label, StepAnswer } from "../../../contract";
import { assignmentWords } from "../../../words/assignments";
import { exerciseWords } from "../../../words/explore-exercises";
import { kindNames } from "../../../words/kinds";
import { formatNumber } from "../../../words/numbers";
import { networkTitle } from "../exercises/network-title";

/** An experiment's accuracy, and of how many test images it is where that is known. */
export function accuracyText(experiment: {
  readonly accuracy: number;
  readonly testImages?: number;
}): string {
  const { testImages } = experiment;
  const accuracy = formatNumber(experiment.accuracy, 3);
  return testImages === undefined ? accuracy : assignmentWords.onImages(accuracy, formatNumber(testImages));
}

/** Which kind was taken for which other, and by what network. */
export function confusionText({ label, answer, count, of, network, options }: ChosenConfusion): string {
  const pair = exerciseWords.takenFor(
    kindNames[label as Label],
    kindNames[answer as Label],
    formatNumber(count),
    formatNumber(of),
  );
  return assignmentWords.ofConfusion(networkTitle(network, options), pair);
}

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
        accuracyText(answer),
        parameters === undefined ? "?" : formatNumber(parameters),
      );
    case "confusion":
      return answer.chosen ? `${confusionText(answer.chosen)}\n${answer.text}` : answer.text;
    case "shape":
    case "text":
      return answer.text;
    default:
      return "";
  }
}
