import type { BackendName, LearnProgress, LearnRequest, LearnResult } from "../../../src/contract";
import { letGo } from "../../../src/ml/ops/guard";
import { type Change, keepModel, recordOf, type Storage, type WholeModel } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import { formatDate } from "../../../src/words/numbers";
import { classNameOf, currentClass } from "../collection/answers";
import type { CallContext } from "../handler";
import { describeModel } from "../models/describe-model";
import { LONGEST_TITLE, ownModels } from "../models/own-models";
import { ACTIVE_MODEL, loadModel } from "../models/shipped-models";
import { loadBase, rootOf } from "./base";
import { isAllShown, ownLessons, requireEnough } from "./collection";
import { type Made, makeVersion } from "./make-version";
import { paceToKeep } from "./pace";
import { wasSeenBy } from "./seen-photos";
import { heldShares } from "./shares";

type Context = CallContext<LearnProgress>;

/**
 * Makes a new version of a model from the owner's photos, and checks whether it helped. It is active, in the transaction
 * that keeps it, where it answers no worse than the model it was made of.
 */
export async function learn({ model, title, backend }: LearnRequest, context: Context): Promise<LearnResult> {
  const { storage, answering } = context;
  return teachVersion(
    {
      parent: model ?? answering.active.card.name,
      name: await freeName(storage),
      ...(title === undefined ? {} : { title }),
      ...(backend ? { backend } : {}),
      isAtOnce: false,
    },
    context,
  );
}

interface Wanted {
  /** The model that it is made of, and compared with. */
  readonly parent: string;
  readonly name: string;
  /** Without one it is called after what it learned. */
  readonly title?: string;
  readonly backend?: BackendName;
  readonly isAtOnce: boolean;
}

/** Makes a version and keeps it, with other changes, under its name, in place of any that had that. */
export async function teachVersion(
  { parent: asked, name, title: wantedTitle, backend: wanted, isAtOnce }: Wanted,
  context: Context,
  alsoOf: (title: string) => readonly Change[] = () => [],
): Promise<LearnResult> {
  const started = performance.now();
  const { storage, answering, computing, classes, signal, progress } = context;
  const model = await loadModel(storage, asked);
  const { shipped, isOfToday } = await rootOf(storage, recordOf(model));
  const lessons = await ownLessons(context, (id) => wasSeenBy(shipped.sha256, id));
  if (!isAtOnce) requireEnough(lessons);
  const root = await loadModel(storage, shipped.card.name);
  // What an earlier Hanger taught cannot be gone on from; its photos are taught again.
  const parent = isOfToday ? model : root;
  const records = await classes.records();
  const backend = await computing.use(wanted ?? computing.active.backend);
  const shares = await heldShares(storage, shipped.sha256, records);
  const taught = [...lessons, ...shares];
  const isAnew = isAllShown(parent.card.labels, root.card.labels, taught, records);
  const title = wantedTitle ?? (await freeTitle(storage, name, await learnedBy(parent, taught, context)));
  const base = await loadBase(isAnew ? root : parent, root.card.name);
  try {
    const told = { name, title, started, isAtOnce };
    const made = await makeVersion({ parent, root, base, lessons, shares, records }, told, {
      signal,
      progress,
    });
    signal.throwIfAborted();
    // Nobody asked for a version that is not to be used.
    if (!isAtOnce || made.warning === undefined) await storage.write([...changesOf(made), ...alsoOf(title)]);
    if (made.warning === undefined) await answering.use(name);
    const { newClasses, own, ofNew, reference, lost, gained, warning, seconds } = made;
    return {
      model: describeModel(recordOf(made.record), answering),
      newClasses,
      ...(own ? { own } : {}),
      ...(ofNew ? { ofNew } : {}),
      reference,
      lost,
      gained,
      better: warning === undefined,
      ...(warning === undefined ? {} : { warning }),
      seconds,
      backend,
    };
  } finally {
    letGo(() => base.classifier.dispose());
  }
}

function changesOf({ record, warning, pace }: Made): readonly Change[] {
  const { name } = record.card;
  const changes: Change[] = [...keepModel(record), paceToKeep(pace)];
  if (warning === undefined) changes.push({ store: "settings", key: ACTIVE_MODEL, value: name });
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

/** What a version learns that the model it is made of does not know, as a title; undefined where that cannot be said in a few words. */
async function learnedBy(
  { card }: WholeModel,
  taught: readonly { readonly id?: string; readonly label: string }[],
  { storage, classes }: Context,
): Promise<string | undefined> {
  const records = await classes.records();
  const before = new Map((await storage.get("taught", card.name))?.map(({ id, label }) => [id, label]));
  const known = new Set(card.labels.map((label) => currentClass(label, records)));
  const namesOf = (labels: readonly string[]) =>
    [...new Set(labels)].map((label) => classNameOf(label, records));
  const added = namesOf(taught.flatMap(({ label }) => (known.has(label) ? [] : [label])));
  const changed = namesOf(taught.flatMap(({ id, label }) => (id && before.get(id) === label ? [] : [label])));
  const [names, sentence] =
    added.length > 0 ? [added, learningWords.withClasses] : [changed, learningWords.classesTaught];
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
