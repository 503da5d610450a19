import { Note } from "../../../ui/note";
import { exploreWords } from "../../../words/explore";
import { useAnswer } from "../../shared/use-answer";
import type { TabProps } from "..";
import { useActivations } from "../activations/use-activations";
import { amountsOf, exerciseOf, settingsOf } from "../exercises/settings";
import { FirstFiltersCard } from "../first-filters";
import { NetworkPicker } from "../network-picker";
import { formatNetwork, type PictureName } from "../state";
import { hasTestImages } from "../use-dataset-here";
import "./layers.css";
import { LayerTable } from "./layer-table";
import { NetworkBlocks } from "./network-blocks";

/** What is shown on its way through the network unless another picture was chosen: the first lab's first shoe. */
const SHOE: PictureName = { kind: "image", index: 0 };
const DRAWING: PictureName = { kind: "drawing", name: "trouser" };

/** The network as a picture and a table, with the sums behind every shape. */
export function LayersTab({ client, isShown, state, change, dataset, exercises }: TabProps) {
  const { network } = state;
  const { value: explanation, problem } = useAnswer(
    client,
    "explainNetwork",
    network,
    formatNetwork(network),
  );
  const picture = state.pictures.find(({ kind }) => kind === "image" || kind === "drawing");
  const standard = hasTestImages(dataset) ? SHOE : DRAWING;
  const [answer] = useActivations(
    client,
    network.kind === "model" ? network.name : undefined,
    dataset ? [picture ?? standard] : [],
    {},
    null,
  );
  const activations = network.kind === "model" ? answer?.value : undefined;
  const trainable = exerciseOf(network, state.exercise);
  const layer = Math.min(Math.max(1, state.layer), explanation?.layers.length ?? 1);
  return (
    <>
      <section class="card" aria-label={exploreWords.network}>
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
            activations={activations}
            layer={layer}
            onPick={(picked) => change({ layer: picked })}
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
          <LayerTable
            explanation={explanation}
            layer={layer}
            onPick={(picked) => change({ layer: picked })}
          />
        </section>
      )}
      {explanation && !explanation.conflict && <FirstFiltersCard client={client} network={network} />}
    </>
  );
}
