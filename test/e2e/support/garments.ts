import type { DrivenApp } from "../../../harness/app";
import { type GarmentKind, garmentPhoto } from "../../../harness/garments";

/** Puts drawn garments into the collection. */
export async function addGarments(
  app: DrivenApp,
  label: string,
  kind: GarmentKind,
  seeds: readonly number[],
): Promise<void> {
  for (const seed of seeds) {
    const bytes = new Uint8Array(await garmentPhoto(app.page, kind, seed));
    const added = await app.page.evaluate(
      async ([label, name, bytes]) => {
        const blob = new Blob([bytes], { type: "image/jpeg" });
        const photos = [{ name, image: { kind: "blob" as const, blob } }];
        return (await globalThis.driver!.client.call("addPhotos", { label, photos })).added.length;
      },
      [label, `${kind} ${seed}.jpg`, bytes] as const,
    );
    expect(added).toBe(1);
  }
}
