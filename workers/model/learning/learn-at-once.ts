import type { LearnResult } from "../../../src/contract";
import { type Change, deleteModel, type ModelRecord, type Storage } from "../../../src/storage";
import type { CallContext } from "../handler";
import { ACTIVE_MODEL, loadModelRecord } from "../models/shipped-models";
import { rootOf } from "./base";
import { type OwnPhoto, ownPhotos } from "./collection";
import { FOLLOWING, type Following, latestFollowing } from "./following";
import { collectionSeen, freeName, isCollectionSeen, type Maker, teachVersion } from "./learn";
import { stateOf, type TaughtState } from "./state";

/**
 * Has the model follow a change of the collection:
 *
 *     another version answers -- change --> a new version, made of it, answers -- change --> it is made again
 *                                                       |                                      (under its name)
 *                                                       +-- taken back --> what it was made of answers
 *
 * A version that the owner chose is never changed: the next change makes a new one of it. Where nothing is left that was
 * taught, the model that comes with the app answers.
 */
export async function learnAtOnce(
  request: { readonly isCatchingUp?: true } | undefined,
  context: CallContext<never>,
  make?: Maker,
): Promise<LearnResult | undefined> {
  const { storage, answering, classes } = context;
  const active = await loadModelRecord(storage, answering.active.card.name);
  const { shipped: root } = await rootOf(storage, active);
  const latest = await latestFollowing(storage);
  const isFollowing = latest?.name === active.card.name;
  const parent = isFollowing ? await storage.get("models", active.card.parent ?? "") : active;
  const records = await classes.records();
  const photos = await ownPhotos(context);
  const source = parent ?? active;
  const state = await stateOf({ storage, records, root, source, photos });
  // What was missed is made up for. What the owner chose since, knowing what there is, stays.
  const isSeen = await isCollectionSeen(storage, state);
  if (request?.isCatchingUp && isSeen) return undefined;
  const fitting = [active, ...(isFollowing && parent ? [parent] : []), root].find((model) =>
    holds(model, state),
  );
  if (fitting === active) {
    if (!isSeen) await storage.write([collectionSeen(state)]);
    return undefined;
  }
  if (fitting) {
    const { name } = fitting.card;
    await answering.use(name);
    await storage.write([collectionSeen(state), ...goBack(name, isFollowing && active)]);
    return undefined;
  }
  const name = isFollowing ? active.card.name : await freeName(storage);
  // The owner may have renamed it since it was loaded to answer.
  const isNamed = isFollowing && active.card.title !== latest.title;
  const wanted = {
    parent: isFollowing ? (parent ?? root).card.name : active.card.name,
    source: source.card.name,
    name,
    ...(isNamed ? { title: active.card.title } : {}),
    isAtOnce: true,
    isUnlearning: await isUnlearning(active, state, photos, storage),
  };
  return teachVersion(
    wanted,
    { ...context, progress: () => undefined },
    (given) => {
      const value = JSON.stringify({ name, ...(isNamed ? {} : { title: given }) } satisfies Following);
      return [{ store: "settings", key: FOLLOWING, value }];
    },
    make,
  );
}

/** Whether a model is what follows from a state. What came from elsewhere without a memory was taught nothing here. */
const holds = ({ card, bytes }: ModelRecord, { isEmpty, learnedFrom }: TaughtState): boolean =>
  card.learnedFrom ? card.learnedFrom.checksum === learnedFrom.checksum : isEmpty && bytes.memory === 0;

/** The changes by which a model answers again; the version that followed is needed no longer. */
const goBack = (name: string, follower: ModelRecord | false): readonly Change[] => [
  { store: "settings", key: ACTIVE_MODEL, value: name },
  ...(follower ? [{ store: "settings", key: FOLLOWING } as const, ...deleteModel(follower.card.name)] : []),
];

/** Whether a model counts photos or shares that are there no longer, or belong to another class. */
async function isUnlearning(
  { card }: ModelRecord,
  { learnedFrom }: TaughtState,
  photos: readonly OwnPhoto[],
  storage: Storage,
): Promise<boolean> {
  const { shares = [], brought = [] } = card.learnedFrom ?? {};
  const labels = new Map(photos.map(({ id, label }) => [id, label]));
  const taught = (await storage.get("taught", card.name)) ?? [];
  return (
    taught.some(({ id, label }) => labels.get(id) !== label && !brought.includes(label)) ||
    [...shares, ...brought].some((each) => ![...learnedFrom.shares, ...learnedFrom.brought].includes(each))
  );
}
