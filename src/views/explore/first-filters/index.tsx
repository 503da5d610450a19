import type { FirstFilters, ModelClient, NetworkChoice } from "../../../contract";
import { Note } from "../../../ui/note";
import { firstFilterWords } from "../../../words/first-filters";
import { useAnswer } from "../../shared/use-answer";
import { formatNetwork } from "../state";
import { FiltersAt } from "./filter-stages";

interface FirstFiltersCardProps {
  readonly client: ModelClient;
  readonly network: NetworkChoice;
}

/** The first layer's filters of a network as they were drawn and as training left them. */
export function FirstFiltersCard({ client, network }: FirstFiltersCardProps) {
  const { value: found, problem } = useAnswer(client, "firstFilters", network, formatNetwork(network));
  if (problem) return <Note kind="problem">{problem}</Note>;
  if (!found) return null;
  const { before, after, seed } = found;
  return (
    <section id="first-filters" class="card whole first-filters" aria-label={firstFilterWords.title}>
      <h2>{firstFilterWords.title}</h2>
      <p>{firstFilterWords.allRandom}</p>
      <div class="mosaics">
        <FiltersAt title={firstFilterWords.before} filters={before} />
        {after && (
          <FiltersAt
            title={firstFilterWords.now}
            filters={after}
            {...(seed === undefined ? {} : { start: before })}
          />
        )}
      </div>
      <p class="quiet">{aboutStart(found)}</p>
      <p class="quiet">{firstFilterWords.scale}</p>
    </section>
  );
}

/** Where the start that is shown comes from. */
function aboutStart({ after, seed }: FirstFilters): string {
  if (seed === undefined) return firstFilterWords.anotherDraw;
  return after ? firstFilterWords.drawnAgain(seed) : firstFilterWords.startOfTraining(seed);
}
