import { useEffect, useState } from "preact/hooks";
import type { ModelClient } from "../../../contract";

/** Pictures asked for at once: about a screen. */
const AT_ONCE = 32;

/** Pictures held, at most; those that are not wanted go first, oldest first. */
const MOST_HELD = 240;

/** Addresses of the pictures near what is seen, fetched in windows and given back when far. */
export class Thumbnails {
  /** In the order in which they came. */
  private readonly urls = new Map<string, string>();
  /** Photos that have no picture any more. */
  private readonly lost = new Set<string>();
  private wanted: readonly string[] = [];
  private isFetching = false;
  private isClosed = false;

  constructor(
    private readonly client: ModelClient,
    private readonly onChange: () => void,
  ) {}

  /** The address of a photo's picture; undefined until it is there. */
  get(id: string): string | undefined {
    return this.urls.get(id);
  }

  /** Fetches what of these is missing; what was wanted before and is not there yet is left. */
  want(ids: readonly string[]): void {
    this.wanted = ids;
    if (!this.isFetching) void this.fetchMissing();
  }

  close(): void {
    this.isClosed = true;
    this.wanted = [];
    for (const url of this.urls.values()) URL.revokeObjectURL(url);
    this.urls.clear();
  }

  private async fetchMissing(): Promise<void> {
    this.isFetching = true;
    try {
      for (;;) {
        const ids = this.wanted.filter((id) => !this.urls.has(id) && !this.lost.has(id)).slice(0, AT_ONCE);
        if (ids.length === 0) return;
        const pictures = await this.client.call("photoPixels", { ids });
        if (this.isClosed) return;
        for (const { id, jpeg } of pictures) this.urls.set(id, URL.createObjectURL(jpeg));
        for (const id of ids) if (!this.urls.has(id)) this.lost.add(id);
        this.dropFar();
        this.onChange();
      }
    } catch {
      // The photos show as empty tiles, and are asked for again with the next window.
    } finally {
      this.isFetching = false;
    }
  }

  private dropFar(): void {
    const near = new Set(this.wanted);
    for (const [id, url] of this.urls) {
      if (this.urls.size <= MOST_HELD) return;
      if (near.has(id)) continue;
      URL.revokeObjectURL(url);
      this.urls.delete(id);
    }
  }
}

/** Thumbnails for as long as a component is there; it is drawn anew when some arrive. */
export function useThumbnails(client: ModelClient, ids: readonly string[]): Thumbnails {
  const [, redraw] = useState({});
  const [thumbnails] = useState(() => new Thumbnails(client, () => redraw({})));
  useEffect(() => () => thumbnails.close(), [thumbnails]);
  useEffect(() => thumbnails.want(ids), [thumbnails, ids.join()]);
  return thumbnails;
}
