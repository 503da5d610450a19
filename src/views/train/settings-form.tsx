import type { ModelClient, TrainSettings } from "../../contract";
import { Note } from "../../ui/note";
import { formatNumber } from "../../words/numbers";
import { trainWords } from "../../words/train";
import { useAnswer } from "../shared/use-answer";

interface SettingsFormProps {
  readonly client: ModelClient;
  readonly onTrain: (settings: TrainSettings) => void;
}

const AMOUNTS = [5000, 20_000, 60_000];

/** A network small enough to learn in a minute or two on a phone. */
const STANDARD = { images: 20_000, epochs: 5, batchSize: 128, learningRate: 0.001, seed: 1 };

/** Names of the networks that learn from the dataset alone. */
const OFFERED = ["cnn", "dense"];

export function SettingsForm({ client, onTrain }: SettingsFormProps) {
  const { value: all = [], problem } = useAnswer(client, "listArchitectures", undefined, "all");
  const architectures = all.filter(({ name }) => OFFERED.includes(name));

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const number = (name: string) => Number(form.get(name));
    const stop = number("stopAt");
    onTrain({
      ...STANDARD,
      architecture: String(form.get("architecture")),
      images: number("images"),
      epochs: number("epochs"),
      batchSize: number("batchSize"),
      learningRate: number("learningRate"),
      ...(stop > 0 ? { stopAtAccuracy: stop / 100 } : {}),
      ...(form.get("patience") ? { patience: 2 } : {}),
    });
  };

  return (
    <form class="card settings" onSubmit={submit}>
      <label>
        {trainWords.network}
        <select name="architecture">
          {architectures.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        {trainWords.pictures}
        <select name="images" defaultValue={String(STANDARD.images)}>
          {AMOUNTS.map((amount) => (
            <option key={amount} value={amount} selected={amount === STANDARD.images}>
              {formatNumber(amount)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {trainWords.epochs}
        <input name="epochs" type="number" min="1" max="100" defaultValue={STANDARD.epochs} required />
      </label>
      <label>
        {trainWords.batch}
        <input name="batchSize" type="number" min="1" max="512" defaultValue={STANDARD.batchSize} required />
      </label>
      <label>
        {trainWords.learningRate}
        <input
          name="learningRate"
          type="number"
          min="0.00001"
          step="any"
          defaultValue={STANDARD.learningRate}
          required
        />
      </label>
      <label>
        {trainWords.stopAtAccuracy}
        <input name="stopAt" type="number" min="0" max="100" step="any" placeholder={trainWords.never} />
      </label>
      <label class="check">
        <input name="patience" type="checkbox" />
        {trainWords.stopWhenNoBetter}
      </label>
      {problem && <Note kind="problem">{problem}</Note>}
      <button class="button main" type="submit" disabled={architectures.length === 0}>
        {trainWords.train}
      </button>
    </form>
  );
}
