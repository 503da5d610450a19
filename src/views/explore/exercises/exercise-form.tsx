import { useState } from "preact/hooks";
import type { ModelClient, NetworkExplanation, TrainSettings } from "../../../contract";
import { Note } from "../../../ui/note";
import { exploreWords } from "../../../words/explore";
import { exerciseWords } from "../../../words/explore-exercises";
import { formatNumber } from "../../../words/numbers";
import { useAnswer } from "../../shared/use-answer";
import { shapeText } from "../layers/layer-title";
import { type ExerciseChoice, formatNetwork } from "../state";
import type { DatasetHere } from "../use-dataset-here";
import { amountsOf, networkOf, settingsOf, withinReach } from "./settings";

interface ExerciseFormProps {
  readonly client: ModelClient;
  readonly choice: ExerciseChoice;
  /** Undefined until it is known which are here. */
  readonly dataset: DatasetHere | undefined;
  readonly onChange: (choice: ExerciseChoice) => void;
  /** Whether shapes are hidden until they are asked for. */
  readonly predicts: boolean;
  /** With the accuracy on the test images, 0..1, that was guessed, if any. */
  readonly onRun: (settings: TrainSettings, guess: number | undefined) => void;
}

/** What to try: the network, how long it learns, and what it will look like before it does. */
export function ExerciseForm(props: ExerciseFormProps) {
  const { client, choice: asked, dataset, predicts, onChange, onRun } = props;
  const [guess, setGuess] = useState("");
  const amounts = amountsOf(dataset);
  const choice = withinReach(asked, dataset);
  const network = networkOf(choice);
  const { value: explanation, problem } = useAnswer(
    client,
    "explainNetwork",
    network,
    formatNetwork(network),
  );
  const set = (part: Partial<ExerciseChoice>) => onChange({ ...choice, ...part });
  const fits = explanation !== undefined && !explanation.conflict;
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        onRun(settingsOf(choice, dataset), guess === "" ? undefined : Number(guess) / 100);
      }}
    >
      <div class="choices">
        <label class="field">
          {exploreWords.network}
          <select
            value={choice.architecture}
            onChange={({ currentTarget }) => set({ architecture: currentTarget.value })}
          >
            <option value="cnn" selected={choice.architecture === "cnn"}>
              {exerciseWords.convolutional}
            </option>
            <option value="dense" selected={choice.architecture === "dense"}>
              {exerciseWords.dense}
            </option>
          </select>
        </label>
        {choice.architecture === "cnn" && (
          <>
            <Choice
              label={exerciseWords.convolutions}
              values={[0, 1, 2, 3]}
              value={choice.convolutions}
              onPick={(convolutions) => set({ convolutions })}
            />
            <Choice
              label={exerciseWords.filters}
              values={[16, 32, 64]}
              value={choice.filters}
              onPick={(filters) => set({ filters })}
            />
            <Choice
              label={exerciseWords.filterSize}
              values={[3, 5]}
              value={choice.kernelSize}
              onPick={(kernelSize) => set({ kernelSize })}
            />
          </>
        )}
        <Choice
          label={exerciseWords.pictures}
          values={amounts.length > 0 ? amounts : [choice.images]}
          value={choice.images}
          onPick={(images) => set({ images })}
        />
        <NumberField
          label={exerciseWords.epochs}
          min={1}
          max={100}
          value={choice.epochs}
          onChange={(epochs) => set({ epochs })}
        />
        <NumberField
          label={exerciseWords.stopAt}
          min={0}
          max={99}
          value={choice.stopAt}
          onChange={(stopAt) => set({ stopAt })}
        />
        <label class="field">
          {exerciseWords.yourGuess}
          <input
            type="number"
            min={0}
            max={100}
            step="any"
            placeholder={exerciseWords.noGuess}
            value={guess}
            onInput={({ currentTarget }) => setGuess(currentTarget.value)}
          />
        </label>
      </div>
      {problem && <Note kind="problem">{problem}</Note>}
      {explanation?.conflict && <Note kind="problem">{explanation.conflict}</Note>}
      {fits && <Shapes explanation={explanation} isHidden={predicts} />}
      <button class="button main" type="submit" disabled={!fits || amounts.length === 0}>
        {exerciseWords.run}
      </button>
      {dataset?.from === "sample" && (
        <p class="quiet">
          {exerciseWords.sampleIsHere} <a href="#/train">{exerciseWords.getAll}</a>
        </p>
      )}
    </form>
  );
}

interface ShapesProps {
  readonly explanation: NetworkExplanation;
  readonly isHidden: boolean;
}

/** What the network's layers will give; where that is predicted first, not before it is asked for. */
function Shapes({ explanation, isHidden }: ShapesProps) {
  const { inputShape, layers, parameters } = explanation;
  const shapes = [inputShape, ...layers.map(({ outputShape }) => outputShape)].map(shapeText);
  const told = <p class="quiet number">{exerciseWords.shapes(shapes, formatNumber(parameters))}</p>;
  if (!isHidden) return told;
  return (
    <details>
      <summary>{exerciseWords.showShapes}</summary>
      {told}
    </details>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly values: readonly number[];
  readonly value: number;
  readonly onPick: (value: number) => void;
}

function Choice({ label, values, value, onPick }: ChoiceProps) {
  return (
    <label class="field">
      {label}
      <select value={value} onChange={({ currentTarget }) => onPick(Number(currentTarget.value))}>
        {values.map((each) => (
          <option key={each} value={each} selected={each === value}>
            {formatNumber(each)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function NumberField({ label, min, max, value, onChange }: NumberFieldProps) {
  return (
    <label class="field">
      {label}
      <input
        type="number"
        min={min}
        max={max}
        required
        value={value}
        onInput={({ currentTarget }) => {
          if (currentTarget.value !== "" && currentTarget.checkValidity())
            onChange(Number(currentTarget.value));
        }}
      />
    </label>
  );
}
