import {
  type CallRequest,
  type CopyProgress,
  HangerError,
  type ImportedProject,
  type ModelCard,
} from "../../../src/contract";
import type { ProjectPhoto } from "../../../src/formats/project/schema";
import { refusal } from "../../../src/formats/refusal";
import { sha256 } from "../../../src/formats/sha256";
import { isTeachableProject } from "../../../src/formats/teachable-project";
import { keepPictures } from "../../../src/ml/training/memory";
import { uniqueId } from "../../../src/random/unique-id";
import {
  type Change,
  keepModel,
  type ModelRecord,
  type PhotoRecord,
  type TaughtPhoto,
  type WholeModel,
} from "../../../src/storage";
import { formatNumber } from "../../../src/words/numbers";
import { takeAlongWords } from "../../../src/words/take-along";
import { areClose } from "../collection/duplicates";
import type { WorkerContext } from "../context";
import { yieldToMessages } from "../event-loop";
import type { CallContext } from "../handler";
import { isOwnShare, replacesShare } from "../learning/share-records";
import { ownModels } from "../models/own-models";
import { ACTIVE_MODEL } from "../models/shipped-models";
import { type PhotoFiles, ProjectArchive } from "./check-project";
import { type MergedClasses, mergeImportedClasses } from "./merge-classes";

/** Photos that are stored in one transaction. */
const AT_ONCE = 16;

/**
 * Adds a project to what is here. All of it is checked before anything is stored; nothing of the owner's is changed.
 * Stopped, or where the device is full, what was added by then stays, and the same file adds the rest later.
 * @throws HangerError `import-refused` where the file is no whole project, `storage-full` saying what was added
 */
export async function importProject(
  { file }: CallRequest<"importProject">,
  context: CallContext<CopyProgress>,
): Promise<ImportedProject> {
  if (file instanceof File && isTeachableProject(file.name)) {
    const { importTeachable } = await import("./import-teachable");
    return importTeachable(file, context).catch(unreadable);
  }
  const { turns, signal, progress, computing } = context;
  const archive = await ProjectArchive.open(file).catch(unreadable);
  const { photos, models } = archive.project;
  // Each is read twice: to be checked, and to be stored.
  const total = 2 * (photos.length + models.length);
  let done = 0;
  const step = async (steps = 1) => {
    done += steps;
    progress({ done, total });
    await yieldToMessages();
    signal.throwIfAborted();
  };
  for (const photo of photos) {
    await archive.readPhoto(photo).catch(unreadable);
    await step();
  }
  for (const model of models) {
    await computing.trying(() => archive.readModel(model)).catch(unreadable);
    await step();
  }
  const importing = await turns.take(() => Importing.begin(archive, context));
  const counted = { photos: 0, models: 0 };
  try {
    for (let from = 0; from < photos.length; from += AT_ONCE) {
      const some = photos.slice(from, from + AT_ONCE);
      counted.photos += await turns.take(() => importing.addPhotos(some));
      await step(some.length);
    }
    for (const model of models) {
      counted.models += await importing.addModel(await archive.readModel(model));
      await step();
    }
    await turns.take(() => importing.addShares());
    await importing.adoptActive();
  } catch (error) {
    throw error instanceof HangerError && error.code === "storage-full"
      ? full(error, counted.photos, photos.length)
      : error;
  }
  const { added, same, builtIn } = importing.classes;
  const here = photos.length - counted.photos + models.length - counted.models;
  return { ...counted, classes: added, same: here + same, builtIn };
}

/** A file that is taken away or changed while it is read fails in the browser's own words. */
function unreadable(cause: unknown): never {
  if (cause instanceof DOMException && cause.name === "NotReadableError") {
    throw refusal(takeAlongWords.unreadable, cause);
  }
  throw cause;
}

function full(cause: HangerError, added: number, total: number): HangerError {
  return new HangerError("storage-full", takeAlongWords.noRoom(formatNumber(added), formatNumber(total)), {
    cause,
  });
}

type Described = Pick<ModelRecord, "card" | "sha256">;

/** Whether two models are one, which may have got another name when it came here. */
function isSameModel(a: Described, b: Described): boolean {
  const saying = ({ card: { title, madeAt, labels } }: Described) => JSON.stringify([title, madeAt, labels]);
  return a.sha256 === b.sha256 && (a.card.name === b.card.name || saying(a) === saying(b));
}

type ImportContext = Pick<WorkerContext, "storage" | "classes" | "answering">;

/** A checked project on its way into the owner's collection. */
class Importing {
  /** Ids of the photos here, by their ids there. */
  private readonly photoIds = new Map<string, string>();
  /** Names of the models here, by their names there. */
  private readonly modelNames = new Map<string, string>();

  private constructor(
    private readonly archive: ProjectArchive,
    private readonly context: ImportContext,
    readonly classes: MergedClasses,
    /** Ids of the photos that were here before, by their checksums. */
    private readonly bySum: ReadonlyMap<string, string>,
  ) {}

  /** Stores the classes, so that no photo is ever without its own. */
  static async begin(archive: ProjectArchive, context: ImportContext): Promise<Importing> {
    const { storage } = context;
    const { project } = archive;
    const records = new Map((await storage.getAll("classes")).map((each) => [each.id, each]));
    const incoming = project.classes.map(({ mergedInto, ...each }) =>
      mergedInto === undefined ? each : { ...each, mergedInto },
    );
    const classes = mergeImportedClasses(
      incoming,
      records,
      new Set([...project.photos, ...(project.shares ?? [])].map(({ label }) => label)),
    );
    if (classes.records.length > 0) {
      await storage.write(classes.records.map((value) => ({ store: "classes", key: value.id, value })));
      context.classes.forget();
    }
    const sums = await storage.entriesOfIndex("photos", "sha256");
    return new Importing(archive, context, classes, new Map(sums.map(({ value, key }) => [value, key])));
  }

  /** Stores photos in one transaction. Returns how many were not here. */
  async addPhotos(photos: readonly ProjectPhoto[]): Promise<number> {
    const written: Change[] = [];
    let added = 0;
    for (const photo of photos) {
      const files = await this.archive.readPhoto(photo);
      const here = await this.findHere(photo, files);
      if (here !== undefined) {
        this.photoIds.set(photo.id, here);
        continue;
      }
      written.push(...(await this.changesFor(photo, files)));
      added++;
    }
    if (written.length > 0) await this.context.storage.write(written);
    return added;
  }

  /** The id of a photo here, found by its id or its checksum, that shows the same: what the file says of it is not believed. */
  private async findHere({ id, sha256: said }: ProjectPhoto, files: PhotoFiles): Promise<string | undefined> {
    const { storage } = this.context;
    const found = [this.bySum.get(said), this.bySum.get(files.sum)].filter((each) => each !== undefined);
    const [byId] = await storage.getMany("photos", [id]);
    for (const each of new Set(byId ? [id, ...found] : found)) {
      if (await this.isSamePicture(each, files)) return each;
    }
    return undefined;
  }

  /** Byte for byte, or as another browser writes the same picture. */
  private async isSamePicture(id: string, { sum, framed }: PhotoFiles): Promise<boolean> {
    const { storage } = this.context;
    const jpeg = await storage.get("jpegs", id);
    if (jpeg && (await sha256(jpeg)) === sum) return true;
    return areClose(await storage.get("framed", id), framed);
  }

  private async changesFor(
    photo: ProjectPhoto,
    { jpeg, sum, framed }: PhotoFiles,
  ): Promise<readonly Change[]> {
    const { storage } = this.context;
    const { framed: _, ...record } = photo;
    const kept = await storage.get("photos", photo.id);
    const deleted = await storage.get("deletedPhotos", photo.id);
    // One that was deleted here comes back.
    const isFree = !kept && (!deleted || (await this.isSamePicture(photo.id, { jpeg, sum })));
    const id = isFree ? photo.id : uniqueId();
    this.photoIds.set(photo.id, id);
    const label = this.classes.classOf(photo.label);
    // The checksum of the file that it was made from cannot be checked any more; a photo of the same file is found by its JPEG.
    const value: PhotoRecord = { ...record, id, label, sha256: sum };
    return [
      ...(isFree ? [{ store: "deletedPhotos", key: id } as const] : []),
      { store: "photos", key: id, value },
      { store: "jpegs", key: id, value: jpeg },
      ...(framed ? [{ store: "framed", key: id, value: framed } as const] : []),
    ];
  }

  /** Stores a model; one of another content under a name that is taken gets another. Returns 1 where it was not here. */
  async addModel(record: WholeModel): Promise<number> {
    const { card, origin } = record;
    let same: string | undefined;
    let isTaken = false;
    for (const each of await ownModels(this.context.storage)) {
      if (isSameModel(each, record)) same ??= each.card.name;
      isTaken ||= each.card.name === card.name;
    }
    const name = same ?? (isTaken ? `${origin}-${uniqueId()}` : card.name);
    this.modelNames.set(card.name, name);
    if (same) return 0;
    const taught = record.taught?.map((photo) => ({ ...photo, id: this.photoIds.get(photo.id) ?? photo.id }));
    const brought = record.memory && (await this.brought(card, record.memory, taught ?? []));
    const value = { ...record, ...brought, ...(taught ? { taught } : {}) };
    const here = { ...value, card: { ...value.card, name } };
    await this.context.storage.write(keepModel(here));
    return 1;
  }

  /**
   * What changes in a model that remembers photos that did not come along: its memory keeps these alone, and its card names
   * their classes and number. A model whose photos are all here stays as it is, and so does one of an earlier Hanger, whose
   * memory is not used.
   */
  private async brought(
    card: ModelCard,
    remembered: ArrayBuffer,
    taught: readonly TaughtPhoto[],
  ): Promise<Partial<Pick<WholeModel, "card" | "memory">>> {
    const { learnedFrom } = card;
    if (!learnedFrom) return {};
    const here = new Set(await this.context.storage.getAllKeys("photos"));
    const shown = new Set(taught.flatMap(({ id, label }) => (here.has(id) ? [label] : [])));
    const brought = new Set<string>();
    let broughtPhotos = 0;
    const memory = keepPictures(remembered, (index, place) => {
      const label = card.labels[index];
      if (label === undefined || (place >= learnedFrom.broughtPhotos && shown.has(label))) return false;
      brought.add(label);
      broughtPhotos++;
      return true;
    });
    if (broughtPhotos === learnedFrom.broughtPhotos) return {};
    return {
      card: { ...card, learnedFrom: { ...learnedFrom, brought: [...brought].sort(), broughtPhotos } },
      memory,
    };
  }

  /** Stores what other devices learned, and is counted there. */
  async addShares(): Promise<void> {
    const { storage } = this.context;
    const changes: Change[] = [];
    for (const { sums, ...share } of this.archive.project.shares ?? []) {
      const { id } = share;
      if (await isOwnShare(id, storage)) continue;
      const kept = await storage.get("shares", id);
      const value = { ...kept, ...share, sums: Uint32Array.from(sums) };
      const label = kept?.label ?? this.classes.classOf(share.label);
      if (!kept || replacesShare(value, kept))
        changes.push({ store: "shares", key: id, value: { ...value, label } });
    }
    if (changes.length > 0) await storage.write(changes);
  }

  /** On a device where no model was ever chosen, the one that was in use there is in use here. */
  async adoptActive(): Promise<void> {
    const name = this.modelNames.get(this.archive.project.activeModel ?? "");
    if (name === undefined || (await this.context.storage.get("settings", ACTIVE_MODEL)) !== undefined)
      return;
    await this.context.answering.use(name);
    await this.context.storage.write([{ store: "settings", key: ACTIVE_MODEL, value: name }]);
  }
}
