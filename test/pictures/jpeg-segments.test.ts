import { jpegEnd, jpegSegments } from "../../src/pictures/jpeg-segments";

/** A segment of bytes that nothing is known about. */
const segment = (marker: number, content: readonly number[] = [1, 2]) => [
  0xff,
  marker,
  0,
  2 + content.length,
  ...content,
];

const START = [0xff, 0xd8];
const END = [0xff, 0xd9];
/** A scan with a 0xff among its bytes, a restart, and a fill byte. */
const SCAN = [...segment(0xda), 7, 0xff, 0, 7, 0xff, 0xd3, 7, 0xff];
const PREVIEW = segment(0xe1, [...START, ...SCAN, ...END]);
const PICTURE = [...START, ...PREVIEW, ...SCAN];
/** A second scan, and a table before it that has the bytes of an end. */
const FURTHER = [...PICTURE, ...segment(0xc4, END), ...SCAN];

test("segments are walked to the first scan, with fill bytes before any of them", () => {
  const bytes = Uint8Array.from([...START, 0xff, 0xff, ...PREVIEW, ...segment(0xc0), ...SCAN, ...END]);
  expect([...jpegSegments(bytes)].map(({ marker }) => marker)).toEqual([0xe1, 0xc0, 0xda]);
});

test.each([
  ["at the end of the file", [...PICTURE, ...END], PICTURE.length + 2],
  ["before a film that a phone appends", [...PICTURE, ...END, 0, 0, 0, 24, ...END], PICTURE.length + 2],
  ["behind further scans and their tables", [...FURTHER, ...END], FURTHER.length + 2],
  ["nowhere, though the preview has one", PICTURE, undefined],
  ["nowhere, where it is cut off in a table", [...PICTURE, 0xff, 0xc4, 0, 9], undefined],
  ["nowhere, without a scan", [...START, ...PREVIEW, ...END], undefined],
  ["nowhere, in an empty file", [], undefined],
])("a picture's end is %s", (_, bytes, end) => {
  expect(jpegEnd(Uint8Array.from(bytes))).toBe(end);
});
