import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Activations, ModelClient } from "../../../contract";
import { framesOf, transferOf } from "../../shared/frames";
import { sentenceOf } from "../../shared/sentence-of";
import type { Answered } from "../../shared/use-answer";
import { type ChosenPhotos, toChoice } from "../pictures";
import { formatPicture, type PictureName } from "../state";

/** Between two pictures of the camera: time to look at one, and for whatever else the worker has to do. */
const PAUSE_MS = 200;

/** What a model makes of a picture. Until the next answer is there, and where there will be none, the one before stays. */
export interface AnsweredPicture extends Answered<Activations> {
  /** The picture and the model that the value is of; both of what is asked for while there is no value. */
  readonly of: PictureName;
  readonly by: string | undefined;
}

/** What a model makes of each picture. One that was asked for already is not asked for again; video goes on. */
export function useActivations(
  client: ModelClient,
  model: string | undefined,
  pictures: readonly PictureName[],
  photos: ChosenPhotos,
  video: HTMLVideoElement | null,
): readonly AnsweredPicture[] {
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answered<Activations>>>(new Map());
  const asked = useRef(new Set<string>());
  const keys = pictures.map((picture, i) => keyOf(model, picture, photos[i]));
  const wanted = useRef(keys);
  wanted.current = keys;

  useEffect(() => {
    if (model === undefined) return;
    const keep = (key: string, answer: Answered<Activations>) =>
      setAnswers((now) => {
        const still = [...now].filter(([kept]) => wanted.current.includes(kept));
        asked.current = new Set([...still.map(([kept]) => kept), ...wanted.current, key]);
        return new Map([...still, [key, answer]]);
      });
    pictures.forEach(async (name, i) => {
      const key = keys[i]!;
      if (asked.current.has(key)) return;
      asked.current.add(key);
      try {
        const picture = await toChoice(name, photos[i]);
        if (picture) keep(key, { value: await client.call("activations", { model, picture }) });
      } catch (error) {
        keep(key, { problem: sentenceOf(error) });
      }
    });
  }, [client, model, keys.join()]);

  const [live, setLive] = useState<Answered<Activations> & { readonly by?: string }>({});
  useEffect(() => {
    if (!video || model === undefined) return setLive({});
    const filming = new AbortController();
    const film = async () => {
      for await (const image of framesOf(video, filming.signal)) {
        const request = { model, picture: { kind: "image" as const, image } };
        // Where one frame fails, the next may do better.
        const answer = await client.call("activations", request, { transfer: transferOf(image) }).then(
          (value) => ({ value }),
          (error: unknown) => ({ problem: sentenceOf(error) }),
        );
        if (filming.signal.aborted) return;
        setLive({ ...answer, by: model });
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    };
    film().catch((error) => filming.signal.aborted || setLive({ problem: sentenceOf(error), by: model }));
    return () => filming.abort();
  }, [client, model, video]);

  const shown = useRef<readonly AnsweredPicture[]>([]);
  return useMemo(() => {
    const now = pictures.map((of, i): AnsweredPicture => {
      const filmed = live.by === model ? live : {};
      const { value, problem } = of.kind === "camera" ? filmed : (answers.get(keys[i]!) ?? {});
      if (value) return { value, of, by: model };
      const before = shown.current[i];
      const kept = before?.value ? { value: before.value, of: before.of, by: before.by } : { of, by: model };
      return problem === undefined ? kept : { ...kept, problem };
    });
    shown.current = now;
    return now;
  }, [answers, live, keys.join()]);
}

function keyOf(model: string | undefined, picture: PictureName, photo: File | undefined): string {
  const file = picture.kind === "photo" && photo ? `${photo.name} ${photo.size} ${photo.lastModified}` : "";
  return [model, formatPicture(picture), file].join("|");
}
