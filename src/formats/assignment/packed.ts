import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { ASSIGNMENT_VERSION } from "../../contract";
import { assignmentSentences } from "../../words/assignment-sentences";
import { fromBase64Url, toBase64Url } from "../base64url";
import { refusal } from "../refusal";

/** The most characters of an assignment, or of someone's answers, as JSON. */
export const MOST_JSON = 256_000;

/** The most characters that are read of a link or a code. */
const LONGEST_PACKED = 200_000;

/** A value as text that may stand in an address: its version, a point, and its JSON, deflated. */
export function pack(value: unknown, version: number): string {
  return `${version}.${toBase64Url(deflateSync(strToU8(JSON.stringify(value)), { level: 9 }))}`;
}

/**
 * The value in a packed text, not yet checked.
 * @throws HangerError `import-refused` where the text is damaged, or of a later version
 */
export function unpack(text: string): unknown {
  if (text.length > LONGEST_PACKED) throw refusal(assignmentSentences.tooLarge);
  const [, version, folded] = /^(\d{1,6})\.([\w-]+)$/.exec(text) ?? [];
  if (version && Number(version) > ASSIGNMENT_VERSION) throw refusal(assignmentSentences.laterVersion);
  try {
    if (!folded || Number(version) === 0) throw new Error("not packed");
    return JSON.parse(strFromU8(inflateSync(fromBase64Url(folded), { out: new Uint8Array(MOST_JSON) })));
  } catch (cause) {
    throw refusal(assignmentSentences.cutShort, cause);
  }
}
