import { useEffect, useRef, useState } from "preact/hooks";
import type { FilteredPicture, ModelClient, PictureFilter } from "../../../contract";
import { framesOf, transferOf } from "../../shared/frames";
import { sentenceOf } from "../../shared/sentence-of";
import { toChoice } from "../pictures";
import { formatPicture, INITIAL_STATE, type PictureName } from "../state";

/** What was made last; it stays until the next is there, and where there will be none. */
export interface Filtered {
  /** The picture that it was made of. */
  readonly of: PictureName;
  readonly result?: FilteredPicture;
  /** The result whose figures are shown: of video, one a second. */
  readonly told?: FilteredPicture;
  readonly problem?: string;
  /** Pictures a second, of video. */
  readonly rate?: number;
}

interface Wanted {
  readonly subject: PictureName;
  readonly photo: File | undefined;
  /** Undefined while a field of it holds no number: what was made last stays. */
  readonly filter: PictureFilter | undefined;
  /** Playing, or null where a still picture is wanted. */
  readonly video: HTMLVideoElement | null;
}

/** What a filter makes of a picture, or of one frame of a video after the other. */
export function useFiltered(client: ModelClient, { subject, photo, filter, video }: Wanted): Filtered {
  const [filtered, setFiltered] = useState<Filtered>({ of: subject });
  const latest = useRef(filter);
  latest.current = filter ?? latest.current;
  const hasResult = useRef(false);
  hasResult.current = filtered.result !== undefined;
  const key = JSON.stringify(filter);
  const fail = (error: unknown) => setFiltered((now) => ({ ...now, problem: sentenceOf(error) }));

  useEffect(() => {
    if (subject.kind === "camera" || !filter) return;
    const calling = new AbortController();
    const { signal } = calling;
    const resultOf = async (of: PictureName) => {
      const picture = await toChoice(of, photo);
      const result = picture && (await client.call("filterPicture", { picture, filter }, { signal }));
      return result && { of, result, told: result };
    };
    const run = async () => {
      const made = await resultOf(subject);
      if (made && !signal.aborted) setFiltered(made);
    };
    run().catch(async (error) => {
      if (signal.aborted) return;
      fail(error);
      if (hasResult.current) return;
      const spare = await resultOf(INITIAL_STATE.subject).catch(() => undefined);
      if (spare && !signal.aborted) setFiltered((now) => ({ ...now, ...spare }));
    });
    return () => calling.abort();
  }, [client, formatPicture(subject), photo, key]);

  useEffect(() => {
    if (!video) return;
    const filming = new AbortController();
    const film = async () => {
      let told: FilteredPicture | undefined;
      let rate: number | undefined;
      let since = performance.now();
      let frames = 0;
      const underWay: Promise<FilteredPicture>[] = [];
      for await (const image of framesOf(video, filming.signal)) {
        const filter = latest.current;
        if (!filter) {
          for (const frame of transferOf(image)) frame.close();
          continue;
        }
        const request = { picture: { kind: "image" as const, image }, filter };
        const call = client.call("filterPicture", request, { transfer: transferOf(image) });
        call.catch(() => undefined);
        underWay.push(call);
        if (underWay.length < MOST_UNDER_WAY) continue;
        const { result, problem } = await underWay.shift()!.then(
          (result) => ({ result, problem: undefined }),
          (error: unknown) => ({ result: undefined, problem: sentenceOf(error) }),
        );
        if (filming.signal.aborted) return;
        if (!result) {
          // The next frame may do better.
          if (problem) setFiltered((now) => ({ ...now, problem }));
          continue;
        }
        frames++;
        told ??= result;
        const passed = performance.now() - since;
        if (passed >= TOLD_MS) {
          rate = (1000 * frames) / passed;
          told = result;
          since = performance.now();
          frames = 0;
        }
        setFiltered({ of: CAMERA, result, told, ...(rate === undefined ? {} : { rate }) });
      }
    };
    film().catch((error) => filming.signal.aborted || fail(error));
    return () => filming.abort();
  }, [client, video]);

  return filtered;
}

const CAMERA: PictureName = { kind: "camera" };

/** The worker has the next picture at hand while the one before is being drawn. */
const MOST_UNDER_WAY = 2;

/** Figures of video change no more often than they can be read. */
const TOLD_MS = 1000;
