import type { Page } from "playwright-core";

/**
 * Writes `count` photos directly into the app's storage, named `0`, `1`, ... from the newest. Adding thousands through the
 * app would take minutes. The page must have opened the storage before.
 */
export async function writePhotos(page: Page, count: number): Promise<void> {
  await page.evaluate(async (count) => {
    const labels = ["coat", "dress", "trouser", "shirt", "bag"];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("hanger");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const canvas = new OffscreenCanvas(288, 384);
    const context = canvas.getContext("2d")!;
    const framed = { side: 64, pixels: new Uint8Array(64 * 64 * 3), ground: [200, 200, 200] };
    const jpegs: ArrayBuffer[] = [];
    for (let i = 0; i < 200; i++) {
      context.fillStyle = `hsl(${(i * 47) % 360} 40% 80%)`;
      context.fillRect(0, 0, 288, 384);
      context.fillStyle = `hsl(${(i * 101) % 360} 60% 40%)`;
      for (let j = 0; j < 40; j++) {
        context.fillRect((i * 37 + j * 71) % 260, (i * 53 + j * 97) % 350, 30 + j, 60 - j);
      }
      jpegs.push(await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 })).arrayBuffer());
    }
    for (let from = 0; from < count; from += 500) {
      const transaction = database.transaction(["photos", "jpegs", "framed"], "readwrite");
      for (let i = from; i < Math.min(count, from + 500); i++) {
        const id = `photo-${i}`;
        const jpeg = jpegs[i % jpegs.length]!;
        const photo = {
          id,
          label: labels[i % labels.length],
          name: `${i}.jpg`,
          addedAt: 1_700_000_000_000 - i,
          width: 288,
          height: 384,
          bytes: jpeg.byteLength,
          sha256: id,
          look: (i * 2654435761).toString(16).padStart(16, "0").slice(-16),
        };
        transaction.objectStore("photos").put(photo, id);
        transaction.objectStore("jpegs").put(jpeg, id);
        transaction.objectStore("framed").put(framed, id);
      }
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
    }
    database.close();
  }, count);
}
