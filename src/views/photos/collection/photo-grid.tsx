import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CollectedPhoto, ModelClient } from "../../../contract";
import { GAP, gridWindow } from "./grid-window";
import { PhotoTile } from "./photo-tile";
import { useThumbnails } from "./thumbnails";

interface PhotoGridProps {
  readonly client: ModelClient;
  readonly photos: readonly CollectedPhoto[];
  /** Ids of those selected; undefined while a tap opens a photo rather than selecting it. */
  readonly selected: ReadonlySet<string> | undefined;
  /** Id of the photo that is open. */
  readonly opened: string | undefined;
  readonly nameOf: (label: string) => string;
  /** Called with the tile and the address of the picture on it, where that is there. */
  readonly onOpen: (photo: CollectedPhoto, tile: HTMLElement, preview: string | undefined) => void;
  readonly onToggle: (photo: CollectedPhoto) => void;
}

/** How long a finger rests on a photo to begin selecting. */
const HOLD_MS = 450;

/** Photos as tiles. However many there are, only the tiles near the screen are in the page. */
export function PhotoGrid({ client, photos, selected, opened, nameOf, onOpen, onToggle }: PhotoGridProps) {
  const grid = useRef<HTMLUListElement>(null);
  const view = useView(grid);
  const { columns, cell, height, from, to } = gridWindow(photos.length, view.width, view.top, view.height);
  const near = photos.slice(from, to);
  const thumbnails = useThumbnails(
    client,
    near.map(({ id }) => id),
  );
  const hold = useHold(onToggle);
  const tileAt = ({ target }: Event) => (target as Element).closest<HTMLElement>("button[data-index]");
  const photoAt = (event: Event) => {
    const tile = tileAt(event);
    return tile ? photos[Number(tile.dataset.index)] : undefined;
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons in it are clicked by keys too; it listens for all of them
    <ul
      ref={grid}
      class="photo-grid"
      style={{ height: `${height}px` }}
      onPointerDown={(event) => hold.begin(photoAt(event))}
      onPointerUp={hold.end}
      onPointerOut={hold.end}
      onPointerCancel={hold.end}
      onContextMenu={(event) => hold.wasHeld() && event.preventDefault()}
      onClick={(event) => {
        const photo = photoAt(event);
        // A click from a key follows no press.
        if (!photo || (event.detail > 0 && hold.wasHeld())) return;
        if (selected) onToggle(photo);
        else onOpen(photo, tileAt(event)!, thumbnails.get(photo.id));
      }}
    >
      {near.map((photo, i) => {
        const index = from + i;
        return (
          <PhotoTile
            key={photo.id}
            index={index}
            count={photos.length}
            name={`${nameOf(photo.label)}${photo.name ? `, ${photo.name}` : ""}`}
            left={(index % columns) * (cell + GAP)}
            top={Math.floor(index / columns) * (cell + GAP)}
            side={cell}
            url={thumbnails.get(photo.id)}
            selected={selected?.has(photo.id)}
            isOpened={photo.id === opened}
          />
        );
      })}
    </ul>
  );
}

interface View {
  readonly width: number;
  /** Of the grid, how much is scrolled out above, and how much the window shows. */
  readonly top: number;
  readonly height: number;
}

/** Steps in which scrolling is followed, pixels: rows are there before they are seen. */
const STEP = 64;

/** Where the grid stands in the window, followed as it is scrolled and resized: once a frame. */
function useView(grid: { readonly current: HTMLElement | null }): View {
  const [view, setView] = useState<View>({ width: 0, top: 0, height: 0 });
  useLayoutEffect(() => {
    let asked = 0;
    const look = () => {
      asked = 0;
      const box = grid.current?.getBoundingClientRect();
      // Without a width where it is hidden.
      if (!box?.width) return;
      const { width } = box;
      const top = STEP * Math.floor(Math.max(0, -box.top) / STEP);
      const height = innerHeight + STEP;
      setView((now) =>
        now.width === width && now.top === top && now.height === height ? now : { width, top, height },
      );
    };
    const ask = () => {
      asked ||= requestAnimationFrame(look);
    };
    look();
    const observer = new ResizeObserver(ask);
    if (grid.current) observer.observe(grid.current);
    addEventListener("scroll", ask, { passive: true });
    addEventListener("resize", ask);
    return () => {
      cancelAnimationFrame(asked);
      observer.disconnect();
      removeEventListener("scroll", ask);
      removeEventListener("resize", ask);
    };
  }, [grid]);
  return view;
}

/** Tells a photo that is held down from one that is tapped. */
function useHold(onHold: (photo: CollectedPhoto) => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const held = useRef(false);
  const end = () => clearTimeout(timer.current);
  useEffect(() => end, []);
  return {
    begin(photo: CollectedPhoto | undefined) {
      held.current = false;
      clearTimeout(timer.current);
      if (!photo) return;
      timer.current = setTimeout(() => {
        held.current = true;
        onHold(photo);
      }, HOLD_MS);
    },
    end,
    wasHeld: () => held.current,
  };
}
