import { useMemo } from "preact/hooks";
import { encode } from "uqr";
import "./qr-code.css";

interface QrCodeProps {
  /** Undefined while it is not there yet: the code's place is kept. */
  readonly text: string | undefined;
  /** What the code links to, for screen readers. */
  readonly label: string;
}

/** Links are compressed and look random, so any mask will do; trying all eight takes eight times as long. */
const MASK = 0;

/** Light modules around the code, as the standard requires. */
const QUIET_ZONE = 4;

/** A QR code, dark on light in every colour scheme, because many scanners read only that. */
export function QrCode({ text, label }: QrCodeProps) {
  const code = useMemo(() => {
    if (text === undefined) return undefined;
    const { data, size } = encode(text, { ecc: "L", border: QUIET_ZONE, maskPattern: MASK });
    return { size, path: pathOf(data) };
  }, [text]);
  if (!code) return <div class="qr-code" />;
  const { size, path } = code;
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** A rectangle for every run of dark modules in a row. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  const parts: string[] = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      parts.push(`M${start} ${y}h${x - start + 1}v1H${start}z`);
    }
  });
  return parts.join("");
}
