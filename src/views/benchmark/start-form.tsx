import { useEffect, useState } from "preact/hooks";
import {
  type ArchitectureInfo,
  BENCH_MODES,
  type BenchMode,
  type BenchNetworkSource,
  type BenchRequest,
  ENGINE_FACTS,
  ENGINE_NAMES,
  type EngineName,
  type ModelClient,
  type StoredModel,
} from "../../contract";
import { FileButton } from "../../ui/file-button";
import { fileSize } from "../../ui/format";
import { Tabs } from "../../ui/tabs";
import { benchmarkWords } from "../../words/benchmark";
import { engineWords } from "../../words/engines";
import { sentenceOf } from "../shared/sentence-of";
import { type OpenSide, openSidesOf, withSides } from "./open-sides";

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
  const [network, setNetwork] = useState<BenchRequest["network"]>(STANDARD);
  const [engines, setEngines] = useState<readonly EngineName[]>([]);
  const [sides, setSides] = useState<Readonly<Record<string, number>>>({});
  const [reading, setReading] = useState(false);
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
  const takeFiles = async (files: readonly File[]) => {
    setReading(true);
    try {
      setNetwork(await client.call("readBenchNetwork", { files }));
      setSides({});
    } catch (error) {
      onProblem(sentenceOf(error));
    }
    setReading(false);
  };

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
          {network.kind !== "architecture" && network.kind !== "model" && (
            <option value={`${network.kind}:${network.name}`}>{network.name}</option>
          )}
        </select>
      </label>
      {/* The parts of a network's weights may have any name. */}
      <FileButton accept="" onFiles={takeFiles}>
        {benchmarkWords.chooseNetwork}
      </FileButton>
      {openSidesOf(network).map((side) => (
        <SideField
          key={side.key}
          side={side}
          value={sides[side.key] ?? side.usual}
          onChange={(value) => setSides((now) => ({ ...now, [side.key]: value }))}
        />
      ))}
      <Engines network={network} chosen={engines} onChoose={setEngines} />
      <button
        class="button main"
        type="button"
        disabled={isBusy || reading}
        onClick={() =>
          onMeasure({
            mode,
            network: withSides(network, sides),
            engines: isComparable(network) ? engines : [],
          })
        }
      >
        {isBusy || reading ? benchmarkWords.gettingReady : benchmarkWords.measure}
      </button>
    </section>
  );
}

/** Hanger writes networks of layers in the formats of other engines. */
const isComparable = ({ kind }: BenchRequest["network"]) => kind !== "graph" && kind !== "engine";

interface EnginesProps {
  readonly network: BenchRequest["network"];
  readonly chosen: readonly EngineName[];
  readonly onChoose: (chosen: readonly EngineName[]) => void;
}

/** Which other engines answer too, beside Hanger's backends. */
function Engines({ network, chosen, onChoose }: EnginesProps) {
  if (network.kind === "engine") {
    return <p class="quiet">{benchmarkWords.engineAlone(engineWords.titles[network.engine])}</p>;
  }
  if (!isComparable(network)) return <p class="quiet">{benchmarkWords.enginesTakeLayers}</p>;
  return (
    <fieldset class="engines">
      <legend>{benchmarkWords.compareWith}</legend>
      {ENGINE_NAMES.map((engine) => {
        const size = fileSize(ENGINE_FACTS[engine].bytes);
        return (
          <label key={engine}>
            <input
              type="checkbox"
              checked={chosen.includes(engine)}
              onChange={({ currentTarget: { checked } }) =>
                onChoose(ENGINE_NAMES.filter((each) => (each === engine ? checked : chosen.includes(each))))
              }
            />
            {benchmarkWords.engineOf(engineWords.titles[engine], size)}
          </label>
        );
      })}
      <p class="quiet">{benchmarkWords.enginesExplained}</p>
    </fieldset>
  );
}

const MOST_SIDE = 4096;

interface SideFieldProps {
  readonly side: OpenSide;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** Asks for the size of an input that may have any. What is no size leaves the last one. */
function SideField({ side: { input, what }, value, onChange }: SideFieldProps) {
  return (
    <label>
      {typeof what === "number" ? benchmarkWords.sizeOf(what, input) : benchmarkWords[what](input)}
      <input
        type="number"
        inputMode="numeric"
        min={1}
        max={MOST_SIDE}
        value={value}
        onChange={({ currentTarget }) => {
          const { valueAsNumber, validity } = currentTarget;
          if (validity.valid && Number.isInteger(valueAsNumber)) onChange(valueAsNumber);
          else currentTarget.value = String(value);
        }}
      />
    </label>
  );
}
