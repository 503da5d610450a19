import { useCallback, useReducer } from "preact/hooks";
import type { Classification, ImageSource, ModelClient } from "../../contract";
import { sentenceOf } from "../shared/sentence-of";

/** A picture that was answered. */
export interface AnsweredPhoto {
  readonly id: number;
  readonly name: string;
  /** Address of the picture. */
  readonly url: string;
  readonly classification: Classification;
}

interface Problem {
  readonly id: number;
  /** Whether the picture came with others. Its problem is told until it is closed. */
  readonly isOfMany: boolean;
  readonly message: string;
}

export interface PhotosState {
  readonly answered: readonly AnsweredPhoto[];
  readonly selected?: number;
  readonly problems: readonly Problem[];
  /** How many pictures wait for their answer. */
  readonly waiting: number;
}

type Event =
  | { readonly kind: "asked"; readonly count: number }
  | { readonly kind: "answered"; readonly photo: AnsweredPhoto }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "selected"; readonly id: number }
  | { readonly kind: "closed"; readonly id: number };

const EMPTY: PhotosState = { answered: [], problems: [], waiting: 0 };

/** Most pictures kept on screen, a quarter of a megabyte each; the oldest go first. */
export const MOST_ANSWERED = 200;

function reduce(state: PhotosState, event: Event): PhotosState {
  switch (event.kind) {
    case "asked":
      return {
        ...state,
        problems: state.problems.filter(({ isOfMany }) => isOfMany),
        waiting: state.waiting + event.count,
      };
    case "answered": {
      const answered = [event.photo, ...state.answered].slice(0, MOST_ANSWERED);
      for (const { url } of state.answered.slice(MOST_ANSWERED - 1)) URL.revokeObjectURL(url);
      return { ...state, answered, selected: event.photo.id, waiting: state.waiting - 1 };
    }
    case "failed":
      return { ...state, problems: [...state.problems, event.problem], waiting: state.waiting - 1 };
    case "refused":
      return { ...state, problems: [...state.problems.filter(({ isOfMany }) => isOfMany), event.problem] };
    case "selected":
      return { ...state, selected: event.id };
    case "closed":
      return { ...state, problems: state.problems.filter(({ id }) => id !== event.id) };
  }
}

export interface AnsweredPhotos extends PhotosState {
  classifyFiles(files: readonly File[]): Promise<void>;
  /** Undefined where the frame could not be answered, of which a problem tells. */
  classifyFrame(capture: { bitmap: ImageBitmap; url: string }): Promise<AnsweredPhoto | undefined>;
  /** Tells why there is no picture. */
  refuse(error: unknown): void;
  select(id: number): void;
  closeProblem(id: number): void;
}

let lastId = 0;

/** The pictures of this visit and their answers. A picture that fails leaves the others where they are. */
export function usePhotos(client: ModelClient): AnsweredPhotos {
  const [state, dispatch] = useReducer(reduce, EMPTY);

  const classify = useCallback(
    async (
      name: string,
      image: ImageSource,
      url: string,
      isOfMany: boolean,
    ): Promise<AnsweredPhoto | undefined> => {
      const id = ++lastId;
      try {
        const transfer = image.kind === "frame" ? [image.bitmap] : [];
        const classification = await client.call(
          "classify",
          { image, stages: true, appearance: true },
          { transfer },
        );
        const { upright } = classification;
        if (upright) URL.revokeObjectURL(url);
        const photo = { id, name, classification, url: upright ? URL.createObjectURL(upright) : url };
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
    [client],
  );

  const refuse = useCallback((error: unknown) => {
    const problem = { id: ++lastId, message: sentenceOf(error), isOfMany: false };
    dispatch({ kind: "refused", problem });
  }, []);

  return {
    ...state,
    refuse,
    async classifyFiles(files) {
      dispatch({ kind: "asked", count: files.length });
      for (const file of files) {
        await classify(file.name, { kind: "blob", blob: file }, URL.createObjectURL(file), files.length > 1);
      }
    },
    async classifyFrame({ bitmap, url }) {
      dispatch({ kind: "asked", count: 1 });
      return classify("", { kind: "frame", bitmap }, url, false);
    },
    select: (id) => dispatch({ kind: "selected", id }),
    closeProblem: (id) => dispatch({ kind: "closed", id }),
  };
}
