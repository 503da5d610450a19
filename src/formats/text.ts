const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * Decodes a text file of unknown encoding: by its byte order mark, else as UTF-16 or UTF-8 if it is that, else as the
 * encoding that its letters look like.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  const encoding = marked?.[0] ?? unmarkedUtf16(bytes);
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  return decoded(bytes, "utf-8") ?? decodedAsItLooks(bytes);
}

/** In UTF-16, every other byte of a Latin letter is zero; no other text contains zeros. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  if (bytes.length < 2 || bytes.length % 2 === 1) return undefined;
  if (bytes[1] === 0) return "utf-16le";
  return bytes[0] === 0 ? "utf-16be" : undefined;
}

/** Undefined where the bytes are no text of that encoding. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const LATIN_WORD = /[^\s\d!-&(-,./:-@[-`{-~]+/g;

const FAR_EASTERN_WORD = /\P{ASCII}+/gu;

interface OldEncoding {
  readonly name: string;
  /** What may stand together, and so says whether the letters are the right ones. */
  readonly words: RegExp;
  readonly looks: RegExp;
  /** Whether each letter beyond ASCII takes two bytes beyond ASCII. */
  readonly inPairs?: boolean;
}

/**
 * Older encodings, and what words look like that are written in them: what is text in one is often valid in another, and
 * then makes letters there that do not stand together. The first one that fits is taken.
 */
const OLD_ENCODINGS: readonly OldEncoding[] = [
  { name: "windows-1252", words: LATIN_WORD, looks: /^(?=.*[a-z])[a-zà-öø-ÿœšž'’-]+$/i },
  { name: "windows-1251", words: LATIN_WORD, looks: /^[А-Яа-яЁё][а-яё-]*$/ },
  { name: "windows-1250", words: LATIN_WORD, looks: /^(?=.*[a-z])[\p{Script=Latin}'’-]+$/iu },
  {
    name: "shift_jis",
    words: FAR_EASTERN_WORD,
    looks: /^[\p{Script=Hiragana}ァ-ヺ\p{Script=Han}\u3000-\u303fー・（）]+$/u,
  },
  { name: "euc-kr", words: FAR_EASTERN_WORD, looks: /^\p{Script=Hangul}+$/u, inPairs: true },
  { name: "gb18030", words: FAR_EASTERN_WORD, looks: /^[\p{Script=Han}、（）]+$/u, inPairs: true },
  {
    name: "euc-jp",
    words: FAR_EASTERN_WORD,
    looks: /^[\p{Script=Hiragana}ァ-ヺ\p{Script=Han}ー・（）]+$/u,
    inPairs: true,
  },
  { name: "big5", words: FAR_EASTERN_WORD, looks: /^[\p{Script=Han}（）]+$/u },
];

const BEYOND_ASCII = /\P{ASCII}/u;

function decodedAsItLooks(bytes: Uint8Array): string {
  const plain = new TextDecoder("windows-1252").decode(bytes);
  const isPaired = !/(?<!\P{ASCII})(?:\P{ASCII}{2})*\P{ASCII}(?!\P{ASCII})/u.test(plain);
  for (const { name, words, looks, inPairs = false } of OLD_ENCODINGS) {
    const text = inPairs && !isPaired ? undefined : decoded(bytes, name);
    const telling = text?.match(words)?.filter((word) => BEYOND_ASCII.test(word));
    if (text !== undefined && telling?.every((word) => looks.test(word))) return text;
  }
  return plain;
}
