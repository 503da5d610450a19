import { ASKED_NETWORKS, type ModelClient, type ShapeStep } from "../../../contract";
import { Note } from "../../../ui/note";
import { assignmentWords } from "../../../words/assignments";
import { exploreWords } from "../../../words/explore";
import { exerciseWords } from "../../../words/explore-exercises";
import { useAnswer } from "../../shared/use-answer";
import { layerTitle } from "../layers/layer-title";
import { ArchitectureOptions } from "../network-picker";
import { formatNetwork } from "../state";
import { networkOfStep } from "./question";

interface ShapeFieldsProps {
  readonly client: ModelClient;
  readonly step: ShapeStep;
  readonly onStep: (step: ShapeStep) => void;
}

/** The network and the layer whose shape or number of parameters is asked for. */
export function ShapeFields({ client, step, onStep }: ShapeFieldsProps) {
  const architectures = useAnswer(client, "listArchitectures", undefined, "all");
  const network = networkOfStep(step);
  const { value: explanation } = useAnswer(client, "explainNetwork", network, formatNetwork(network));
  const layers = explanation?.layers ?? [];
  const { layer, asked } = step;
  return (
    <>
      <label class="field">
        {exploreWords.network}
        <select
          value={step.network}
          onChange={({ currentTarget }) =>
            onStep({ ...step, network: currentTarget.value as ShapeStep["network"], options: {}, layer: 1 })
          }
        >
          {ASKED_NETWORKS.map((name) => (
            <option key={name} value={name} selected={name === step.network}>
              {name === "cnn" ? exerciseWords.convolutional : exerciseWords.dense}
            </option>
          ))}
        </select>
      </label>
      <ArchitectureOptions
        architecture={architectures.value?.find(({ name }) => name === step.network)}
        values={step.options}
        onChange={(options) => onStep({ ...step, options, layer: 1 })}
      />
      {explanation?.conflict && <Note kind="problem">{explanation.conflict}</Note>}
      <div class="choices">
        <label class="field">
          {assignmentWords.asked}
          <select
            value={asked}
            onChange={({ currentTarget }) => {
              const next = currentTarget.value as ShapeStep["asked"];
              onStep({ ...step, asked: next, layer: next === "shape" ? Math.max(1, layer) : layer });
            }}
          >
            {(["shape", "parameters"] as const).map((each) => (
              <option key={each} value={each} selected={each === asked}>
                {assignmentWords.askedFor[each]}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {exploreWords.layer}
          <select
            value={layer}
            onChange={({ currentTarget }) => onStep({ ...step, layer: Number(currentTarget.value) })}
          >
            {asked === "parameters" && (
              <option value={0} selected={layer === 0}>
                {assignmentWords.wholeNetwork}
              </option>
            )}
            {layers.map((each, i) => (
              <option key={each.name} value={i + 1} selected={i + 1 === layer}>
                {assignmentWords.layerNumber(i + 1, layerTitle(each))}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  );
}
