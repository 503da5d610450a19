import { Component } from "preact";
import { Icon } from "../../../ui/icon";

export interface PhotoTileProps {
  /** Its place among all photos, from 0, and how many those are. */
  readonly index: number;
  readonly count: number;
  readonly name: string;
  /** Pixels, within the grid. */
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly url: string | undefined;
  /** Undefined where photos are not being selected. */
  readonly selected: boolean | undefined;
  readonly isOpened: boolean;
}

/** One photo of the grid, drawn anew only when something of it changed: scrolling passes thousands of them. */
export class PhotoTile extends Component<PhotoTileProps> {
  override shouldComponentUpdate(next: PhotoTileProps): boolean {
    const now = this.props;
    return (Object.keys(next) as (keyof PhotoTileProps)[]).some((key) => next[key] !== now[key]);
  }

  override render({ index, count, name, left, top, side, url, selected, isOpened }: PhotoTileProps) {
    return (
      <li
        aria-setsize={count}
        aria-posinset={index + 1}
        style={{ width: `${side}px`, height: `${side}px`, transform: `translate(${left}px, ${top}px)` }}
      >
        <button
          type="button"
          data-index={index}
          aria-label={name}
          aria-pressed={selected}
          aria-current={isOpened ? "true" : undefined}
        >
          {url && <img src={url} alt="" decoding="async" draggable={false} />}
          {selected && (
            <span class="tick">
              <Icon name="check" size={20} />
            </span>
          )}
        </button>
      </li>
    );
  }
}
