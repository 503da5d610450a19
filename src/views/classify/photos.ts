import { useCallback, useReducer } from "preact/hooks";
import type { Classification, ImageSource, ModelClient } from "../../contract";
import { sentenceOf } from "../shared/sentence-of";

/** A picture of this visit. */
export interface Picture {
  readonly id: number;
  readonly name: string;
  /** Address of the picture. */
  readonly url: string;
  /** Absent until it is answered. */
  readonly classification?: Classification;
}

export type AnsweredPhoto = Picture & { readonly classification: Classification };

export const isAnswered = (picture: Picture): picture is AnsweredPhoto =>
  picture.classification !== undefined;

interface Problem {
  /** Of the picture. */
  readonly id: number;
  /** Whether the picture came with others. Its problem is told until it is closed. */
  readonly isOfMany: boolean;
  readonly message: string;
}

export interface PhotosState {
  /** Those that came last first; of several that came together, in their order. */
  readonly pictures: readonly Picture[];
  /** Id of the picture that is looked at. */
  readonly selected?: number | undefined;
  readonly problems: readonly Problem[];
}

type Event =
  | { readonly kind: "asked"; readonly pictures: readonly Picture[] }
  | { readonly kind: "answered"; readonly photo: AnsweredPhoto }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "selected"; readonly id: number }
  | { readonly kind: "closed"; readonly id: number };

const EMPTY: PhotosState = { pictures: [], problems: [] };

/** Most pictures kept on screen, a quarter of a megabyte each; the oldest go first. */
export const MOST_ANSWERED = 200;

function reduce(state: PhotosState, event: Event): PhotosState {
  const { pictures, problems } = state;
  const ofMany = problems.filter(({ isOfMany }) => isOfMany);
  switch (event.kind) {
    case "asked":
      return {
        pictures: [...event.pictures, ...pictures],
        problems: ofMany,
        selected: event.pictures[0]?.id ?? state.selected,
      };
    case "answered":
      return {
        ...state,
        pictures: withoutOldest(pictures.map((each) => (each.id === event.photo.id ? event.photo : each))),
      };
    case "failed": {
      const left = pictures.filter(({ id }) => id !== event.problem.id);
      const isLost = state.selected === event.problem.id;
      return {
        pictures: left,
        problems: [...problems, event.problem],
        selected: isLost ? left[0]?.id : state.selected,
      };
    }
    case "refused":
      return { ...state, problems: [...ofMany, event.problem] };
    case "selected":
      return { ...state, selected: event.id };
    case "closed":
      return { ...state, problems: problems.filter(({ id }) => id !== event.id) };
  }
}

function withoutOldest(pictures: readonly Picture[]): readonly Picture[] {
  const answered = pictures.filter(isAnswered);
  if (answered.length <= MOST_ANSWERED) return pictures;
  const oldest = answered.reduce((one, other) => (other.id < one.id ? other : one));
  URL.revokeObjectURL(oldest.url);
  return pictures.filter((each) => each !== oldest);
}

export interface VisitedPhotos extends PhotosState {
  /** How many pictures wait for their answer. */
  readonly waiting: number;
  /** Answers what can be answered, one after the other; returns whether any answer is sure. */
  classifyFiles(files: readonly File[]): Promise<boolean>;
  /** Undefined where the frame could not be answered; a problem says why. */
  classifyFrame(capture: { bitmap: ImageBitmap; url: string }): Promise<AnsweredPhoto | undefined>;
  /** Tells why there is no picture. */
  refuse(error: unknown): void;
  select(id: number): void;
  closeProblem(id: number): void;
}

let lastId = 0;

/**
 * The pictures of this visit and their answers. Each is there from the moment it came, so that nothing moves when its
 * answer does; one that fails leaves the others where they are.
 * @param aim Whether each answer also says where the garment is in the picture
 */
export function usePhotos(client: ModelClient, aim: boolean): VisitedPhotos {
  const [state, dispatch] = useReducer(reduce, EMPTY);

  const classify = useCallback(
    async (picture: Picture, image: ImageSource, isOfMany: boolean): Promise<AnsweredPhoto | undefined> => {
      const { id, name, url } = picture;
      try {
        const transfer = image.kind === "frame" ? [image.bitmap] : [];
        const classification = await client.call(
          "classify",
          { image, stages: true, appearance: true, aim },
          { transfer },
        );
        const { upright } = classification;
        if (upright) URL.revokeObjectURL(url);
        const photo = { ...picture, classification, url: upright ? URL.createObjectURL(upright) : url };
        dispatch({ kind: "answered", photo });
        return photo;
      } catch (error) {
        URL.revokeObjectURL(url);
        const sentence = sentenceOf(error);
        const message = name ? `${name}: ${sentence}` : sentence;
        dispatch({ kind: "failed", problem: { id, message, isOfMany } });
        return undefined;
      }
    },
    [client, aim],
  );

  const refuse = useCallback((error: unknown) => {
    const problem = { id: ++lastId, message: sentenceOf(error), isOfMany: false };
    dispatch({ kind: "refused", problem });
  }, []);

  return {
    ...state,
    waiting: state.pictures.filter((picture) => !isAnswered(picture)).length,
    refuse,
    async classifyFiles(files) {
      const pictures = files.map((file) => ({
        id: ++lastId,
        name: file.name,
        url: URL.createObjectURL(file),
      }));
      dispatch({ kind: "asked", pictures });
      let isSure = false;
      for (const [i, blob] of files.entries()) {
        const photo = await classify(pictures[i]!, { kind: "blob", blob }, files.length > 1);
        isSure ||= photo?.classification.sure === true;
      }
      return isSure;
    },
    async classifyFrame({ bitmap, url }) {
      const picture = { id: ++lastId, name: "", url };
      dispatch({ kind: "asked", pictures: [picture] });
      return classify(picture, { kind: "frame", bitmap }, false);
    },
    select: (id) => dispatch({ kind: "selected", id }),
    closeProblem: (id) => dispatch({ kind: "closed", id }),
  };
}
