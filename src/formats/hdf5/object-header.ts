import { brokenHdf5, type Hdf5Bytes, otherHdf5 } from "./bytes";

/** What an object's header says of it, part by part: groups, datasets and attributes are all made of these. */
export interface HeaderMessage {
  readonly type: number;
  readonly at: number;
  readonly bytes: number;
}

/** Types of messages, by their numbers in the format. */
export const MESSAGE = { shape: 1, type: 3, layout: 8, filters: 11, attribute: 12, more: 16, links: 17 };

const SHARED = 2;

/** Messages of an object header of version 1 (HDF5 file format 3.0, IV.A.1.a). */
export function readMessages(file: Hdf5Bytes, at: number): readonly HeaderMessage[] {
  if (file.u8(at) !== 1) throw otherHdf5(`object header at ${at}`);
  const count = file.u16(at + 2);
  const blocks = [{ at: at + 16, end: at + 16 + file.u32(at + 8) }];
  const messages: HeaderMessage[] = [];
  let read = 0;
  for (const block of blocks) {
    for (let next = block.at; read < count && next + 8 <= block.end; read++) {
      const [type, bytes] = [file.u16(next), file.u16(next + 2)];
      const message = { type, bytes, at: next + 8 };
      file.slice(message.at, bytes);
      if (type === MESSAGE.more) {
        const more = file.u64(message.at);
        blocks.push({ at: more, end: more + file.u64(message.at + 8) });
      } else if (Object.values(MESSAGE).includes(type)) {
        if (file.u8(next + 4) & SHARED) throw otherHdf5("a shared message");
        messages.push(message);
      }
      next = message.at + bytes;
    }
  }
  if (read < count) throw brokenHdf5("an object header that ends too early");
  return messages;
}
