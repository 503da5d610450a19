import type { AssignmentStep, ModelClient, NetworkChoice, ShapeStep } from "../../../contract";
import { assignmentWords } from "../../../words/assignments";
import { formatNumber } from "../../../words/numbers";
import { useAnswer } from "../../shared/use-answer";
import { networkTitle } from "../exercises/network-title";
import { layerTitle } from "../layers/layer-title";
import { formatNetwork } from "../state";

interface QuestionProps {
  readonly client: ModelClient;
  readonly step: AssignmentStep;
}

/** What a step asks: by its kind, and in its teacher's words. */
export function Question({ client, step }: QuestionProps) {
  return (
    <>
      {step.text && <p class="told">{step.text}</p>}
      {step.kind === "shape" && <ShapeQuestion client={client} step={step} />}
      {step.kind === "filter" && <p>{assignmentWords.filterThatLeaves[step.leaves]}</p>}
      {step.kind === "experiment" && <p>{accuracyAsked(step)}</p>}
      {step.kind === "experiment" && step.sampleAccuracy !== undefined && (
        <p class="quiet">{assignmentWords.sampleSuffices(formatNumber(step.sampleAccuracy, 3))}</p>
      )}
      {step.kind === "confusion" && <p>{assignmentWords.explainConfusion}</p>}
    </>
  );
}

function accuracyAsked({ accuracy, parameters }: Extract<AssignmentStep, { kind: "experiment" }>): string {
  const share = formatNumber(accuracy, 3);
  if (parameters === undefined) return assignmentWords.beat(share);
  return assignmentWords.beatWith(share, formatNumber(parameters));
}

export const networkOfStep = ({ network, options }: ShapeStep): NetworkChoice => ({
  kind: "architecture",
  name: network,
  options,
});

function ShapeQuestion({ client, step }: { readonly client: ModelClient; readonly step: ShapeStep }) {
  const { layer, asked } = step;
  const network = networkOfStep(step);
  const { value } = useAnswer(client, "explainNetwork", network, formatNetwork(network));
  const found = value?.layers[layer - 1];
  const title = found ? layerTitle(found) : "";
  const asks = asked === "shape" ? assignmentWords.shapeOf : assignmentWords.parametersOf;
  return (
    <>
      <p>{layer === 0 ? assignmentWords.parametersInAll : found && asks(title, layer)}</p>
      <p class="quiet">{assignmentWords.inNetwork(networkTitle(step.network, step.options))}</p>
    </>
  );
}
