import type { ComponentType } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { ModelClient } from "../../contract";
import { LinkTabs } from "../../ui/link-tabs";
import { exploreWords } from "../../words/explore";
import { takePhoto } from "../shared/handed-photo";
import { ActivationsTab } from "./activations";
import { LaterAssignmentsTab } from "./assignments/later";
import { CourseNotes } from "./course";
import { ExercisesTab } from "./exercises";
import { type Exercises, useExercises } from "./exercises/use-exercises";
import "./explore.css";
import { FiltersTab } from "./filters";
import { LayersTab } from "./layers";
import type { ChosenPhotos } from "./pictures";
import { type ExploreState, formatState, TABS, type Tab } from "./state";
import { type DatasetHere, useDatasetHere } from "./use-dataset-here";
import { useExploreState } from "./use-explore-state";

export interface TabProps {
  readonly client: ModelClient;
  readonly isShown: boolean;
  readonly state: ExploreState;
  readonly change: (part: Partial<ExploreState>) => void;
  /** Undefined until it is known. */
  readonly dataset: DatasetHere | undefined;
  /** Kept here: an experiment goes on while another tab is looked at. */
  readonly exercises: Exercises;
  /** All tabs look at the same. */
  readonly photos: ChosenPhotos;
  readonly setPhotos: (photos: ChosenPhotos) => void;
}

const PARTS: Readonly<Record<Tab, ComponentType<TabProps>>> = {
  layers: LayersTab,
  activations: ActivationsTab,
  filters: FiltersTab,
  exercises: ExercisesTab,
  assignments: LaterAssignmentsTab,
};

interface ExploreViewProps {
  readonly client: ModelClient;
  readonly isShown: boolean;
}

/** Inside the networks: their layers, what those see in pictures, filters by hand, and experiments. */
export default function ExploreView({ client, isShown }: ExploreViewProps) {
  const [state, change] = useExploreState();
  const exercises = useExercises(client, (row) => change({ row }));
  const dataset = useDatasetHere(client, isShown);
  const [photos, setPhotos] = useState<ChosenPhotos>({});
  // Before it is painted: a photo that comes along is the first picture that is seen.
  useLayoutEffect(() => {
    const photo = takePhoto();
    if (photo) setPhotos((now) => ({ ...now, 0: photo }));
  }, [state]);
  const Part = PARTS[state.tab];
  return (
    <div class="page explore">
      <h1>{exploreWords.title}</h1>
      <LinkTabs
        label={exploreWords.parts}
        links={TABS.map((tab) => ({
          address: formatState({ ...state, tab }),
          title: exploreWords.tabs[tab],
          isCurrent: tab === state.tab,
        }))}
      />
      <Part
        client={client}
        isShown={isShown}
        state={state}
        change={change}
        dataset={dataset}
        exercises={exercises}
        photos={photos}
        setPhotos={setPhotos}
      />
      <CourseNotes key={state.tab} tab={state.tab} />
    </div>
  );
}
