import "./meter.css";

/** A bar filled to `share`, 0..1. Show the figure beside it as text. */
export function Meter({ share }: { readonly share: number }) {
  return (
    <span class="meter" aria-hidden="true">
      <span style={{ width: `${Math.round(100 * Math.min(1, Math.max(0, share)))}%` }} />
    </span>
  );
}
