import type { courseWords } from "../../../words/course";
import type { Tab } from "../state";

/** A statement or an exercise of the course's notes, and what of Explore shows it. */
export interface CourseNote {
  readonly id: keyof typeof courseWords.notes;
  /** The address of what shows it. */
  readonly look: string;
  /** Id of the part of the page that shows it, where that is not at its top. */
  readonly part?: string;
}

const BOOTS = "pictures=image:0,image:23,image:28";
const ALL = "images=60000&epochs=5";

/** The course's statements, each on the tab that shows it. */
export const COURSE_NOTES: Readonly<Partial<Record<Tab, readonly CourseNote[]>>> = {
  layers: [
    { id: "edge", look: "#/explore/layers?network=new:cnn:kernelSize=5" },
    { id: "halved", look: "#/explore/layers?layer=4" },
    { id: "grey", look: "#/explore/layers" },
    { id: "start", look: "#/explore/layers", part: "first-filters" },
    { id: "stacked", look: "#/explore/layers?layer=3" },
    { id: "flattened", look: "#/explore/layers?layer=6" },
    { id: "summary", look: "#/explore/layers" },
  ],
  activations: [
    { id: "features", look: `#/explore/activations?${BOOTS}` },
    { id: "shoes", look: `#/explore/activations?${BOOTS}` },
    { id: "otherKinds", look: "#/explore/activations?pictures=image:0,image:18,image:2" },
    { id: "sameKind", look: "#/explore/activations?layer=3&pictures=image:2,image:3,image:5" },
    { id: "relu", look: `#/explore/activations?${BOOTS}&pixel=0,0` },
    { id: "condensed", look: `#/explore/activations?layer=4&${BOOTS}` },
    { id: "wasted", look: `#/explore/activations?${BOOTS}` },
  ],
  filters: [
    { id: "products", look: "#/explore/filters?preset=lab-edges" },
    { id: "lines", look: "#/explore/filters?preset=lab-vertical" },
    { id: "eight", look: "#/explore/filters?preset=edges-all" },
    { id: "sum", look: "#/explore/filters?weights=1,1,1,1,2,1,1,1,1&weight=0.1" },
    { id: "bias", look: "#/explore/filters?preset=emboss" },
    { id: "odd", look: "#/explore/filters?preset=blur" },
    { id: "pooled", look: "#/explore/filters" },
    { id: "angles", look: "#/explore/filters" },
  ],
  exercises: [
    { id: "baseline", look: `#/explore/exercises?architecture=dense&${ALL}` },
    { id: "slower", look: `#/explore/exercises?${ALL}` },
    { id: "filters", look: "#/explore/exercises?filters=16" },
    { id: "withoutLast", look: "#/explore/exercises?convolutions=1" },
    { id: "another", look: "#/explore/exercises?convolutions=3" },
    { id: "onlyFirst", look: "#/explore/exercises?convolutions=1&filters=32" },
    { id: "callback", look: "#/explore/exercises?stop=80&epochs=20" },
    { id: "overfitting", look: "#/explore/exercises?epochs=20" },
    { id: "digits", look: "#/explore/exercises?convolutions=1&filters=32&epochs=20&stop=80" },
  ],
};

/** An address of the course's notes, outside the app. */
export interface CourseLink {
  readonly id: keyof typeof courseWords.links;
  readonly address: string;
}

const NOTEBOOK = "https://colab.research.google.com/github/lmoroney/dlaicourse/blob/master";

/** The notes' addresses, each on the tab that it is about. */
export const COURSE_LINKS: Readonly<Partial<Record<Tab, readonly CourseLink[]>>> = {
  layers: [
    {
      id: "conv2d",
      address: "https://www.tensorflow.org/api_docs/python/tf/keras/layers/Conv2D",
    },
    {
      id: "maxPooling2d",
      address: "https://www.tensorflow.org/api_docs/python/tf/keras/layers/MaxPooling2D",
    },
    { id: "playlist", address: "https://bit.ly/2UGa7uH" },
  ],
  activations: [
    { id: "lab1", address: `${NOTEBOOK}/Course%201%20-%20Part%206%20-%20Lesson%202%20-%20Notebook.ipynb` },
  ],
  filters: [
    { id: "lab2", address: `${NOTEBOOK}/Course%201%20-%20Part%206%20-%20Lesson%203%20-%20Notebook.ipynb` },
    { id: "filtering", address: "https://lodev.org/cgtutor/filtering.html" },
    { id: "kernels", address: "https://en.wikipedia.org/wiki/Kernel_(image_processing)" },
  ],
  exercises: [
    {
      id: "exercise",
      address: `${NOTEBOOK}/Exercises/Exercise%203%20-%20Convolutions/Exercise%203%20-%20Question.ipynb`,
    },
  ],
};
