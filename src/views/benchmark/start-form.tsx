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
import { benchmarkWords } from "../../words/benchmark";
import { sentenceOf } from "../shared/sentence-of";
import { readNetworkFiles } from "./network-files";

interface StartFormProps {
  readonly client: ModelClient;
  readonly isShown: boolean;
  /** Whether something else computes now. */
  readonly isBusy: boolean;
  readonly title: string;
  readonly onMeasure: (request: BenchRequest) => void;
  readonly onProblem: (sentence: string) => void;
}

const OFFERED = BENCH_MODES.filter((mode) => mode !== "timed");

/** What is measured unless another one is chosen: the course's network. */
const STANDARD: BenchNetworkSource = { kind: "architecture", name: "cnn" };

export function StartForm({ client, isShown, isBusy, title, onMeasure, onProblem }: StartFormProps) {
  const [mode, setMode] = useState<BenchMode>("quick");
  const [network, setNetwork] = useState<BenchNetworkSource>(STANDARD);
  const [architectures, setArchitectures] = useState<readonly ArchitectureInfo[]>([]);
  const [models, setModels] = useState<readonly StoredModel[]>([]);
  useEffect(() => {
    if (!isShown) return;
    client
      .call("listArchitectures", undefined)
      .then(setArchitectures, (error: unknown) => onProblem(sentenceOf(error)));
    void client.call("listModels", undefined).then(setModels, () => undefined);
  }, [client, isShown]);

  const choose = (value: string) => {
    const [kind = "", name = ""] = value.split(/:(.*)/s);
    if (kind === "architecture" || kind === "model") setNetwork({ kind, name });
  };
  const takeFiles = (files: readonly File[]) =>
    readNetworkFiles(files).then(setNetwork, (error: unknown) => onProblem(sentenceOf(error)));

  return (
    <section class="card start">
      <h2>{title}</h2>
      <Tabs
        label={benchmarkWords.howLong}
        options={OFFERED.map((value) => ({ value, title: benchmarkWords.modes[value].title }))}
        value={mode}
        onChange={setMode}
      />
      <p class="quiet">{benchmarkWords.modes[mode].what}</p>
      <label>
        {benchmarkWords.network}
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
        {benchmarkWords.chooseNetwork}
      </FileButton>
      <button
        class="button main"
        type="button"
        disabled={isBusy}
        onClick={() => onMeasure({ mode, network })}
      >
        {isBusy ? benchmarkWords.gettingReady : benchmarkWords.measure}
      </button>
    </section>
  );
}
