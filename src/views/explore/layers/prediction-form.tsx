import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type ExplainedLayer, LONGEST_TEXT } from "../../../contract";
import { exploreWords } from "../../../words/explore";
import { shapeText } from "./layer-title";
import { type Predicted, predictionFor } from "./predictions";

interface PredictionFormProps {
  readonly layer: ExplainedLayer;
  /** Whether somebody goes on from the layer before. */
  readonly isNext: boolean;
  readonly onPredict: (predicted: Predicted) => void;
}

/** Asks what a layer gives, and how many parameters it has, before both are shown. */
export function PredictionForm({ layer, isNext, onPredict }: PredictionFormProps) {
  const [shape, setShape] = useState("");
  const [parameters, setParameters] = useState("");
  const first = useRef<HTMLInputElement>(null);
  // The button that led here from the layer before is gone.
  useLayoutEffect(() => {
    if (isNext) first.current?.focus();
  }, []);
  return (
    <form
      class="prediction"
      onSubmit={(event) => {
        event.preventDefault();
        onPredict(predictionFor(layer, shape, parameters));
      }}
    >
      <p>{exploreWords.itsInput(shapeText(layer.inputShape))}</p>
      <div class="fields">
        <Field input={first} label={exploreWords.outputShape} value={shape} onType={setShape} />
        <Field label={exploreWords.parameters} value={parameters} onType={setParameters} />
      </div>
      <div class="actions">
        <button class="button main" type="submit">
          {exploreWords.checkPrediction}
        </button>
        <button class="button" type="button" onClick={() => onPredict("shown")}>
          {exploreWords.showIt}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly input?: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
}

function Field({ input, label, value, onType }: FieldProps) {
  return (
    <label class="field">
      {label}
      <input
        {...(input ? { ref: input } : {})}
        class="number"
        required
        pattern=".*[0-9].*"
        title={exploreWords.numbersAlone}
        autocomplete="off"
        maxLength={LONGEST_TEXT.line}
        value={value}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
    </label>
  );
}
