import { HangerError } from "../../contract";
import { incomingWords } from "../../words/incoming";
import type { Incoming } from "./incoming";

/** What a drag from another page or a paste carries instead of files. */
export interface DraggedText {
  /** As `text/html`; empty where there is none. */
  readonly html: string;
  /** As `text/uri-list`: an address a line; empty where there is none. */
  readonly addresses: string;
}

const IMAGE = /<img\b[^>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;

/** Addresses that are a picture's by their name. */
const PICTURE_NAME = /\.(avif|bmp|gif|jpe?g|png|svg|webp)([?#].*)?$/i;

/**
 * The picture that was dragged from another page, where its data came with it. Text and links that are no picture's give none.
 * @throws HangerError `image-unreadable` where the picture's address came alone, or its data is damaged: nothing is fetched
 */
export async function draggedPictures({ html, addresses }: DraggedText): Promise<readonly Incoming[]> {
  const image = IMAGE.exec(html);
  const link = addresses.split(/\r?\n/).find((line) => line && !line.startsWith("#")) ?? "";
  const source = image ? (image[1] ?? image[2] ?? image[3] ?? "") : link;
  if (!image && !PICTURE_NAME.test(link) && !link.startsWith("data:image/")) return [];
  const blob = await dataOf(source.replaceAll("&amp;", "&"));
  if (!blob) throw new HangerError("image-unreadable", incomingWords.onlyAddress);
  return [{ file: new File([blob], incomingWords.draggedPicture, { type: blob.type }), folder: "" }];
}

/** The data that an address holds itself, or that this page has made; undefined for all others. */
async function dataOf(source: string): Promise<Blob | undefined> {
  if (source.startsWith(`blob:${location.origin}/`))
    return fetch(source).then(
      (response) => response.blob(),
      () => undefined,
    );
  const [, type, encoding, data] =
    /^data:(image\/[^;,]*)(?:;(?!base64,)[^,;]*)*(;base64)?,(.*)$/s.exec(source) ?? [];
  if (type === undefined || data === undefined) return undefined;
  try {
    const text = decodeURIComponent(data);
    const bytes = encoding
      ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
      : new TextEncoder().encode(text);
    return new Blob([bytes], { type });
  } catch (cause) {
    throw new HangerError("image-unreadable", incomingWords.damagedData, { cause });
  }
}
