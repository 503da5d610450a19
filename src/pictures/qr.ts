import jsQR from "jsqr";
import type { RgbaImage } from "./preprocess/rgba-image";

/** Reads the text of a QR code in a picture, dark on light; null if none is found. */
export function readQrCode({ data, width, height }: RgbaImage): string | null {
  return jsQR(data, width, height, { inversionAttempts: "dontInvert" })?.data ?? null;
}
