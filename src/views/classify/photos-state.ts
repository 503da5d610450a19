import type { Classification } from "../../contract";

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
  /** How many pictures were answered and are no longer kept, as there are too many. */
  readonly unlisted: number;
}

export type PhotosEvent =
  | { readonly kind: "asked"; readonly pictures: readonly Picture[] }
  | { readonly kind: "answered"; readonly photo: AnsweredPhoto }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "selected"; readonly id: number }
  | { readonly kind: "closed"; readonly id: number };

export const NO_PHOTOS: PhotosState = { pictures: [], problems: [], unlisted: 0 };

/** Most pictures kept on screen, a quarter of a megabyte each. The end of the list goes first. */
export const MOST_ANSWERED = 200;

export function photosAfter(state: PhotosState, event: PhotosEvent): PhotosState {
  const { pictures, problems } = state;
  const ofMany = problems.filter(({ isOfMany }) => isOfMany);
  switch (event.kind) {
    case "asked":
      return {
        ...state,
        pictures: [...event.pictures, ...pictures],
        problems: ofMany,
        selected: event.pictures[0]?.id ?? state.selected,
      };
    case "answered":
      return withoutLast({
        ...state,
        pictures: pictures.map((each) => (each.id === event.photo.id ? event.photo : each)),
      });
    case "failed": {
      const left = pictures.filter(({ id }) => id !== event.problem.id);
      const isLost = state.selected === event.problem.id;
      return {
        ...state,
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

/** Lets the last answered picture go where there are too many, but never the one that is looked at. */
function withoutLast(state: PhotosState): PhotosState {
  const { pictures, selected, unlisted } = state;
  const answered = pictures.filter(isAnswered);
  const last = answered.findLast(({ id }) => id !== selected);
  if (!last || answered.length <= MOST_ANSWERED) return state;
  URL.revokeObjectURL(last.url);
  return { ...state, pictures: pictures.filter((each) => each !== last), unlisted: unlisted + 1 };
}
