import { useEffect, useRef } from "preact/hooks";
import { words } from "../../../words/classify";
import { drawGarment, toFile } from "./draw";
import "./examples.css";
import { GARMENTS, type Garment } from "./garments";

interface ExamplesProps {
  readonly onPick: (file: File) => void;
}

/** Pictures to try without a camera, a photo or a network. */
export function Examples({ onPick }: ExamplesProps) {
  return (
    <section class="examples" aria-label={words.examples}>
      <p class="quiet">{words.tryDrawing}</p>
      <ul>
        {GARMENTS.map((garment) => (
          <Example key={garment.name} garment={garment} onPick={onPick} />
        ))}
      </ul>
    </section>
  );
}

function Example({ garment, onPick }: ExamplesProps & { readonly garment: Garment }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawGarment(canvas.current, garment);
  }, [garment]);
  const pick = async () => {
    if (canvas.current) onPick(await toFile(canvas.current, garment.name));
  };
  return (
    <li>
      <button type="button" aria-label={words.classifyDrawing(garment.title)} onClick={pick}>
        <canvas ref={canvas} />
      </button>
    </li>
  );
}
