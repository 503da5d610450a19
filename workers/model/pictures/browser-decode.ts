/** Whether this browser knows of turning by EXIF data as something to ask for; found out with the first picture. */
let canBeAsked = true;

/**
 * Decodes a picture as the browser does it: upright by the EXIF data that it reads, if it does so at all.
 * @throws DOMException where it cannot
 */
export async function browserDecode(blob: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(blob, canBeAsked ? { imageOrientation: "from-image" } : {});
  } catch (cause) {
    // Older browsers refuse the option itself, and say so in this way.
    if (!canBeAsked || !(cause instanceof TypeError)) throw cause;
    canBeAsked = false;
    return createImageBitmap(blob);
  }
}
