import type { Page } from "playwright-core";
import { decodeQr } from "../../results/decode-qr";

/** The text of the QR code that a page shows under a label, read by an independent decoder. */
export async function readShownCode(page: Page, label: string): Promise<string | undefined> {
  const code = page.getByRole("img", { name: label });
  await code.waitFor();
  const modules = await code.evaluate(async (svg) => {
    const size = (svg as SVGSVGElement).viewBox.baseVal.width;
    const side = 4 * size;
    const picture = new Image();
    const text = new XMLSerializer().serializeToString(svg);
    picture.src = `data:image/svg+xml,${encodeURIComponent(text.replace("<svg", `<svg width="${side}" height="${side}"`))}`;
    await picture.decode();
    const context = new OffscreenCanvas(side, side).getContext("2d")!;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, side, side);
    const isDark = (x: number, y: number) => data[4 * ((4 * y + 2) * side + 4 * x + 2)]! < 128;
    return Array.from({ length: size }, (_, y) =>
      Array.from({ length: size }, (_, x) => (isDark(x, y) ? "1" : "0")).join(""),
    );
  });
  return decodeQr(modules.map((row) => [...row].map((module) => module === "1")));
}
