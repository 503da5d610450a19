import type { ArchitectureInfo, ModelClient, NetworkChoice, StoredModel } from "../../contract";
import { Note } from "../../ui/note";
import { exploreWords } from "../../words/explore";
import { useAnswer } from "../shared/use-answer";
import { formatNetwork } from "./state";

interface NetworkPickerProps {
  readonly client: ModelClient;
  /** Whether it is looked at: each time that it is again, the models are listed anew. */
  readonly isShown: boolean;
  readonly network: NetworkChoice;
  /** Only networks that have learned something. */
  readonly trained?: boolean;
  readonly onPick: (network: NetworkChoice) => void;
}

/** Which network to look into: one on this device, or one that could be built, with its options. */
export function NetworkPicker({ client, isShown, network, trained = false, onPick }: NetworkPickerProps) {
  const models = useAnswer(client, "listModels", undefined, String(isShown));
  const architectures = useAnswer(client, "listArchitectures", undefined, "all");
  const offered = trained ? [] : (architectures.value ?? []);
  const own = network.kind === "architecture" ? { kind: network.kind, name: network.name } : network;
  const pick = (value: string) => {
    const architecture = offered.find(({ name }) => value === `new:${name}`);
    onPick(architecture ? { kind: "architecture", name: architecture.name } : { kind: "model", name: value });
  };
  return (
    <>
      {models.problem && <Note kind="problem">{models.problem}</Note>}
      <label class="field">
        {exploreWords.network}
        <select value={formatNetwork(own)} onChange={({ currentTarget }) => pick(currentTarget.value)}>
          {models.value ? (
            <optgroup label={exploreWords.onThisDevice}>
              {models.value.map((model) => (
                <ModelOption key={model.name} model={model} isChosen={isModel(network, model.name)} />
              ))}
            </optgroup>
          ) : (
            <option value={formatNetwork(own)}>{own.name}</option>
          )}
          {offered.length > 0 && (
            <optgroup label={exploreWords.notTrained}>
              {offered.map(({ name, title }) => (
                <option key={name} value={`new:${name}`} selected={own.kind !== "model" && own.name === name}>
                  {title}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      {network.kind === "architecture" && (
        <ArchitectureOptions
          architecture={offered.find(({ name }) => name === network.name)}
          values={network.options ?? {}}
          onChange={(options) => onPick({ ...network, options })}
        />
      )}
    </>
  );
}

const isModel = (network: NetworkChoice, name: string) => network.kind === "model" && network.name === name;

function ModelOption({ model, isChosen }: { readonly model: StoredModel; readonly isChosen: boolean }) {
  return (
    <option value={model.name} selected={isChosen}>
      {model.card.title}
    </option>
  );
}

interface ArchitectureOptionsProps {
  readonly architecture: ArchitectureInfo | undefined;
  readonly values: Readonly<Record<string, number>>;
  readonly onChange: (values: Readonly<Record<string, number>>) => void;
}

/** A choice for each option of an architecture. */
export function ArchitectureOptions({ architecture, values, onChange }: ArchitectureOptionsProps) {
  return (
    <div class="fields">
      {Object.entries(architecture?.options ?? {}).map(([name, option]) => (
        <label key={name} class="field">
          {option.title}
          <select
            value={String(values[name] ?? option.standard)}
            onChange={({ currentTarget }) => onChange({ ...values, [name]: Number(currentTarget.value) })}
          >
            {option.values.map((value) => (
              <option key={value} value={value} selected={value === (values[name] ?? option.standard)}>
                {value}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
