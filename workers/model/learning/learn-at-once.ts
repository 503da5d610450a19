import type { LearnResult } from "../../../src/contract";
import { deleteModel } from "../../../src/storage";
import type { CallContext } from "../handler";
import { ACTIVE_MODEL, SHIPPED_MODELS } from "../models/shipped-models";
import { notTaught, ownPhotos } from "./collection";
import { freeName, freeTitle, teachVersion } from "./learn";

/** The setting that names the version that follows every change of the collection. */
const FOLLOWING = "following-version";

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
  const following = (await storage.get("settings", FOLLOWING)) === active.name;
  const known = active.parent !== undefined && models.has(active.parent);
  const parent = !following ? active.name : known ? active.parent! : SHIPPED_MODELS[0];
  const photos = await ownPhotos(context);
  const taught = (await storage.get("taught", active.name)) ?? [];
  const isTaught = photos.length === taught.length && notTaught(photos, taught) === 0;
  if (isTaught || (photos.length === 0 && !following)) return undefined;
  if (photos.length === 0) {
    await answering.use(parent);
    await storage.write([
      { store: "settings", key: ACTIVE_MODEL, value: parent },
      { store: "settings", key: FOLLOWING },
      ...deleteModel(active.name),
    ]);
    return undefined;
  }
  const name = following ? active.name : await freeName(storage);
  const title = following ? active.title : await freeTitle(storage);
  return teachVersion({ parent, name, title, isAtOnce: true }, { ...context, progress: () => undefined }, [
    { store: "settings", key: FOLLOWING, value: name },
  ]);
}
