import { useState } from "preact/hooks";
import { FOOTWEAR, isKind, type ModelClient, type ReferenceScore, type StoredModel } from "../../../contract";
import { percent } from "../../../ui/format";
import { Note } from "../../../ui/note";
import { Sheet } from "../../../ui/sheet";
import { kindNames } from "../../../words/kinds";
import { modelWords } from "../../../words/models";
import { formatNumber } from "../../../words/numbers";
import { type Answered, useAnswer } from "../../shared/use-answer";

interface CompareSheetProps {
  readonly client: ModelClient;
  /** At least two. */
  readonly models: readonly StoredModel[];
  readonly onClose: () => void;
}

/** Two models side by side, on the pictures that come with Hanger and that none of them learned from. */
export function CompareSheet({ client, models, onClose }: CompareSheetProps) {
  const active = models.find((model) => model.active) ?? models[0]!;
  const parent = models.find(({ name }) => name === active.card.parent);
  const [one, setOne] = useState((parent ?? models.find((model) => model !== active)!).name);
  const [other, setOther] = useState(active.name);
  const left = useAnswer(client, "checkOnReference", { name: one }, one);
  const right = useAnswer(client, "checkOnReference", { name: other }, other);
  const find = (name: string) => models.find((model) => model.name === name) ?? models[0]!;
  const problem = left.problem ?? right.problem;
  return (
    <Sheet title={modelWords.compare} onClose={onClose}>
      <div class="compare">
        <div class="picks">
          <Pick title={modelWords.first} models={models} value={one} onPick={setOne} />
          <Pick title={modelWords.second} models={models} value={other} onPick={setOther} />
        </div>
        {problem && <Note kind="problem">{problem}</Note>}
        <Table left={[find(one), left]} right={[find(other), right]} />
        <p class="quiet">{modelWords.compareHint}</p>
      </div>
    </Sheet>
  );
}

interface PickProps {
  readonly title: string;
  readonly models: readonly StoredModel[];
  readonly value: string;
  readonly onPick: (name: string) => void;
}

function Pick({ title, models, value, onPick }: PickProps) {
  return (
    <label class="field">
      {title}
      <select value={value} onChange={({ currentTarget }) => onPick(currentTarget.value)}>
        {models.map(({ name, card }) => (
          <option key={name} value={name} selected={name === value}>
            {card.title}
          </option>
        ))}
      </select>
    </label>
  );
}

type Side = readonly [model: StoredModel, score: Answered<ReferenceScore>];

interface TableProps {
  readonly left: Side;
  readonly right: Side;
}

function Table({ left, right }: TableProps) {
  const sides = [left, right];
  const labels = Object.keys(left[1].value?.perClass ?? right[1].value?.perClass ?? {});
  const known = ([{ card }]: Side) => formatNumber(card.labels.length);
  const photos = ([{ card }]: Side) => formatNumber(card.figures.photos ?? 0);
  const own = ([{ card }]: Side) => share(card.figures.ownAfter);
  return (
    <table class="number" aria-label={modelWords.compare}>
      <thead>
        <tr>
          <td />
          {sides.map(([{ name, card }], i) => (
            <th key={`${i} ${name}`} scope="col">
              {card.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row title={modelWords.classes} values={sides.map(known)} />
        <Row title={modelWords.photosLearned} values={sides.map(photos)} />
        <Row title={modelWords.ownWhenMade} values={sides.map(own)} />
        <Row
          title={modelWords.allGarments}
          values={sides.map(([, { value }]) => share(value?.accuracy))}
          strong
        />
        {labels.map((label) => (
          <Row
            key={label}
            title={nameOf(label)}
            values={sides.map(([, { value }]) => share(value?.perClass[label]))}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly title: string;
  readonly values: readonly string[];
  readonly strong?: boolean;
}

function Row({ title, values, strong = false }: RowProps) {
  return (
    <tr class={strong ? "strong" : ""}>
      <th scope="row">{title}</th>
      {values.map((value, i) => (
        <td key={i}>{value}</td>
      ))}
    </tr>
  );
}

const share = (value: number | undefined) => (value === undefined ? "-" : percent(value));

const nameOf = (label: string) =>
  label === FOOTWEAR ? modelWords.anyShoes : isKind(label) ? kindNames[label] : label;
