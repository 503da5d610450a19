import type { PoolingGradient } from "../../../../contract";
import { HeatPicture } from "../../../../ui/heat-picture";
import { stepWords } from "../../../../words/explore-steps";
import { layerTitle } from "../../layers/layer-title";
import { describeValues, largestOf } from "../describe";
import type { PictureLayer } from "../look";

interface PoolingStepsProps {
  readonly poolings: readonly PoolingGradient[];
  readonly layers: readonly PictureLayer[];
}

/** At each pooling, what it looks at, and which of that learns. */
export function PoolingSteps({ poolings, layers }: PoolingStepsProps) {
  if (poolings.length === 0) return null;
  const titleOf = (name: string) => {
    const layer = layers.find(({ described }) => described.name === name)?.described;
    return layer ? layerTitle(layer) : name;
  };
  return (
    <>
      <h3>{stepWords.poolings}</h3>
      <p class="quiet">{stepWords.aboutPoolings}</p>
      {poolings.map((pooling) => (
        <Pooling key={pooling.name} pooling={pooling} title={titleOf(pooling.name)} />
      ))}
    </>
  );
}

function Pooling({ pooling, title }: { readonly pooling: PoolingGradient; readonly title: string }) {
  const { width, height, values, gradient, channel } = pooling;
  const strengths = gradient.map(Math.abs);
  const learning = gradient.filter((slope) => slope !== 0).length;
  return (
    <figure>
      <div class="beside">
        <HeatPicture
          width={width}
          height={height}
          values={values}
          low={0}
          high={largestOf(values)}
          label={stepWords.poolingValues(title, describeValues(values, width))}
        />
        <HeatPicture
          width={width}
          height={height}
          values={strengths}
          low={0}
          high={largestOf(strengths)}
          label={stepWords.poolingGradient(title, learning, values.length)}
        />
      </div>
      <figcaption class="quiet number">
        {stepWords.pooling(title, channel, learning, values.length)}
      </figcaption>
    </figure>
  );
}
