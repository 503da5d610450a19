import { draggedPictures } from "../../../src/views/shared/dragged-pictures";

const RED = "iVBORw0KGgo=";

// Node has no address of its own.
beforeAll(() => {
  globalThis.location = { origin: "https://hanger.example" } as Location;
});

const dragged = (html: string, addresses = "") => draggedPictures({ html, addresses });

async function bytesOf(html: string, addresses?: string): Promise<string> {
  const [taken] = await dragged(html, addresses);
  const { file } = taken!;
  return `${file.type} ${Buffer.from(await file.arrayBuffer()).toString("base64")}`;
}

test.each([
  [`<meta charset="utf-8"><img alt="x" src="data:image/png;base64,${RED}">`, ""],
  [`<IMG src='data:image/png;charset=utf-8;base64,${RED}'/>`, ""],
  [`<img src=data:image/png;base64,${RED}>`, "https://example.com/a"],
  ["", `# a comment\r\ndata:image/png;base64,${RED}\r\n`],
  ["", `data:image/png;base64,${encodeURIComponent(RED)}`],
])("the data in %j %j is taken", async (html, addresses) => {
  expect(await bytesOf(html, addresses)).toBe(`image/png ${RED}`);
});

test("data that is written as text is taken as such", async () => {
  const svg = Buffer.from("<svg/>").toString("base64");
  expect(await bytesOf(`<img src="data:image/svg+xml,%3Csvg/%3E">`)).toBe(`image/svg+xml ${svg}`);
});

test.each([
  ["<p>Trousers are <b>blue</b>.</p>", ""],
  ["", "https://example.com/article"],
  ["", ""],
  ["<img src>", ""],
])("%j %j is no picture, and nothing is said of it", async (html, addresses) => {
  expect(await dragged(html, addresses)).toEqual([]);
});

test.each([
  [`<a href="/"><img class="x" src="https://example.com/a"></a>`, ""],
  ["", "https://example.com/a.JPEG?size=3"],
  [`<img src="blob:https://elsewhere.example/1">`, ""],
  [`<img src="data:text/html;base64,${RED}">`, ""],
])("of %j %j the address came alone", async (html, addresses) => {
  await expect(dragged(html, addresses)).rejects.toThrow(/^Only the address of this picture/);
});

test("damaged data is refused", async () => {
  await expect(dragged(`<img src="data:image/png;base64,%%%">`)).rejects.toThrow(/is damaged/);
});
