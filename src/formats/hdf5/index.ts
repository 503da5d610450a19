import { brokenHdf5, decode, Hdf5Bytes, otherHdf5 } from "./bytes";
import { readLinks } from "./group-links";
import { type HeaderMessage, MESSAGE, readMessages } from "./object-header";
import { countOf, readShape, readType, Texts, type ValueType } from "./values";

export interface Hdf5Dataset {
  readonly type: ValueType;
  readonly shape: readonly number[];
  /** Its values as they lie in the file; not copied. */
  readonly bytes: Uint8Array;
}

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

export const isHdf5 = (bytes: Uint8Array) => SIGNATURE.every((byte, i) => bytes[i] === byte);

/** Parts of headers, and where they lie in the superblock of version 0 (II.A). */
const SUPERBLOCK = { version: 8, sizes: 13, base: 24, end: 40, root: 64 };

/**
 * Reads an HDF5 file as Keras writes it through h5py: superblock of version 0 or 1, groups in symbol tables, datasets in one
 * piece, attributes that are texts. Only what is asked for is read; nothing is copied.
 * @throws HangerError `import-refused` from each method, where the file is damaged or in another form
 */
export class Hdf5 {
  private readonly file: Hdf5Bytes;
  private readonly texts: Texts;
  private readonly root: number;
  private readonly messages = new Map<number, readonly HeaderMessage[]>();
  private readonly links = new Map<number, ReadonlyMap<string, number>>();

  constructor(bytes: Uint8Array) {
    this.file = new Hdf5Bytes(bytes);
    this.texts = new Texts(this.file);
    if (!isHdf5(bytes)) throw brokenHdf5("no signature");
    const version = this.file.u8(SUPERBLOCK.version);
    if (version > 1 || this.file.u16(SUPERBLOCK.sizes) !== 0x0808) throw otherHdf5(`superblock ${version}`);
    // Version 1 has four bytes more.
    const more = 4 * version;
    if (this.file.u64(SUPERBLOCK.base + more) !== 0) throw otherHdf5("a base address");
    const end = this.file.u64(SUPERBLOCK.end + more);
    if (end > bytes.length) throw brokenHdf5(`${bytes.length} bytes of ${end}`);
    this.root = this.file.u64(SUPERBLOCK.root + more);
  }

  /** Names of what is in a group, in the file's order; undefined where there is no such group. */
  names(path: string): readonly string[] | undefined {
    const at = this.find(path);
    const links = at === undefined ? undefined : this.linksOf(at);
    return links && [...links.keys()];
  }

  /** The texts of a group's attribute; undefined where it has none of that name. */
  attribute(path: string, name: string): readonly string[] | undefined {
    const at = this.find(path);
    if (at === undefined) return undefined;
    for (const message of this.messagesOf(at)) {
      if (message.type !== MESSAGE.attribute) continue;
      const parts = this.partsOf(message);
      if (parts.name === name) {
        return this.texts.read(
          readType(this.file, parts.type),
          readShape(this.file, parts.shape),
          parts.values,
        );
      }
    }
    return undefined;
  }

  /** A dataset; undefined where there is none of that path. */
  dataset(path: string): Hdf5Dataset | undefined {
    const at = this.find(path);
    if (at === undefined) return undefined;
    const [shape, type, layout, filters] = [MESSAGE.shape, MESSAGE.type, MESSAGE.layout, MESSAGE.filters].map(
      (wanted) => this.messagesOf(at).find((message) => message.type === wanted),
    );
    if (!shape || !type || !layout) return undefined;
    if (filters) throw otherHdf5("compressed values");
    const read = { type: readType(this.file, type.at), shape: readShape(this.file, shape.at) };
    const bytes = this.valuesAt(layout.at);
    if (bytes.length !== countOf(read.shape) * read.type.bytes) throw brokenHdf5(`${path} has another size`);
    return { ...read, bytes };
  }

  /** Values in the header itself, or in one piece elsewhere (IV.A.2.i). */
  private valuesAt(at: number): Uint8Array {
    const { file } = this;
    const [version, kind] = [file.u8(at), file.u8(at + 1)];
    if (version !== 3 && version !== 4) throw otherHdf5(`layout ${version}`);
    if (kind === 0) return file.slice(at + 4, file.u16(at + 2));
    if (kind === 1) return file.slice(file.u64(at + 2), file.u64(at + 10));
    throw otherHdf5("values in pieces");
  }

  /** Where the parts of an attribute lie (IV.A.2.m). In version 1, each is filled up to a multiple of eight bytes. */
  private partsOf({ at }: HeaderMessage) {
    const { file } = this;
    const version = file.u8(at);
    if (version < 1 || version > 3) throw brokenHdf5(`attribute ${version}`);
    const filled = (bytes: number) => (version === 1 ? 8 * Math.ceil(bytes / 8) : bytes);
    const start = at + (version === 3 ? 9 : 8);
    const nameBytes = file.u16(at + 2);
    const type = start + filled(nameBytes);
    const shape = type + filled(file.u16(at + 4));
    const values = shape + filled(file.u16(at + 6));
    return { name: decode(file.slice(start, nameBytes)), type, shape, values };
  }

  /** The address of the object at the end of a path, undefined where the path ends before. */
  private find(path: string): number | undefined {
    let at: number | undefined = this.root;
    for (const name of path.split("/").filter((part) => part !== "")) {
      at = at === undefined ? undefined : this.linksOf(at)?.get(name);
    }
    return at;
  }

  private messagesOf(at: number): readonly HeaderMessage[] {
    const messages = this.messages.get(at) ?? readMessages(this.file, at);
    this.messages.set(at, messages);
    return messages;
  }

  private linksOf(at: number): ReadonlyMap<string, number> | undefined {
    const table = this.messagesOf(at).find(({ type }) => type === MESSAGE.links);
    const links = this.links.get(at) ?? (table && readLinks(this.file, table.at));
    if (links) this.links.set(at, links);
    return links;
  }
}
