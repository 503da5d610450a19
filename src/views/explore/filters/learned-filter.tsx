import { useState } from "preact/hooks";
import type { ModelClient, NetworkChoice } from "../../../contract";
import { Note } from "../../../ui/note";
import { exploreWords } from "../../../words/explore";
import { filterWords } from "../../../words/explore-filters";
import { sentenceOf } from "../../shared/sentence-of";
import { useAnswer } from "../../shared/use-answer";
import { layerTitle } from "../layers/layer-title";
import { formatNetwork } from "../state";
import type { TypedFilter } from "./typed-filter";

interface LearnedFilterProps {
  readonly client: ModelClient;
  readonly network: NetworkChoice;
  readonly onLoad: (typed: TypedFilter) => void;
}

/** Networks see values in 0..1, these filters bytes. */
const BYTE = 255;

/** Loads a filter that a network has learned into the fields. */
export function LearnedFilter({ client, network, onLoad }: LearnedFilterProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{filterWords.loadLearned}</summary>
      {isOpen && <Choice client={client} network={network} onLoad={onLoad} />}
    </details>
  );
}

function Choice({ client, network, onLoad }: LearnedFilterProps) {
  const model = network.kind === "model" ? network : ({ kind: "model", name: "fashion-mnist" } as const);
  const explanation = useAnswer(client, "explainNetwork", model, formatNetwork(model));
  const models = useAnswer(client, "listModels", undefined, model.name);
  const title = models.value?.find((each) => each.name === model.name)?.card.title ?? model.name;
  const [problem, setProblem] = useState<string>();
  const convolutions = (explanation.value?.layers ?? [])
    .map((layer, i) => ({ layer, number: i + 1 }))
    .filter(
      ({ layer: { kind, kernelSize = [] } }) => kind === "Conv2D" && [3, 5].includes(kernelSize[0] ?? 0),
    );
  const [name, setName] = useState<string>();
  const chosen = convolutions.find(({ layer }) => layer.name === name) ?? convolutions[0];
  const filters = chosen?.layer.outputShape[2] ?? 1;
  const channels = chosen?.layer.inputShape[2] ?? 1;

  const load = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!chosen) return;
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const [filter, channel] = [Number(form.get("filter")), Number(form.get("channel"))];
    try {
      const learned = await client.call("learnedFilters", { model: model.name, layer: chosen.layer.name });
      const [height, width] = learned.shape;
      const weights = Array.from({ length: height * width }, (_, i) =>
        learned.values[(i * channels + channel) * filters + filter]!.toFixed(3),
      );
      const bias = ((learned.biases[filter] ?? 0) * BYTE).toFixed(1);
      setProblem(undefined);
      onLoad({ weights, weight: "1", bias });
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };

  return (
    <form onSubmit={(event) => void load(event)}>
      <p class="quiet">{filterWords.ofNetwork(title)}</p>
      <div class="fields">
        <label class="field">
          {exploreWords.layer}
          <select
            value={chosen?.layer.name ?? ""}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          >
            {convolutions.map(({ layer, number }) => (
              <option key={layer.name} value={layer.name} selected={layer.name === chosen?.layer.name}>
                {number}: {layerTitle(layer)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {exploreWords.filterNumber(filters - 1)}
          <input name="filter" type="number" min="0" max={filters - 1} defaultValue="0" required />
        </label>
        <label class="field">
          {filterWords.channelNumber(channels - 1)}
          <input name="channel" type="number" min="0" max={channels - 1} defaultValue="0" required />
        </label>
      </div>
      {(problem ?? explanation.problem) && <Note kind="problem">{problem ?? explanation.problem}</Note>}
      <button class="button" type="submit" disabled={!chosen}>
        {filterWords.load}
      </button>
    </form>
  );
}
