import { readNetwork } from "../../../src/formats/layers-model";
import { MOST_MODEL_CHARACTERS } from "../../../src/formats/layers-model/describe";
import { framedEntry, jpegEntry, modelEntry, PROJECT_FILE } from "../../../src/formats/project/entries";
import {
  type ProjectEntries,
  readCard,
  readProject,
  requireEntries,
} from "../../../src/formats/project/read-project";
import {
  MOST_MODELS,
  MOST_PHOTOS,
  type Project,
  type ProjectModel,
  type ProjectPhoto,
} from "../../../src/formats/project/schema";
import { damaged, refusal } from "../../../src/formats/refusal";
import { sha256 } from "../../../src/formats/sha256";
import { readDirectory, type ZipEntry, type ZipLimits } from "../../../src/formats/zip/directory";
import { readEntry, readText } from "../../../src/formats/zip/read-entry";
import { Classifier } from "../../../src/ml/networks/classifier";
import { featuresBefore } from "../../../src/ml/networks/head";
import { decodeMemory } from "../../../src/ml/training/memory";
import { HEADER_BYTES, inspectImage } from "../../../src/pictures/inspect";
import type { FramedRecord, WholeModel } from "../../../src/storage";
import { takeAlongWords } from "../../../src/words/take-along";
import { isShipped } from "../models/shipped-models";

const LIMITS: ZipLimits = {
  entries: 2 * MOST_PHOTOS + 4 * MOST_MODELS + 1,
  entryBytes: 200_000_000,
  bytes: 4_000_000_000,
};

const MOST_PROJECT_BYTES = 50_000_000;

/** A photo's files. */
export interface PhotoFiles {
  readonly jpeg: ArrayBuffer;
  /** SHA-256 of the JPEG, hexadecimal. */
  readonly sum: string;
  readonly framed?: FramedRecord;
}

/** A project in a zip. Only the list of its files and its description are in memory. */
export class ProjectArchive {
  private constructor(
    private readonly zip: Blob,
    private readonly entries: ProjectEntries,
    readonly project: Project,
  ) {}

  /** @throws HangerError `import-refused` where the file is no whole project */
  static async open(zip: Blob): Promise<ProjectArchive> {
    const entries = new Map((await readDirectory(zip, LIMITS)).map((entry) => [entry.name, entry]));
    const file = entries.get(PROJECT_FILE);
    if (!file) {
      const isModel = [...entries.keys()].some((name) => /(^|\/)model\.json$/.test(name));
      throw refusal(isModel ? takeAlongWords.networkNotCollection : takeAlongWords.noCollection);
    }
    if (file.bytes > MOST_PROJECT_BYTES) throw refusal(takeAlongWords.collectionTooLarge);
    const project = readProject(await readText(zip, file));
    requireEntries(project, entries);
    return new ProjectArchive(zip, entries, project);
  }

  /** A photo's bytes, checked. @throws HangerError `import-refused` */
  async readPhoto(photo: ProjectPhoto): Promise<PhotoFiles> {
    const jpeg = await readEntry(this.zip, this.entry(jpegEntry(photo.id)));
    const { format, width, height } = inspectImage(jpeg.subarray(0, HEADER_BYTES));
    if (format !== "jpeg" || width !== photo.width || height !== photo.height) {
      throw refusal(takeAlongWords.photoUntrue, photo.id);
    }
    const sum = await sha256(jpeg.buffer);
    if (!photo.framed) return { jpeg: jpeg.buffer, sum };
    const { side, ground } = photo.framed;
    return {
      jpeg: jpeg.buffer,
      sum,
      framed: { side, ground, pixels: await readEntry(this.zip, this.entry(framedEntry(photo.id))) },
    };
  }

  /** A model, checked and tried. @throws HangerError `import-refused` */
  async readModel({ name, origin, memory, taught }: ProjectModel): Promise<WholeModel> {
    const read = (file: Parameters<typeof modelEntry>[1]) => this.entry(modelEntry(name, file));
    const [description, cardFile] = [read("model.json"), read("card.json")];
    if (Math.max(description.bytes, cardFile.bytes) > MOST_MODEL_CHARACTERS) {
      throw refusal(takeAlongWords.networkUntrue, name);
    }
    const modelJson = await readText(this.zip, description);
    const card = readCard(await readText(this.zip, cardFile));
    const weights = (await readEntry(this.zip, read("weights.bin"))).buffer;
    const sum = await sha256(weights);
    if (card.name !== name || isShipped(name)) throw damaged(`${name} is called ${card.name}`);
    if (card.weightsSha256 !== sum) throw damaged(`the weights of ${name} do not fit their checksum`);
    const { classes, parameters } = await readNetwork(modelJson, weights);
    if (card.labels.length !== classes || card.parameters !== parameters) {
      throw damaged(`the card of ${name} is of another network`);
    }
    // The files are kept as they are, so that these are what has to load.
    const classifier = await Classifier.load({ modelJson, weights }, card);
    const remembered = memory ? { memory: (await readEntry(this.zip, read("memory.bin"))).buffer } : {};
    try {
      if (remembered.memory) decodeMemory(remembered.memory, featuresBefore(classifier.network) ?? 0);
    } catch (cause) {
      throw damaged(cause);
    } finally {
      classifier.dispose();
    }
    const photos = taught?.map(({ answer, ...photo }) =>
      answer === undefined ? photo : { ...photo, answer },
    );
    return {
      card,
      modelJson,
      weights,
      origin,
      sha256: sum,
      ...remembered,
      ...(photos ? { taught: photos } : {}),
    };
  }

  private entry(name: string): ZipEntry {
    const entry = this.entries.get(name);
    if (!entry) throw damaged(`${name} is missing`);
    return entry;
  }
}
