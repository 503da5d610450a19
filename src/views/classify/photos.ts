import { useCallback, useReducer } from "preact/hooks";
import type { ImageSource, ModelClient } from "../../contract";
import { sentenceOf } from "../shared/sentence-of";
import {
  type AnsweredPhoto,
  isAnswered,
  NO_PHOTOS,
  type PhotosState,
  type Picture,
  photosAfter,
} from "./photos-state";

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
  const [state, dispatch] = useReducer(photosAfter, NO_PHOTOS);

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
