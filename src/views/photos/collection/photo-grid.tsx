import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CollectedPhoto, ModelClient } from "../../../contract";
import { Icon } from "../../../ui/icon";
import { GAP, gridWindow } from "./grid-window";
import { useThumbnails } from "./thumbnails";

interface PhotoGridProps {
  readonly client: ModelClient;
  readonly photos: readonly CollectedPhoto[];
  /** Ids of those selected; undefined while a tap opens a photo rather than selecting it. */
  readonly selected: ReadonlySet<string> | undefined;
  readonly nameOf: (label: string) => string;
  readonly onOpen: (photo: CollectedPhoto) => void;
  readonly onToggle: (photo: CollectedPhoto) => void;
}

/** How long a finger rests on a photo to begin selecting. */
const HOLD_MS = 450;

/** Photos as tiles, of which only those near the screen are there, however many there are. */
export function PhotoGrid({ client, photos, selected, nameOf, onOpen, onToggle }: PhotoGridProps) {
  const grid = useRef<HTMLUListElement>(null);
  const view = useView(grid);
  const { columns, cell, height, from, to } = gridWindow(photos.length, view.width, view.top, view.height);
  const near = photos.slice(from, to);
  const thumbnails = useThumbnails(
    client,
    near.map(({ id }) => id),
  );
  const hold = useHold(onToggle);
  return (
    <ul ref={grid} class="photo-grid" style={{ height: `${height}px` }}>
      {near.map((photo, i) => {
        const index = from + i;
        const left = (index % columns) * (cell + GAP);
        const top = Math.floor(index / columns) * (cell + GAP);
        const url = thumbnails.get(photo.id);
        const isSelected = selected?.has(photo.id) === true;
        return (
          <li
            key={photo.id}
            aria-setsize={photos.length}
            aria-posinset={index + 1}
            style={{ width: `${cell}px`, height: `${cell}px`, transform: `translate(${left}px, ${top}px)` }}
          >
            <button
              type="button"
              aria-label={`${nameOf(photo.label)}${photo.name ? `, ${photo.name}` : ""}`}
              aria-pressed={selected ? isSelected : undefined}
              onPointerDown={() => hold.begin(photo)}
              onPointerUp={hold.end}
              onPointerLeave={hold.end}
              onPointerCancel={hold.end}
              onContextMenu={(event) => hold.wasHeld() && event.preventDefault()}
              onClick={() => {
                if (hold.wasHeld()) return;
                if (selected) onToggle(photo);
                else onOpen(photo);
              }}
            >
              {url && <img src={url} alt="" decoding="async" draggable={false} />}
              {isSelected && (
                <span class="tick">
                  <Icon name="check" size={20} />
                </span>
              )}
            </button>
          </li>
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

/** Where the grid stands in the window, followed as it is scrolled and resized: once a frame. */
function useView(grid: { readonly current: HTMLElement | null }): View {
  const [view, setView] = useState<View>({ width: 0, top: 0, height: 0 });
  useLayoutEffect(() => {
    let asked = 0;
    const look = () => {
      asked = 0;
      const box = grid.current?.getBoundingClientRect();
      if (box) setView({ width: box.width, top: Math.max(0, -box.top), height: innerHeight });
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
    begin(photo: CollectedPhoto) {
      held.current = false;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        held.current = true;
        onHold(photo);
      }, HOLD_MS);
    },
    end,
    wasHeld: () => held.current,
  };
}
