import type { ValueExplanation, ValueTerm } from "../../../contract";
import { HeatPicture } from "../../../ui/heat-picture";
import { activationWords } from "../../../words/explore-activations";
import { decimal, largestOf } from "./describe";

/** The multiplication behind a pixel: number by number for one channel, channel by channel for several. */
export function Products({ found }: { readonly found: ValueExplanation }) {
  const { terms, others, patch } = found;
  const [only] = terms;
  return (
    <div class="products number">
      {terms.length === 1 && only && <Grid term={only} width={patch.width} />}
      {terms.length > 1 && (
        <table>
          <caption class="quiet">{activationWords.strongestChannels(terms.length + others.count)}</caption>
          <thead>
            <tr>
              <th scope="col">{activationWords.channel}</th>
              <th scope="col">{activationWords.patch}</th>
              <th scope="col">{activationWords.weights}</th>
              <th scope="col">{activationWords.sum}</th>
            </tr>
          </thead>
          <tbody>
            {terms.map((term) => (
              <Channel key={term.channel} term={term} width={patch.width} />
            ))}
            {others.count > 0 && (
              <tr>
                <th scope="row" colSpan={3}>
                  {activationWords.others(others.count)}
                </th>
                <td>{decimal(others.sum)}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      <p>{found.sentence}</p>
    </div>
  );
}

/** The patch as numbers, each with its weight below it. */
function Grid({ term: { inputs, weights }, width }: { readonly term: ValueTerm; readonly width: number }) {
  const rows = Array.from({ length: inputs.length / width }, (_, row) => row);
  return (
    <table class="patch">
      <caption class="quiet">
        {weights ? activationWords.pixelTimesWeight : activationWords.pixelsCompared}
      </caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            {inputs.slice(row * width, (row + 1) * width).map((input, column) => (
              <td key={column}>
                {decimal(input)}
                {weights && <span>× {decimal(weights[row * width + column]!)}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Channel({ term, width }: { readonly term: ValueTerm; readonly width: number }) {
  const { channel, inputs, weights = [], sum } = term;
  const height = inputs.length / width;
  const most = largestOf(weights.map(Math.abs));
  return (
    <tr>
      <th scope="row">{channel}</th>
      <td>
        <HeatPicture
          width={width}
          height={height}
          values={inputs}
          low={0}
          high={largestOf(inputs)}
          label={activationWords.pixelValues(inputs.map(decimal))}
        />
      </td>
      <td>
        <HeatPicture
          width={width}
          height={height}
          values={weights}
          low={-most}
          high={most}
          label={activationWords.weightValues(weights.map(decimal))}
        />
      </td>
      <td>{decimal(sum)}</td>
    </tr>
  );
}
