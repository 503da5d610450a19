import { useEffect, useState } from "preact/hooks";
import {
  type ArchitectureInfo,
  BENCH_MODES,
  type BenchMode,
  type BenchNetworkSource,
  type BenchRequest,
  type ModelClient,
  type StoredModel,
} from "../../contract";
import { FileButton } from "../../ui/file-button";
import { Tabs } from "../../ui/tabs";
import { readNetworkFiles } from "./network-files";

interface StartFormProps {
  readonly client: ModelClient;
  /** Whether something else computes now. */
  readonly isBusy: boolean;
  /** Whether there are results already. */
  readonly again: boolean;
  readonly onMeasure: (request: BenchRequest) => void;
  readonly onProblem: (sentence: string) => void;
}

const MODES: Readonly<Record<BenchMode, { readonly title: string; readonly what: string }>> = {
  quick: { title: "Quick", what: "Every way to compute in turn, about half a minute." },
  thorough: { title: "Thorough", what: "The same with more rounds, up to four minutes: narrower intervals." },
  sustained: {
    title: "Sustained",
    what: "Trains on the fastest for three minutes without a pause, to see whether it gets slower as it gets warm.",
  },
  timed: { title: "Timed", what: "From the command line." },
};

const OFFERED = BENCH_MODES.filter((mode) => mode !== "timed");

/** What is measured unless another one is chosen: the course's network. */
const STANDARD: BenchNetworkSource = { kind: "architecture", name: "cnn" };

export function StartForm({ client, isBusy, again, onMeasure, onProblem }: StartFormProps) {
  const [mode, setMode] = useState<BenchMode>("quick");
  const [network, setNetwork] = useState<BenchNetworkSource>(STANDARD);
  const [architectures, setArchitectures] = useState<readonly ArchitectureInfo[]>([]);
  const [models, setModels] = useState<readonly StoredModel[]>([]);
  useEffect(() => {
    void client.call("listArchitectures", undefined).then(setArchitectures);
    void client.call("listModels", undefined).then(setModels, () => undefined);
  }, [client]);

  const choose = (value: string) => {
    const [kind = "", name = ""] = value.split(/:(.*)/s);
    if (kind === "architecture" || kind === "model") setNetwork({ kind, name });
  };
  const takeFiles = (files: readonly File[]) =>
    readNetworkFiles(files).then(setNetwork, (error: Error) => onProblem(error.message));

  return (
    <section class="card start">
      <h2>{again ? "Measure again" : "Which way to compute is fastest here?"}</h2>
      <Tabs
        label="How long"
        options={OFFERED.map((value) => ({ value, title: MODES[value].title }))}
        value={mode}
        onChange={setMode}
      />
      <p class="quiet">{MODES[mode].what}</p>
      <label>
        Network
        <select
          value={`${network.kind}:${network.name}`}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {architectures.map(({ name, title }) => (
            <option key={name} value={`architecture:${name}`}>
              {title}
            </option>
          ))}
          {models.map(({ name, card }) => (
            <option key={name} value={`model:${name}`}>
              {card.title}
            </option>
          ))}
          {network.kind === "files" && <option value={`files:${network.name}`}>{network.name}</option>}
        </select>
      </label>
      <FileButton accept=".json,.bin" onFiles={takeFiles}>
        Choose a network of yours
      </FileButton>
      <button
        class="button main"
        type="button"
        disabled={isBusy}
        onClick={() => onMeasure({ mode, network })}
      >
        {isBusy ? "Getting ready ..." : "Measure"}
      </button>
    </section>
  );
}
