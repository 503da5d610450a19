import { useEffect, useRef, useState } from "preact/hooks";
import type { FilteredPicture, ModelClient, PictureFilter } from "../../../contract";
import { framesOf, transferOf } from "../../shared/frames";
import { sentenceOf } from "../../shared/sentence-of";
import { toChoice } from "../pictures";
import { formatPicture, type PictureName } from "../state";

export interface Filtered {
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
  const [filtered, setFiltered] = useState<Filtered>({});
  const latest = useRef(filter);
  latest.current = filter ?? latest.current;
  const key = JSON.stringify(filter);

  useEffect(() => {
    if (subject.kind === "camera" || !filter) return;
    const calling = new AbortController();
    const { signal } = calling;
    const run = async () => {
      const picture = await toChoice(subject, photo);
      if (!picture) return setFiltered({});
      const result = await client.call("filterPicture", { picture, filter }, { signal });
      if (!signal.aborted) setFiltered({ result, told: result });
    };
    run().catch((error) => signal.aborted || setFiltered({ problem: sentenceOf(error) }));
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
        setFiltered({ result, told, ...(rate === undefined ? {} : { rate }) });
      }
    };
    film().catch((error) => filming.signal.aborted || setFiltered({ problem: sentenceOf(error) }));
    return () => filming.abort();
  }, [client, video]);

  return filtered;
}

/** The worker has the next picture at hand while the one before is being drawn. */
const MOST_UNDER_WAY = 2;

/** Figures of video change no more often than they can be read. */
const TOLD_MS = 1000;
