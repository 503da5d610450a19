import type { ComponentChildren } from "preact";
import {
  type AssignmentStep,
  type ExperimentStep,
  type FilterStep,
  LEFT_LINES,
  LONGEST_TEXT,
  type ModelClient,
} from "../../../contract";
import { assignmentWords } from "../../../words/assignments";
import { exploreWords } from "../../../words/explore";
import type { TabProps } from "..";
import { formatState, parseState, TABS } from "../state";
import { ShapeFields } from "./shape-fields";

interface StepFormProps extends TabProps {
  /** From 1. */
  readonly number: number;
  readonly isLast: boolean;
  readonly step: AssignmentStep;
  readonly onStep: (step: AssignmentStep) => void;
  /** By one place: -1 towards the start, 1 towards the end. */
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** A step of an assignment that is being made. */
export function StepForm({ client, state, number, isLast, step, onStep, onMove, onRemove }: StepFormProps) {
  const needsText = step.kind === "text";
  return (
    <fieldset class="card">
      <legend>{assignmentWords.stepOfKind(number, assignmentWords.kinds[step.kind])}</legend>
      <label class="field">
        {needsText ? assignmentWords.question : assignmentWords.hint}
        <textarea
          rows={2}
          required={needsText}
          maxLength={LONGEST_TEXT.lines}
          value={step.text}
          onInput={({ currentTarget }) => onStep({ ...step, text: currentTarget.value })}
        />
      </label>
      <Fields client={client} step={step} onStep={onStep} />
      <LookPicker state={state} step={step} onStep={onStep} />
      <div class="step-actions">
        <Action label={assignmentWords.moveUp(number)} disabled={number === 1} onClick={() => onMove(-1)}>
          ↑
        </Action>
        <Action label={assignmentWords.moveDown(number)} disabled={isLast} onClick={() => onMove(1)}>
          ↓
        </Action>
        <Action label={assignmentWords.remove(number)} disabled={false} onClick={onRemove}>
          ✕
        </Action>
      </div>
    </fieldset>
  );
}

interface ActionProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

function Action({ label, disabled, onClick, children }: ActionProps) {
  return (
    <button class="button" type="button" aria-label={label} disabled={disabled} onClick={onClick}>
      {children}
    </button>
  );
}

interface FieldsProps {
  readonly client: ModelClient;
  readonly step: AssignmentStep;
  readonly onStep: (step: AssignmentStep) => void;
}

function Fields({ client, step, onStep }: FieldsProps) {
  switch (step.kind) {
    case "shape":
      return <ShapeFields client={client} step={step} onStep={onStep} />;
    case "filter":
      return <FilterFields step={step} onStep={onStep} />;
    case "experiment":
      return <ExperimentFields step={step} onStep={onStep} />;
    default:
      return null;
  }
}

interface FilterFieldsProps {
  readonly step: FilterStep;
  readonly onStep: (step: FilterStep) => void;
}

function FilterFields({ step, onStep }: FilterFieldsProps) {
  return (
    <label class="field">
      {assignmentWords.leaves}
      <select
        value={step.leaves}
        onChange={({ currentTarget }) =>
          onStep({ ...step, leaves: currentTarget.value as FilterStep["leaves"] })
        }
      >
        {LEFT_LINES.map((each) => (
          <option key={each} value={each} selected={each === step.leaves}>
            {assignmentWords.leavesWhat[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ExperimentFieldsProps {
  readonly step: ExperimentStep;
  readonly onStep: (step: ExperimentStep) => void;
}

function ExperimentFields({ step, onStep }: ExperimentFieldsProps) {
  const { parameters, ...without } = step;
  const { sampleAccuracy, ...asked } = step;
  return (
    <div class="choices">
      <label class="field">
        {assignmentWords.accuracyPercent}
        <input
          type="number"
          required
          min={1}
          max={100}
          step={0.1}
          value={Math.round(step.accuracy * 1000) / 10}
          onInput={({ currentTarget }) => {
            if (currentTarget.value !== "" && currentTarget.checkValidity())
              onStep({ ...step, accuracy: Number(currentTarget.value) / 100 });
          }}
        />
      </label>
      <label class="field">
        {assignmentWords.sampleAccuracyPercent}
        <input
          type="number"
          min={1}
          max={100}
          step={0.1}
          value={sampleAccuracy === undefined ? "" : Math.round(sampleAccuracy * 1000) / 10}
          onInput={({ currentTarget }) => {
            if (currentTarget.value === "") onStep(asked);
            else if (currentTarget.checkValidity())
              onStep({ ...step, sampleAccuracy: Number(currentTarget.value) / 100 });
          }}
        />
      </label>
      <label class="field">
        {assignmentWords.fewerParameters}
        <input
          type="number"
          min={1}
          max={1e9}
          value={parameters ?? ""}
          onInput={({ currentTarget }) => {
            if (currentTarget.value === "") onStep(without);
            else if (currentTarget.checkValidity())
              onStep({ ...step, parameters: Number(currentTarget.value) });
          }}
        />
      </label>
    </div>
  );
}

const PLACES_TO_LOOK = TABS.filter((tab) => tab !== "assignments");

interface LookPickerProps {
  readonly state: StepFormProps["state"];
  readonly step: AssignmentStep;
  readonly onStep: (step: AssignmentStep) => void;
}

/** Takes a tab of Explore as it is set now: its network, layer, pictures, filter or experiment. */
function LookPicker({ state, step, onStep }: LookPickerProps) {
  const { look, ...without } = step;
  const current = look === undefined ? "" : parseState(look).tab;
  const pick = (tab: string) => {
    const chosen = PLACES_TO_LOOK.find((each) => each === tab);
    if (!chosen) return onStep(without);
    onStep({ ...step, look: formatState({ ...state, tab: chosen, assignment: "", received: "" }) });
  };
  return (
    <label class="field">
      {assignmentWords.lookPlace}
      <select value={current} onChange={({ currentTarget }) => pick(currentTarget.value)}>
        <option value="" selected={current === ""}>
          {assignmentWords.noPlace}
        </option>
        {PLACES_TO_LOOK.map((tab) => (
          <option key={tab} value={tab} selected={tab === current}>
            {exploreWords.tabs[tab]}
          </option>
        ))}
      </select>
    </label>
  );
}
