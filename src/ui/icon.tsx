/** Outlines on a 24x24 grid, drawn with a 1.75 stroke. */
const OUTLINES = {
  camera: "M4 8h3l1.5-2.5h7L17 8h3v11H4zM12 10.2a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4",
  photos: "M4 5h13v11H4zM7.5 19.5H20V8.5M4 13.5l3.5-3.5 3.5 3.5 2-2 4 4",
  train: "M4 4v16h16M7 15l4-5 3 3 5-7",
  benchmark: "M5 20v-7M12 20V4M19 20v-11",
  explore: "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 15l5 5M10.5 8v5M8 10.5h5",
  flip: "M5 9a7.5 7.5 0 0 1 13-1.5V4.5M19 15a7.5 7.5 0 0 1-13 1.5v3",
  torch: "M13 3 6 13h5l-1 8 8-11h-5.5z",
  close: "M6 6l12 12M18 6 6 18",
  add: "M12 5v14M5 12h14",
  warning: "M12 4 3 19.5h18zM12 10v4.5M12 17v.2",
  check: "M5 12.5l4.5 4.5L19 7.5",
  info: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 11v5M12 8v.2",
  share: "M8 9H5.5v11h13V9H16M12 14.5V3.5M8.5 7 12 3.5 15.5 7",
  "add-to-home": "M5 5h14v14H5zM12 8.5v7M8.5 12h7",
  speaker: "M4 9.5h3.5L12 5.5v13L7.5 14.5H4zM15.5 9a4 4 0 0 1 0 6",
  hanger: "M9.5 7a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7L3.5 17.500h17L12 11",
} as const;

export type IconName = keyof typeof OUTLINES;

/** An icon. It is hidden from screen readers: its button or link carries the name. */
export function Icon({ name, size = 24 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={OUTLINES[name]} />
    </svg>
  );
}
