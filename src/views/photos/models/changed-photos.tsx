import { useEffect, useState } from "preact/hooks";
import type { ChangedAnswer, LearnResult, ModelClient } from "../../../contract";
import { percent } from "../../../ui/format";
import { modelWords } from "../../../words/models";
import { formatNumber } from "../../../words/numbers";
import { sentenceOf } from "../../shared/sentence-of";

interface ChangedPhotosProps {
  readonly client: ModelClient;
  readonly title: string;
  readonly ids: readonly string[];
  /** What was answered to each, before and after. */
  readonly answers: LearnResult["changed"];
}

/** More than this are counted, not shown. */
const MOST_SHOWN = 24;

interface Shown {
  readonly id: string;
  readonly url: string;
  readonly label: string;
  /** The answer before and the one after, by their names. */
  readonly change: string;
}

/** Photos whose answer changed, as small pictures with both answers; a tap asks about one again. */
export function ChangedPhotos({ client, title, ids, answers }: ChangedPhotosProps) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [said, setSaid] = useState("");
  const ask = (id: string) =>
    client.call("photoInput", { id }).then(
      ({ answers: [first], sure }) =>
        setSaid(
          first && sure ? modelWords.saysNow(first.name, percent(first.probability)) : modelWords.notSureNow,
        ),
      (error) => setSaid(sentenceOf(error)),
    );
  const key = ids.join(" ");
  useEffect(() => {
    const calling = new AbortController();
    let urls: readonly string[] = [];
    const wanted = ids.slice(0, MOST_SHOWN);
    if (wanted.length > 0) {
      // Without the pictures, the figures still stand.
      void load(client, wanted, answers, calling.signal).then(
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
        {shown.map(({ id, url, label, change }) => (
          <li key={id}>
            <button
              type="button"
              aria-label={modelWords.askAgain(label, change)}
              onClick={() => void ask(id)}
            >
              <img src={url} alt="" width="72" height="72" />
              <span>{change}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="quiet" role="status">
        {said}
      </p>
    </div>
  );
}

async function load(
  client: ModelClient,
  ids: readonly string[],
  answers: LearnResult["changed"],
  signal: AbortSignal,
): Promise<readonly Shown[]> {
  const [pixels, photos, classes] = await Promise.all([
    client.call("photoPixels", { ids }, { signal }),
    client.call("listPhotos", {}, { signal }),
    client.call("listClasses", undefined, { signal }),
  ]);
  const classOf = new Map(photos.map(({ id, label }) => [id, label]));
  const nameOf = new Map(classes.map(({ id, name }) => [id, name]));
  const answerName = (label: string | undefined) =>
    label === undefined ? modelWords.none : (nameOf.get(label) ?? label);
  const changeOf = ({ before, after }: ChangedAnswer = {}) =>
    modelWords.answerChanged(answerName(before), answerName(after));
  return pixels.map(({ id, jpeg }) => ({
    id,
    url: URL.createObjectURL(jpeg),
    label: nameOf.get(classOf.get(id) ?? "") ?? modelWords.photo,
    change: changeOf(answers[id]),
  }));
}

function forget(urls: readonly string[]): void {
  for (const url of urls) URL.revokeObjectURL(url);
}
