import { useMemo } from "preact/hooks";
import type { LearnedFilters, ModelClient } from "../../../contract";
import { HeatPicture } from "../../../ui/heat-picture";
import { activationWords } from "../../../words/explore-activations";
import { useAnswer } from "../../shared/use-answer";
import { weightsOf } from "../first-filters/stages";
import { layerTitle } from "../layers/layer-title";
import type { ExploreState } from "../state";
import { channelOf, decimal, describeValues, largestOf } from "./describe";
import type { PictureLook } from "./look";

interface AllFiltersProps {
  readonly client: ModelClient;
  readonly look: PictureLook;
  readonly order: ExploreState["order"];
  readonly glance: ExploreState["glance"];
  readonly scale: ExploreState["scale"];
  readonly onChange: (part: Partial<ExploreState>) => void;
  readonly onPick: (filter: number) => void;
}

/** All filters of a layer at a glance: what they gave for the picture, or the weights they learned. */
export function AllFilters({ client, look, order, glance, scale, onChange, onPick }: AllFiltersProps) {
  const { model, layer, filter, channels, activation } = look;
  const { kind, name } = layer.described;
  const hasWeights = kind === "Conv2D";
  const showsWeights = hasWeights && glance === "weights";
  const learned = useAnswer(
    client,
    "learnedFilters",
    { model, layer: name },
    showsWeights ? `${model}|${name}` : undefined,
  );
  const numbers = order === "strength" ? activation.strongest : [...activation.means.keys()];
  return (
    <section class="card" aria-label={activationWords.allFilters}>
      <h2>{activationWords.allFiltersOf(channels, layerTitle(layer.described))}</h2>
      <div class="choices">
        {hasWeights && (
          <label class="field">
            {activationWords.show}
            <select
              value={glance}
              onChange={({ currentTarget }) =>
                onChange({ glance: currentTarget.value === "weights" ? "weights" : "answers" })
              }
            >
              <option value="answers" selected={!showsWeights}>
                {activationWords.answers}
              </option>
              <option value="weights" selected={showsWeights}>
                {activationWords.weights}
              </option>
            </select>
          </label>
        )}
        <label class="field">
          {activationWords.order}
          <select
            value={order}
            onChange={({ currentTarget }) =>
              onChange({ order: currentTarget.value === "strength" ? "strength" : "number" })
            }
          >
            <option value="number" selected={order === "number"}>
              {activationWords.byNumber}
            </option>
            <option value="strength" selected={order === "strength"}>
              {activationWords.highestFirst}
            </option>
          </select>
        </label>
        {!showsWeights && (
          <label class="field">
            {activationWords.colours}
            <select
              value={scale}
              onChange={({ currentTarget }) =>
                onChange({ scale: currentTarget.value === "one" ? "one" : "own" })
              }
            >
              <option value="own" selected={scale === "own"}>
                {activationWords.eachItsOwn}
              </option>
              <option value="one" selected={scale === "one"}>
                {activationWords.oneScale}
              </option>
            </select>
          </label>
        )}
      </div>
      <ol class="glance">
        {numbers.map((number) => (
          <li key={number}>
            <button type="button" aria-pressed={number === filter} onClick={() => onPick(number)}>
              {showsWeights ? (
                learned.value && <Weights filters={learned.value} number={number} />
              ) : (
                <Gave look={look} number={number} scale={scale} />
              )}
            </button>
          </li>
        ))}
      </ol>
      <p class="quiet">{showsWeights ? activationWords.aboutWeights : activationWords.aboutAnswers[scale]}</p>
    </section>
  );
}

interface GaveProps {
  readonly look: PictureLook;
  readonly number: number;
  readonly scale: ExploreState["scale"];
}

function Gave({ look, number, scale }: GaveProps) {
  const { activation, channels, width, height } = look;
  // There are 64 of them, which stay as they are while filters are picked.
  return useMemo(() => {
    const values = channelOf(activation.values, channels, number);
    return (
      <HeatPicture
        width={width}
        height={height}
        values={values}
        low={0}
        high={largestOf(scale === "one" ? activation.values : values)}
        label={activationWords.filterGave(number, describeValues(values, width))}
      />
    );
  }, [activation, channels, number, scale]);
}

function Weights({ filters, number }: { readonly filters: LearnedFilters; readonly number: number }) {
  const [height, width] = filters.shape;
  const own = weightsOf(filters, number);
  const most = largestOf(own.map(Math.abs));
  return (
    <HeatPicture
      width={width}
      height={height}
      values={own}
      low={-most}
      high={most}
      label={activationWords.filterLearned(
        number,
        [...own].map(decimal),
        decimal(filters.biases[number] ?? 0),
      )}
    />
  );
}
