import { useState } from "preact/hooks";
import type { Activations, ModelClient } from "../../../../contract";
import { percent } from "../../../../ui/format";
import { LineChart } from "../../../../ui/line-chart";
import { Note } from "../../../../ui/note";
import { stepWords } from "../../../../words/explore-steps";
import { formatNumber } from "../../../../words/numbers";
import { useAnswer } from "../../../shared/use-answer";
import { layerTitle } from "../../layers/layer-title";
import type { PictureLook } from "../look";
import { AnswersAgain } from "./answers-again";
import { FilterSteps } from "./filter-steps";
import { PoolingSteps } from "./pooling-steps";
import "./steps.css";

/** As many steps as the worker takes at once. */
const MOST_STEPS = 50;

/** The slider's places, from hardly anything to far too much. */
const RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
const FIRST_RATE = 2;

interface TrainingStepsCardProps {
  readonly client: ModelClient;
  readonly model: string;
  readonly activations: Activations;
  /** The layer and filter that are looked at, where the network has pictures inside. */
  readonly look: PictureLook | undefined;
}

/** Training on one picture, step by step: the loss, what learns at each pooling, how a filter changes, the answer then. */
export function TrainingStepsCard({ client, model, activations, look }: TrainingStepsCardProps) {
  const [told, setTold] = useState<string>();
  const [place, setPlace] = useState(FIRST_RATE);
  const [steps, setSteps] = useState(1);
  const { answers, input } = activations;
  const label = answers.some((each) => each.label === told)
    ? told!
    : (activations.label ?? answers[0]!.label);
  const learningRate = RATES[place]!;
  const shownRate = formatNumber(learningRate, decimalsOf(learningRate));
  const convolution = convolutionOf(look);
  const layer = convolution?.name ?? "";
  const filter = look?.filter ?? 0;
  const request = { model, input, label, learningRate, steps, layer, filter };
  const key = [model, label, place, steps, layer, filter, input.reduce((sum, value) => sum + value, 0)];
  const { value: ran, problem } = useAnswer(client, "trainingSteps", request, key.join("|"));
  const right = ran?.before.find((each) => each.label === label);
  const last = ran?.losses.at(-1) ?? 0;
  const isBroken = !Number.isFinite(last);
  const others = ran?.others;
  const isTooFar = isBroken || (others !== undefined && others.after < others.before / 2);
  return (
    <section class="card training-steps" aria-label={stepWords.title}>
      <h2>{stepWords.title}</h2>
      <p class="quiet">{stepWords.about}</p>
      <div class="choices">
        <label class="field">
          {stepWords.itIs}
          <select value={label} onChange={({ currentTarget }) => setTold(currentTarget.value)}>
            {(ran?.before ?? answers).map((each) => (
              <option key={each.label} value={each.label} selected={each.label === label}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {stepWords.learningRate}
          <input
            type="range"
            min="0"
            max={RATES.length - 1}
            value={place}
            aria-valuetext={shownRate}
            onInput={({ currentTarget }) => setPlace(Number(currentTarget.value))}
          />
          <output class="number">{shownRate}</output>
        </label>
      </div>
      <div class="actions">
        <button
          class="button main"
          type="button"
          disabled={steps >= MOST_STEPS}
          onClick={() => setSteps(steps + 1)}
        >
          {stepWords.takeStep}
        </button>
        <button
          class="button"
          type="button"
          disabled={steps >= MOST_STEPS}
          onClick={() => setSteps(Math.min(MOST_STEPS, steps + 10))}
        >
          {stepWords.tenSteps}
        </button>
        <button
          class="button"
          type="button"
          onClick={() => {
            setSteps(1);
            setPlace(FIRST_RATE);
          }}
        >
          {stepWords.reset}
        </button>
      </div>
      {problem && <Note kind="problem">{problem}</Note>}
      {isTooFar && <Note kind="notice">{isBroken ? stepWords.broken : stepWords.tooFar}</Note>}
      {ran && right && (
        <>
          <p class="number" aria-live="polite">
            {stepWords.loss(right.name, percent(right.probability), threeDigits(ran.losses[0]!))}{" "}
            {!isBroken && stepWords.lossAfter(ran.losses.length - 1, threeDigits(last))}
          </p>
          {ran.losses.length > 2 && !isBroken && (
            <LineChart
              label={stepWords.lossChart(
                threeDigits(ran.losses[0]!),
                threeDigits(last),
                ran.losses.length - 1,
              )}
              at={ran.losses.map((_, step) => step)}
              lines={[{ title: stepWords.lossByStep, values: ran.losses }]}
            />
          )}
          {!isBroken && <AnswersAgain ran={ran} label={label} />}
          {others && !isBroken && (
            <p class="number">{stepWords.others(others.count, others.before, others.after)}</p>
          )}
          {look && <PoolingSteps poolings={ran.poolings} layers={look.layers} />}
          {ran.filter && convolution && !isBroken && (
            <FilterSteps
              change={ran.filter}
              steps={ran.losses.length - 1}
              learningRate={learningRate}
              title={stepWords.filter(filter, layerTitle(convolution))}
            />
          )}
        </>
      )}
    </section>
  );
}

const threeDigits = (value: number) => formatNumber(value, 3);

const decimalsOf = (rate: number) => Math.max(0, Math.ceil(-Math.log10(rate)));

/** The convolution that is looked at, or that the pooling looked at comes behind. */
function convolutionOf(look: PictureLook | undefined) {
  return look?.layers
    .filter(({ number, described }) => number <= look.layer.number && described.kind === "Conv2D")
    .at(-1)?.described;
}
