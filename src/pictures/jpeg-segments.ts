/** A part of a JPEG before its first scan: its marker's second byte, and where its content lies, in bytes from the file's start. */
interface JpegSegment {
  readonly marker: number;
  readonly from: number;
  readonly to: number;
}

/** SOS, after which the scan itself lies, and EOI. */
const SCAN = 0xda;
const END = 0xd9;

/** The end marker, as a file has it. */
export const END_OF_JPEG = Uint8Array.of(0xff, END);

/** Whether a JPEG's last bytes are its end marker, as those of most are. */
export const endsWithMarker = (bytes: Uint8Array): boolean => bytes.at(-2) === 0xff && bytes.at(-1) === END;

/** A scan's bytes may be followed by tables (DHT, DAC, DQT, DNL, DRI), a comment or the next scan. */
const BETWEEN_SCANS = [0xc4, 0xcc, 0xdb, 0xdc, 0xdd, 0xfe, SCAN];

/** The segments of a JPEG up to its first scan (ITU-T T.81, B.1.1), as far as the bytes reach; a last one may end behind them. */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    const to = at + 2 + (isAlone ? 0 : uint16(bytes, at + 2));
    yield { marker, from: Math.min(at + 4, to), to };
    if (marker === SCAN) return;
    at = to;
  }
}

/**
 * Where a JPEG's picture ends, behind its end marker: phones append more, such as a short film. Undefined where the picture
 * has no end.
 */
export function jpegEnd(bytes: Uint8Array): number | undefined {
  let at = -1;
  for (const { marker, to } of jpegSegments(bytes)) if (marker === SCAN) at = to;
  while (at >= 0) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === END) return at + 2;
    const isTable = BETWEEN_SCANS.includes(marker) || (marker >= 0xe0 && marker <= 0xef);
    // In a scan, 0xff stands before a zero, a restart marker, or another 0xff.
    at += isTable ? 2 + uint16(bytes, at + 2) : marker === 0xff ? 1 : 2;
  }
  return undefined;
}

const uint16 = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
