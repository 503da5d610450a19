import { type BeforeAfter, FOOTWEAR, type LearnProgress } from "../../../src/contract";
import { letGo } from "../../../src/ml/ops/guard";
import { fallenApart } from "../../../src/ml/training/verdict";
import type { TaughtPhoto, WholeModel } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import { formatPercent } from "../../../src/words/numbers";
import { type ClassRecords, classNameOf } from "../collection/answers";
import type { CallContext } from "../handler";
import { shownTitle } from "../models/shipped-models";
import { loadBase } from "./base";
import { type Comparison, compare } from "./compare";
import { crossValidate } from "./cross-validate";
import type { Learning } from "./learning";
import type { Pace } from "./pace";
import { headOfRecord } from "./reference";
import { lookAtOwn } from "./seen-photos";
import { headWith, memoryWith, taughtBy } from "./teach";
import { versionOf } from "./version";

interface Told {
  readonly name: string;
  readonly title: string;
  /** By `performance.now()`. */
  readonly started: number;
  /** So few photos may be right or wrong by chance: only what it forgot counts against it. */
  readonly isAtOnce: boolean;
}

/** A version, not kept yet, and what is known of it: see `LearnResult`. */
export interface Made extends Comparison {
  readonly record: WholeModel;
  readonly newClasses: readonly string[];
  readonly warning: string | undefined;
  readonly seconds: number;
  readonly pace: Pace;
}

type Context = Pick<CallContext<LearnProgress>, "signal" | "progress">;

/** Makes a version from all that was learned, and compares it with its parent. */
export async function makeVersion(learning: Learning, told: Told, context: Context): Promise<Made> {
  const base = await loadBase(learning.root, learning.root.card.name);
  try {
    return await make(learning, base, told, context);
  } finally {
    letGo(() => base.classifier.dispose());
  }
}

async function make(
  learning: Learning,
  base: Awaited<ReturnType<typeof loadBase>>,
  told: Told,
  { signal, progress }: Context,
): Promise<Made> {
  const { parent, root, lessons, records, state } = learning;
  const { size } = base.statistics;
  const taught = taughtBy(learning, size);
  const { labels } = state;
  const lookedFrom = performance.now();
  const { length: total } = lessons;
  const seen = await lookAtOwn(root.sha256, lessons, {
    body: base.body,
    size,
    shape: base.classifier.inputShape,
    signal,
    onLooked: (done) => progress({ kind: "looking", done, total }),
  });
  const lookedTo = performance.now();
  const answers = await crossValidate({ base, seen, taught, records });
  const all = lessons.map((_, i) => i);
  const memory = memoryWith(taught, seen, all);
  const head = headWith(base, memory, taught.given, labels.length);
  const made = await versionOf(base, head, labels, memory, {
    name: told.name,
    title: told.title,
    parent: parent.card.name,
    learnedFrom: { ...state.learnedFrom, broughtPhotos: taught.brought.count },
    description: learningWords.taught(shownTitle(root), total),
    figures: {},
  });
  // What is kept answers, rounded as it is.
  const newClasses = labels.filter((label) => !parent.card.labels.includes(label));
  const next = await headOfRecord(made);
  const checked = await compare({ learning, seen, answers, next, newClasses });
  const seconds = (performance.now() - told.started) / 1000;
  const { own, reference } = checked;
  const figures = { photos: total, seconds, ...figuresOf("own", own), ...figuresOf("reference", reference) };
  const card = { ...made.card, figures };
  const photos = lessons.map(({ id, label }, i): TaughtPhoto => {
    const answer = answers.get(i);
    return { id, label, ...(answer === undefined ? {} : { answer }) };
  });
  const pace = {
    photoMs: (lookedTo - lookedFrom) / Math.max(1, total),
    restMs: lookedFrom - told.started + performance.now() - lookedTo,
  };
  const warning = warningOf(told.isAtOnce ? { ...checked, ownByClass: [] } : checked, records);
  return { ...checked, record: { ...made, card, taught: photos }, newClasses, warning, seconds, pace };
}

/** A sentence for the user that says which class falls apart; undefined where none does. */
function warningOf({ ownByClass, referenceByClass }: Comparison, records: ClassRecords): string | undefined {
  const own = fallenApart(ownByClass);
  const fallen = own ?? fallenApart(referenceByClass);
  if (!fallen) return undefined;
  const { label, before, after } = fallen;
  const name = label === FOOTWEAR ? learningWords.anyShoes : classNameOf(label, records);
  const sentence = own ? learningWords.worseOnPhotos : learningWords.forgot;
  return sentence(name, formatPercent(after), formatPercent(before));
}

const figuresOf = (name: string, compared: BeforeAfter | undefined) =>
  compared
    ? {
        [`${name}Before`]: compared.before,
        [`${name}After`]: compared.after,
        [`${name}Count`]: compared.count,
      }
    : {};
