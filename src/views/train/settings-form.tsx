import { useEffect, useState } from "preact/hooks";
import type { ArchitectureInfo, ModelClient, TrainSettings } from "../../contract";

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
  const [architectures, setArchitectures] = useState<readonly ArchitectureInfo[]>([]);
  useEffect(() => {
    void client
      .call("listArchitectures", undefined)
      .then((all) => setArchitectures(all.filter(({ name }) => OFFERED.includes(name))));
  }, [client]);

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
        Network
        <select name="architecture">
          {architectures.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        Pictures
        <select name="images" defaultValue={String(STANDARD.images)}>
          {AMOUNTS.map((amount) => (
            <option key={amount} value={amount} selected={amount === STANDARD.images}>
              {amount.toLocaleString("en")}
            </option>
          ))}
        </select>
      </label>
      <label>
        Epochs
        <input name="epochs" type="number" min="1" max="100" defaultValue={STANDARD.epochs} required />
      </label>
      <label>
        Batch
        <input name="batchSize" type="number" min="1" max="512" defaultValue={STANDARD.batchSize} required />
      </label>
      <label>
        Learning rate
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
        Stop at accuracy, %
        <input name="stopAt" type="number" min="0" max="100" step="any" placeholder="never" />
      </label>
      <label class="check">
        <input name="patience" type="checkbox" />
        Stop when it no longer gets better
      </label>
      <button class="button main" type="submit">
        Train
      </button>
    </form>
  );
}
