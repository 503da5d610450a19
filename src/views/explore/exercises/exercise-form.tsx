import type { ModelClient, NetworkChoice, TrainSettings } from "../../../contract";
import { Note } from "../../../ui/note";
import { exploreWords } from "../../../words/explore";
import { exerciseWords } from "../../../words/explore-exercises";
import { formatNumber } from "../../../words/numbers";
import { useAnswer } from "../../shared/use-answer";
import { shapeText } from "../layers/layer-title";
import { type ExerciseChoice, formatNetwork } from "../state";

interface ExerciseFormProps {
  readonly client: ModelClient;
  readonly choice: ExerciseChoice;
  readonly canRun: boolean;
  readonly onChange: (choice: ExerciseChoice) => void;
  readonly onRun: (settings: TrainSettings) => void;
}

const AMOUNTS = [5000, 20_000, 60_000];

/** As in the labs, but for the batch: one that phones are quick with. */
const FIXED = { batchSize: 64, learningRate: 0.001, seed: 1 };

/** What to try: the network, how long it learns, and what it will look like before it does. */
export function ExerciseForm({ client, choice, canRun, onChange, onRun }: ExerciseFormProps) {
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
        onRun(settingsOf(choice));
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
          values={AMOUNTS}
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
      </div>
      {problem && <Note kind="problem">{problem}</Note>}
      {explanation?.conflict && <Note kind="problem">{explanation.conflict}</Note>}
      {fits && (
        <p class="quiet number">
          {exerciseWords.shapes(
            [explanation.inputShape, ...explanation.layers.map(({ outputShape }) => outputShape)].map(
              shapeText,
            ),
            formatNumber(explanation.parameters),
          )}
        </p>
      )}
      <button class="button main" type="submit" disabled={!fits || !canRun}>
        {exerciseWords.run}
      </button>
    </form>
  );
}

function networkOf({ architecture, convolutions, filters, kernelSize }: ExerciseChoice): NetworkChoice {
  const options = architecture === "cnn" ? { convolutions, filters, kernelSize } : {};
  return { kind: "architecture", name: architecture, options };
}

function settingsOf(choice: ExerciseChoice): TrainSettings {
  const { name, options = {} } = networkOf(choice) as Extract<NetworkChoice, { kind: "architecture" }>;
  const { images, epochs, stopAt } = choice;
  const stop = stopAt > 0 ? { stopAtAccuracy: stopAt / 100 } : {};
  return { ...FIXED, architecture: name, options, images, epochs, ...stop };
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
