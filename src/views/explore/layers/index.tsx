import { useState } from "preact/hooks";
import { Note } from "../../../ui/note";
import { exploreWords } from "../../../words/explore";
import { useAnswer } from "../../shared/use-answer";
import type { TabProps } from "..";
import { useActivations } from "../activations/use-activations";
import { amountsOf, exerciseOf, settingsOf } from "../exercises/settings";
import { FirstFiltersCard } from "../first-filters";
import { KerasButton } from "../keras-button";
import { NetworkPicker } from "../network-picker";
import { pictureHere } from "../pictures";
import { formatNetwork, type PictureName } from "../state";
import { hasTestImages } from "../use-dataset-here";
import "./layers.css";
import "./one-value.css";
import { LayerTable } from "./layer-table";
import { NetworkBlocks } from "./network-blocks";
import { OneValue, slides } from "./one-value";
import { isPredictedRight, usePredictions } from "./predictions";

/** What is shown on its way through the network unless another picture was chosen: the first lab's first shoe. */
const SHOE: PictureName = { kind: "image", index: 0 };
const DRAWING: PictureName = { kind: "drawing", name: "trouser" };

/** The network as a picture and a table, with the sums behind every shape. */
export function LayersTab({ client, isShown, state, change, dataset, exercises, photos }: TabProps) {
  const { network, chosen } = state;
  const { value: explanation, problem } = useAnswer(
    client,
    "explainNetwork",
    network,
    formatNetwork(network),
  );
  const [taps, setTaps] = useState(0);
  const standard = hasTestImages(dataset) ? SHOE : DRAWING;
  const wanted = state.pictures[chosen] ?? state.pictures[0];
  const photo = photos[chosen];
  const picture = wanted && wanted.kind !== "camera" ? pictureHere(wanted, photo, standard) : standard;
  const [answer] = useActivations(
    client,
    network.kind === "model" ? network.name : undefined,
    dataset ? [picture] : [],
    photo ? { 0: photo } : {},
    null,
  );
  const activations = network.kind === "model" && answer?.by === network.name ? answer.value : undefined;
  const predictions = usePredictions(state.predicts, formatNetwork(network));
  const { of } = predictions;
  const isHidden = (number: number) => of !== undefined && !of.has(number);
  const trainable = exerciseOf(network, state.exercise);
  const layer = Math.min(Math.max(1, state.layer), explanation?.layers.length ?? 1);
  const described = explanation?.layers[layer - 1];
  const pick = (picked: number) => {
    setTaps(taps + 1);
    change({ layer: picked });
  };
  return (
    <>
      <section class="card whole drawn-network" aria-label={exploreWords.network}>
        <NetworkPicker
          client={client}
          isShown={isShown}
          network={network}
          onPick={(picked) => change({ network: picked, layer: 1 })}
        />
        {problem && <Note kind="problem">{problem}</Note>}
        {explanation?.conflict && <Note kind="problem">{explanation.conflict}</Note>}
        {explanation && !explanation.conflict && (
          <NetworkBlocks
            explanation={explanation}
            isTrained={network.kind === "model"}
            activations={activations}
            layer={layer}
            isHidden={isHidden}
            onPick={pick}
          />
        )}
        {network.kind === "model" && answer?.problem && <Note kind="problem">{answer.problem}</Note>}
        {network.kind === "model" && activations && described && slides(described) && !isHidden(layer) && (
          <OneValue
            key={`${network.name} ${described.name}`}
            client={client}
            state={state}
            model={network.name}
            activations={activations}
            layer={described}
            number={layer}
            taps={taps}
          />
        )}
        {trainable && explanation && !explanation.conflict && (
          <button
            class="button"
            type="button"
            disabled={exercises.underWay !== undefined || amountsOf(dataset).length === 0}
            onClick={() => {
              exercises.run(settingsOf(trainable, dataset));
              change({ tab: "exercises", exercise: trainable });
            }}
          >
            {exploreWords.trainIt}
          </button>
        )}
      </section>
      {explanation && !explanation.conflict && (
        <section class="card" aria-label={exploreWords.layers}>
          <label class="check">
            <input
              type="checkbox"
              checked={state.predicts}
              onChange={({ currentTarget }) => {
                predictions.startAgain();
                change({ predicts: currentTarget.checked });
              }}
            />
            {exploreWords.predictFirst}
          </label>
          {of && (
            <p class="quiet number" role="status">
              {of.size === 0
                ? exploreWords.predictEach
                : exploreWords.predictedSoFar(
                    [...of.values()].filter(isPredictedRight).length,
                    of.size,
                    explanation.layers.length,
                  )}
            </p>
          )}
          <LayerTable
            key={formatNetwork(network)}
            explanation={explanation}
            layer={layer}
            onPick={pick}
            predictions={predictions}
          />
          <KerasButton client={client} exported={{ network }} />
        </section>
      )}
      {explanation && !explanation.conflict && <FirstFiltersCard client={client} network={network} />}
    </>
  );
}
