import type { BackendName, LearnProgress, LearnRequest, LearnResult } from "../../../src/contract";
import { type Change, keepModel, recordOf, type Storage, type WholeModel } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import { formatDate } from "../../../src/words/numbers";
import { classNameOf, currentClass } from "../collection/answers";
import type { CallContext } from "../handler";
import { describeModel } from "../models/describe-model";
import { LONGEST_TITLE, ownModels } from "../models/own-models";
import { ACTIVE_MODEL, loadModel } from "../models/shipped-models";
import { rootOf } from "./base";
import { type OwnPhoto, ownLessons, ownPhotos, requireEnough } from "./collection";
import { FOLLOWING, latestFollowing } from "./following";
import { type Made, makeVersion } from "./make-version";
import { paceToKeep } from "./pace";
import { wasSeenBy } from "./seen-photos";
import { stateOf, type TaughtState } from "./state";

type Context = CallContext<LearnProgress>;

/**
 * Makes a new version of a model from the owner's photos, and checks whether it helped. It is active, in the transaction
 * that keeps it, where it answers no worse than the model it was made of.
 */
export async function learn({ model, title, backend }: LearnRequest, context: Context): Promise<LearnResult> {
  const { storage, answering } = context;
  const name = await freeName(storage);
  const following = await latestFollowing(storage);
  return teachVersion(
    {
      parent: model ?? answering.active.card.name,
      name,
      ...(title === undefined ? {} : { title }),
      ...(backend ? { backend } : {}),
      isAtOnce: false,
    },
    context,
    // One of its name that was deleted may have followed; this one stays as it is.
    () => (following?.name === name ? [{ store: "settings", key: FOLLOWING }] : []),
  );
}

interface Wanted {
  /** The model that it is compared with. */
  readonly parent: string;
  /** The model whose memory of photos that were never here is kept; the parent unless told. */
  readonly source?: string;
  readonly name: string;
  /** Without one it is called after what it learned. */
  readonly title?: string;
  readonly backend?: BackendName;
  readonly isAtOnce: boolean;
  /** Whether something that the model in use counts is to count no longer: that is done at any price. */
  readonly isUnlearning?: boolean;
}

/** Makes a version of what is to be learned: the network, and what is known of it. */
export type Maker = typeof makeVersion;

/** Makes a version and keeps it, with other changes, under its name, in place of any that had that. */
export async function teachVersion(
  wanted: Wanted,
  context: Context,
  alsoOf: (title: string) => readonly Change[] = () => [],
  make: Maker = makeVersion,
): Promise<LearnResult> {
  const started = performance.now();
  const { storage, answering, computing, classes, signal, progress } = context;
  const { name, isAtOnce } = wanted;
  const model = await loadModel(storage, wanted.parent);
  const { shipped, isOfToday } = await rootOf(storage, recordOf(model));
  const photos = await ownPhotos(context);
  const lessons = await ownLessons(context, (id) => wasSeenBy(shipped.sha256, id));
  if (!isAtOnce) requireEnough(lessons);
  const root = await loadModel(storage, shipped.card.name);
  // What an earlier Hanger taught cannot be gone on from; its photos are taught again.
  const parent = isOfToday ? model : root;
  const source = wanted.source === undefined ? parent : await loadModel(storage, wanted.source);
  const records = await classes.records();
  const backend = await computing.use(wanted.backend ?? computing.active.backend);
  const state = await stateOf({ storage, records, root: shipped, source, photos });
  const title =
    wanted.title ??
    (await freeTitle(storage, name, await learnedBy(parent, [...lessons, ...state.shares], state, context)));
  const learning = { parent, root, source, lessons, state, records };
  const made = await make(learning, { name, title, started, isAtOnce }, { signal, progress });
  const warning = wanted.isUnlearning ? undefined : made.warning;
  signal.throwIfAborted();
  const seen = collectionSeen(state);
  // Nobody asked for a version that is not to be used.
  if (isAtOnce && warning !== undefined) await storage.write([seen]);
  else await storage.write([...changesOf(made, warning === undefined), ...alsoOf(title), seen]);
  if (warning === undefined) await answering.use(name);
  const { newClasses, own, ofNew, reference, referenceByClass, lost, gained, changed, seconds } = made;
  return {
    model: describeModel(recordOf(made.record), answering),
    newClasses,
    ...(own ? { own } : {}),
    ...(ofNew ? { ofNew } : {}),
    reference,
    harder: referenceByClass.filter(({ before, after }) => after < before),
    lost,
    gained,
    changed,
    better: warning === undefined,
    ...(warning === undefined ? {} : { warning }),
    seconds,
    backend,
  };
}

/** The setting that holds the checksum of the collection that was last followed. */
const COLLECTION_SEEN = "collection-seen";

/** The change that notes a collection as followed. */
export const collectionSeen = ({ collection }: TaughtState): Change => ({
  store: "settings",
  key: COLLECTION_SEEN,
  value: collection,
});

/** Whether the collection is as it was when it was last followed. */
export const isCollectionSeen = async (storage: Storage, { collection }: TaughtState): Promise<boolean> =>
  (await storage.get("settings", COLLECTION_SEEN)) === collection;

function changesOf({ record, pace }: Made, isUsed: boolean): readonly Change[] {
  const { name } = record.card;
  const changes: Change[] = [...keepModel(record), paceToKeep(pace)];
  if (isUsed) changes.push({ store: "settings", key: ACTIVE_MODEL, value: name });
  return changes;
}

/** `version-<date>-<n>`, the first that is not taken. */
export async function freeName(storage: Storage): Promise<string> {
  const taken = new Set(await storage.getAllKeys("models"));
  const date = new Date().toISOString().slice(0, 10);
  let n = 1;
  while (taken.has(`version-${date}-${n}`)) n++;
  return `version-${date}-${n}`;
}

/** More names than this make a title too long. */
const MOST_NAMED = 3;

/** What a version learns that its parent does not know, or knows no longer, as a title; undefined where that takes more than a few words. */
async function learnedBy(
  { card }: WholeModel,
  taught: readonly OwnPhoto[],
  { labels }: TaughtState,
  { storage, classes }: Context,
): Promise<string | undefined> {
  const records = await classes.records();
  const before = new Map((await storage.get("taught", card.name))?.map(({ id, label }) => [id, label]));
  const known = new Set(card.labels.map((label) => currentClass(label, records)));
  const namesOf = (labels: readonly string[]) =>
    [...new Set(labels)].map((label) => classNameOf(label, records));
  const added = namesOf(taught.flatMap(({ label }) => (known.has(label) ? [] : [label])));
  for (const id of card.learnedFrom?.shares ?? []) before.set(id, "");
  const changed = namesOf(
    taught.flatMap(({ id, label }) => (before.get(id) === label || before.get(id) === "" ? [] : [label])),
  );
  const gone = namesOf(card.labels.filter((label) => !labels.includes(label)));
  const [names, sentence] =
    added.length > 0
      ? [added, learningWords.withClasses]
      : changed.length > 0
        ? [changed, learningWords.classesTaught]
        : [gone, learningWords.withoutClasses];
  const title = sentence(names);
  return names.length > 0 && names.length <= MOST_NAMED && title.length <= LONGEST_TITLE ? title : undefined;
}

/** A title, by default the date and time, with a number where another version than `name` has it. */
async function freeTitle(storage: Storage, name: string, wanted?: string): Promise<string> {
  const others = (await ownModels(storage)).filter(({ card }) => card.name !== name);
  const taken = new Set(others.map(({ card }) => card.title));
  const whole =
    wanted ?? formatDate(Date.now(), { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  let [title, n] = [whole, 2];
  while (taken.has(title)) title = `${whole} (${n++})`;
  return title;
}
