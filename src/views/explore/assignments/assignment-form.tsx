import { useEffect, useState } from "preact/hooks";
import {
  type Assignment,
  type AssignmentStep,
  LONGEST_TEXT,
  MOST_STEPS,
  STEP_KINDS,
  type StepKind,
} from "../../../contract";
import { Note } from "../../../ui/note";
import { useKeptFocus } from "../../../ui/use-kept-focus";
import { assignmentWords } from "../../../words/assignments";
import { sentenceOf } from "../../shared/sentence-of";
import type { TabProps } from "..";
import { formatState } from "../state";
import { StepForm } from "./step-form";
import { useKeeping } from "./use-keeping";

interface AssignmentFormProps extends TabProps {
  /** Called with the id of what was made, or with "" where it was given up. */
  readonly onDone: (id: string) => void;
}

const EMPTY: Assignment = { title: "", intro: "", steps: [] };

const NEW_STEPS: Readonly<Record<StepKind, AssignmentStep>> = {
  shape: { kind: "shape", text: "", network: "cnn", options: {}, layer: 1, asked: "shape" },
  filter: { kind: "filter", text: "", leaves: "edges" },
  experiment: { kind: "experiment", text: "", accuracy: 0.88, sampleAccuracy: 0.82, parameters: 50_000 },
  confusion: { kind: "confusion", text: "" },
  text: { kind: "text", text: "" },
};

/** Puts an assignment together, step by step; what is typed is kept, and gone on with later. */
export function AssignmentForm(props: AssignmentFormProps) {
  const { client, state, onDone } = props;
  const [sketch, setSketch] = useState<Assignment>();
  const [problem, setProblem] = useState<string>();
  const [kind, setKind] = useState<StepKind>("shape");
  const fail = (error: unknown) => setProblem(sentenceOf(error));
  const { keep, settled } = useKeeping(
    (next: Assignment) => client.call("keepSketch", { sketch: next }),
    fail,
  );
  useEffect(() => {
    client.call("readSketch", undefined).then((kept) => setSketch(kept ?? EMPTY), fail);
  }, [client]);
  const adding = useKeptFocus<HTMLElement>(String(sketch?.steps.length));
  const heading = useKeptFocus<HTMLHeadingElement>(String(sketch !== undefined));
  if (!sketch) return problem ? <Note kind="problem">{problem}</Note> : null;

  const { title, intro, steps } = sketch;
  const set = (part: Partial<Assignment>) => {
    const next = { ...sketch, ...part };
    setSketch(next);
    keep(next);
  };
  const setSteps = (change: (steps: AssignmentStep[]) => void) => {
    const next = [...steps];
    change(next);
    set({ steps: next });
  };
  const end = async (id: string) => {
    await settled();
    await client.call("keepSketch", {});
    onDone(id);
  };
  const save = async () => {
    setProblem(undefined);
    try {
      await end((await client.call("keepAssignment", { assignment: sketch })).id);
    } catch (error) {
      fail(error);
    }
  };
  return (
    <form
      class="making"
      aria-label={assignmentWords.makeTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <header class="assignment">
        <a href={formatState({ ...state, assignment: "" })}>{assignmentWords.all}</a>
        <h2 ref={heading}>{assignmentWords.makeTitle}</h2>
        <p class="quiet">{assignmentWords.selfChecked}</p>
      </header>
      <div class="card">
        <label class="field">
          {assignmentWords.title}
          <input
            required
            maxLength={LONGEST_TEXT.line}
            value={title}
            onInput={({ currentTarget }) => set({ title: currentTarget.value })}
          />
        </label>
        <label class="field">
          {assignmentWords.intro}
          <textarea
            rows={3}
            maxLength={LONGEST_TEXT.lines}
            value={intro}
            onInput={({ currentTarget }) => set({ intro: currentTarget.value })}
          />
        </label>
      </div>
      {steps.map((step, i) => (
        <StepForm
          key={`${i} ${step.kind}`}
          {...props}
          number={i + 1}
          isLast={i === steps.length - 1}
          step={step}
          onStep={(changed) => setSteps((all) => void all.splice(i, 1, changed))}
          onMove={(by) => setSteps((all) => void all.splice(i + by, 0, ...all.splice(i, 1)))}
          onRemove={() => setSteps((all) => void all.splice(i, 1))}
        />
      ))}
      {problem && <Note kind="problem">{problem}</Note>}
      <section ref={adding} class="card" aria-label={assignmentWords.addStep}>
        <label class="field">
          {assignmentWords.kindOfStep}
          <select value={kind} onChange={({ currentTarget }) => setKind(currentTarget.value as StepKind)}>
            {STEP_KINDS.map((each) => (
              <option key={each} value={each} selected={each === kind}>
                {assignmentWords.kinds[each]}
              </option>
            ))}
          </select>
        </label>
        <button
          class="button"
          type="button"
          disabled={steps.length >= MOST_STEPS}
          onClick={() => setSteps((all) => void all.push(NEW_STEPS[kind]))}
        >
          {assignmentWords.addStep}
        </button>
      </section>
      <div class="actions">
        <button class="button main" type="submit" disabled={steps.length === 0}>
          {assignmentWords.save}
        </button>
        <button class="button" type="button" onClick={() => void end("").catch(fail)}>
          {assignmentWords.giveUp}
        </button>
      </div>
    </form>
  );
}
