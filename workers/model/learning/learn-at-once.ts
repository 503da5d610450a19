import type { LearnResult } from "../../../src/contract";
import { deleteModel } from "../../../src/storage";
import type { CallContext } from "../handler";
import { ACTIVE_MODEL, SHIPPED_MODELS } from "../models/shipped-models";
import { notTaught, ownPhotos } from "./collection";
import { freeName, teachVersion } from "./learn";
import { listShares } from "./shares";

/** The setting that names the version that follows every change, its title, and the shares that it counts, as JSON. */
const FOLLOWING = "following-version";

interface Following {
  readonly name: string;
  /** As Hanger gave it; the owner may have given it another since. Absent where an earlier Hanger kept this. */
  readonly title?: string;
  readonly shares: readonly string[];
}

/**
 * Has the model follow a change of the collection:
 *
 *     another version answers -- change --> a new version, made of it, answers -- change --> it is made again
 *                                                       |                                      (under its name)
 *                                                       +-- no photo left --> what it was made of answers
 *
 * A version that the owner chose is never changed: the next change makes a new one of it.
 */
export async function learnAtOnce(
  _: undefined,
  context: CallContext<never>,
): Promise<LearnResult | undefined> {
  const { storage, answering } = context;
  const active = answering.active.card;
  const models = new Set(await storage.getAllKeys("models"));
  const kept = await storage.get("settings", FOLLOWING);
  const latest: Following | undefined = kept === undefined ? undefined : JSON.parse(kept);
  const following = latest?.name === active.name;
  const known = active.parent !== undefined && models.has(active.parent);
  const parent = !following ? active.name : known ? active.parent! : SHIPPED_MODELS[0];
  const photos = await ownPhotos(context);
  const taught = (await storage.get("taught", active.name)) ?? [];
  const shares = (await listShares(_, context)).filter(({ isCounted }) => isCounted).map(({ id }) => id);
  const counted = following ? latest.shares : [];
  const isCounted = shares.length === counted.length && shares.every((id) => counted.includes(id));
  const isTaught = isCounted && photos.length === taught.length && notTaught(photos, taught).length === 0;
  const isEmpty = photos.length + shares.length === 0;
  if (isTaught || (isEmpty && !following)) return undefined;
  if (isEmpty) {
    await answering.use(parent);
    await storage.write([
      { store: "settings", key: ACTIVE_MODEL, value: parent },
      { store: "settings", key: FOLLOWING },
      ...deleteModel(active.name),
    ]);
    return undefined;
  }
  const name = following ? active.name : await freeName(storage);
  // The owner may have renamed it since it was loaded to answer.
  const title = following ? (await storage.get("models", name))?.card.title : undefined;
  const isNamed = title !== undefined && title !== latest?.title;
  const wanted = { parent, name, ...(isNamed ? { title } : {}), isAtOnce: true };
  return teachVersion(wanted, { ...context, progress: () => undefined }, (given) => [
    {
      store: "settings",
      key: FOLLOWING,
      value: JSON.stringify({ name, ...(isNamed ? {} : { title: given }), shares } satisfies Following),
    },
  ]);
}
