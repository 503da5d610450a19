import type { DrivenAnswer, ModelFormat } from "../../src/contract";

/**
 * Functions that run in the page. Each is sent as text, so it may use nothing from outside its own body.
 */

/** Waits for an element with a label or text, scrolls it to the middle of the screen, and returns it once it stops moving. */
export async function shown(selector: string, pattern: string, limitMs: number): Promise<Element> {
  const name = new RegExp(pattern, "u");
  const late = performance.now() + limitMs;
  let place = "";
  while (performance.now() < late) {
    const found = [...document.querySelectorAll(selector)].find(
      (element) =>
        element.checkVisibility() && (name.test(element.ariaLabel ?? "") || name.test(element.textContent)),
    );
    found?.scrollIntoView({ block: "center", behavior: "instant" });
    const before = place;
    place = JSON.stringify(found?.getBoundingClientRect() ?? "");
    if (found && place === before) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const told = [...document.querySelectorAll(".note")].map(({ textContent }) => textContent);
  throw new Error([`no ${selector} like "${pattern}" within ${limitMs / 1000} s`, ...told].join("; "));
}

/** The app's messages on this page about what went wrong or is missing. */
export function toldSentences(): readonly string[] {
  return [...document.querySelectorAll(".note")]
    .filter((note) => note.checkVisibility())
    .map((note) => note.textContent.trim());
}

/** One of the app's drawings, as base64 of a JPEG. */
export function drawingOf(title: string): string {
  const button = document.querySelector(`button[aria-label$="drawing of a ${title}"]`);
  const canvas = button?.querySelector("canvas");
  if (!canvas) throw new Error(`there is no drawing of a ${title}`);
  return canvas.toDataURL("image/jpeg", 0.95).split(",")[1]!;
}

/** Resolves once the app is ready to work offline. */
export async function keptForOffline(): Promise<void> {
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller) return;
  await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
}

/** Draws berets on a plain background, each with its own colour, size and place, as base64 of JPEGs. */
export function drawBerets(seeds: readonly number[]): readonly string[] {
  return seeds.map((seed) => {
    let state = seed + 1;
    const between = (least: number, most: number) => {
      // A step of a linear congruential generator (Numerical Recipes).
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return least + (most - least) * (state / 2 ** 32);
    };
    for (let i = 0; i < 8; i++) between(0, 1);
    const canvas = document.createElement("canvas");
    canvas.width = 300;
    canvas.height = 360;
    const context = canvas.getContext("2d")!;
    context.fillStyle = `hsl(${between(20, 60)} 20% ${between(76, 88)}%)`;
    context.fillRect(0, 0, 300, 360);
    context.translate(150, 180);
    context.rotate(between(-0.1, 0.1));
    context.scale(between(2.3, 2.8), between(2.3, 2.8));
    context.translate(between(-54, -46), between(-74, -66));
    context.fillStyle = `hsl(${between(0, 360)} ${between(20, 60)}% ${between(18, 42)}%)`;
    // A crown on a wide brim, on a grid of 100 x 120.
    context.fill(
      new Path2D("M28 74Q26 34 42 34Q50 40 58 34Q74 34 72 74Q90 76 98 84Q50 104 2 84Q10 76 28 74Z"),
    );
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1]!;
  });
}

/** A photo as stored by a camera that is turned a quarter to the left; base64 of JPEGs. */
export async function lyingDown(jpeg: string): Promise<string> {
  const upright = new Image();
  upright.src = `data:image/jpeg;base64,${jpeg}`;
  await upright.decode();
  const { width, height } = upright;
  const stored = document.createElement("canvas");
  stored.width = height;
  stored.height = width;
  const context = stored.getContext("2d")!;
  context.setTransform(0, -1, 1, 0, 0, width);
  context.drawImage(upright, 0, 0);
  return stored.toDataURL("image/jpeg", 0.98).split(",")[1]!;
}

/** Adds photos to the collection and returns how many the app reports as added. */
export async function addJpegs(label: string, jpegs: readonly string[]): Promise<number> {
  const photos = jpegs.map((jpeg, i) => {
    const bytes = Uint8Array.from(atob(jpeg), (letter) => letter.charCodeAt(0));
    const blob = new Blob([bytes], { type: "image/jpeg" });
    return { name: `${label} ${i}.jpg`, image: { kind: "blob" as const, blob } };
  });
  return (await globalThis.driver!.client.call("addPhotos", { label, photos })).added.length;
}

/** The app's answer to a photo: every label's probability, best first. */
export async function probabilitiesOf(jpeg: string): Promise<readonly (readonly [string, number])[]> {
  const bytes = Uint8Array.from(atob(jpeg), (letter) => letter.charCodeAt(0));
  const image = { kind: "blob" as const, blob: new Blob([bytes], { type: "image/jpeg" }) };
  const { answers } = await globalThis.driver!.client.call("classify", { image, top: 1000 });
  return answers.map(({ label, probability }) => [label, probability]);
}

/** The project file, or a model's file, as the app would save it: its name and base64 of its bytes. */
export async function exportedFile(model?: {
  readonly name: string;
  readonly format: ModelFormat;
}): Promise<{ readonly name: string; readonly base64: string }> {
  const { client } = globalThis.driver!;
  const { name, blob } = model
    ? await client.call("exportModelAs", model)
    : await client.call("exportProject", undefined);
  const reader = new FileReader();
  const read = new Promise((resolve) => reader.addEventListener("load", resolve));
  reader.readAsDataURL(blob);
  await read;
  return { name, base64: String(reader.result).split(",")[1]! };
}

/** Imports a file that this or another copy of Hanger saved. */
export async function importFile(
  call: "importProject" | "importModel",
  { name, base64 }: { readonly name: string; readonly base64: string },
): Promise<DrivenAnswer> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const file = new File([bytes], name);
  return globalThis.driver!.call(0, call, call === "importModel" ? { files: [file] } : { file });
}

/** All photos of the collection, each with its class and a digest of its picture. */
export async function photosKept(): Promise<Readonly<Record<string, string>>> {
  const { client } = globalThis.driver!;
  const photos = await client.call("listPhotos", {});
  const pixels = await client.call("photoPixels", { ids: photos.map(({ id }) => id) });
  const kept: Record<string, string> = {};
  for (const { id, jpeg } of pixels) {
    const digest = await crypto.subtle.digest("SHA-256", await jpeg.arrayBuffer());
    const label = photos.find((photo) => photo.id === id)?.label;
    kept[id] = `${label} ${[...new Uint8Array(digest)].join()}`;
  }
  return kept;
}
