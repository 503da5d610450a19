import type { FilterChange } from "../../../../contract";
import { HeatPicture } from "../../../../ui/heat-picture";
import { stepWords } from "../../../../words/explore-steps";
import { formatNumber } from "../../../../words/numbers";
import { largestOf } from "../describe";

/** Decimal places of the weights in the sum: as many as show what the step changed, within what 32 bits can hold. */
const placesFor = (moved: number) =>
  moved > 0 ? Math.min(7, Math.max(4, Math.ceil(-Math.log10(moved)) + 1)) : 4;

interface FilterStepsProps {
  readonly change: FilterChange;
  readonly steps: number;
  readonly learningRate: number;
  readonly title: string;
}

/** A filter before the steps, its gradient, and the filter after them, each averaged over the channels that it looks at. */
export function FilterSteps({ change, steps, learningRate, title }: FilterStepsProps) {
  const [height, width, channels] = change.shape;
  const { before, gradient, after } = change;
  const meanOf = (values: Float32Array) =>
    Float32Array.from(
      { length: height * width },
      (_, i) => values.subarray(i * channels, (i + 1) * channels).reduce((a, b) => a + b, 0) / channels,
    );
  const parts = [
    { name: stepWords.weights, values: meanOf(before) },
    { name: stepWords.gradient, values: meanOf(gradient) },
    { name: stepWords.newWeights(steps), values: meanOf(after) },
  ];
  const strengths = gradient.map(Math.abs);
  const at = strengths.indexOf(largestOf(strengths));
  // The gradient is that of the first step, so the sum is of the first step too.
  const stepped = before[at]! - learningRate * gradient[at]!;
  const places = placesFor(Math.abs(learningRate * gradient[at]!));
  return (
    <>
      <h3>{title}</h3>
      <div class="beside">
        {parts.map(({ name, values }) => {
          const most = largestOf(values.map(Math.abs));
          return (
            <figure key={name}>
              <HeatPicture
                width={width}
                height={height}
                values={values}
                low={-most}
                high={most}
                label={stepWords.filterPicture(
                  name,
                  [...values].map((value) => formatNumber(value, 3)),
                )}
              />
              <figcaption class="quiet">{name}</figcaption>
            </figure>
          );
        })}
      </div>
      <p class="quiet number">
        {stepWords.weightStep(
          formatNumber(before[at]!, places),
          formatNumber(learningRate, 3),
          formatNumber(gradient[at]!, 4),
          formatNumber(stepped, places),
        )}
      </p>
    </>
  );
}
