import { useEffect, useState } from "preact/hooks";
import type { ModelClient } from "../../../contract";
import { modelWords } from "../../../words/models";
import { formatNumber } from "../../../words/numbers";

interface ChangedPhotosProps {
  readonly client: ModelClient;
  readonly title: string;
  readonly ids: readonly string[];
}

/** More than this are counted, not shown. */
const MOST_SHOWN = 24;

interface Shown {
  readonly id: string;
  readonly url: string;
  readonly label: string;
}

/** Photos whose answer changed, as small pictures. */
export function ChangedPhotos({ client, title, ids }: ChangedPhotosProps) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const key = ids.join(" ");
  useEffect(() => {
    const calling = new AbortController();
    let urls: readonly string[] = [];
    const wanted = ids.slice(0, MOST_SHOWN);
    if (wanted.length > 0) {
      // Without the pictures, the figures still stand.
      void load(client, wanted, calling.signal).then(
        (loaded) => {
          urls = loaded.map(({ url }) => url);
          if (calling.signal.aborted) forget(urls);
          else setShown(loaded);
        },
        () => undefined,
      );
    }
    return () => {
      calling.abort();
      forget(urls);
    };
  }, [client, key]);
  if (ids.length === 0) return null;
  return (
    <div class="changed">
      <h3>
        {title}: <span class="number">{formatNumber(ids.length)}</span>
      </h3>
      <ul>
        {shown.map(({ id, url, label }) => (
          <li key={id}>
            <img src={url} alt={label} title={label} width="72" height="72" />
          </li>
        ))}
      </ul>
    </div>
  );
}

async function load(
  client: ModelClient,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Shown[]> {
  const [pixels, photos, classes] = await Promise.all([
    client.call("photoPixels", { ids }, { signal }),
    client.call("listPhotos", {}, { signal }),
    client.call("listClasses", undefined, { signal }),
  ]);
  const classOf = new Map(photos.map(({ id, label }) => [id, label]));
  const nameOf = new Map(classes.map(({ id, name }) => [id, name]));
  return pixels.map(({ id, jpeg }) => ({
    id,
    url: URL.createObjectURL(jpeg),
    label: nameOf.get(classOf.get(id) ?? "") ?? modelWords.photo,
  }));
}

function forget(urls: readonly string[]): void {
  for (const url of urls) URL.revokeObjectURL(url);
}
