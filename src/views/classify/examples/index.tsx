import { useEffect, useRef } from "preact/hooks";
import { classifyWords } from "../../../words/classify";
import { drawGarment, toFile } from "../../shared/drawings/draw";
import "./examples.css";
import { GARMENTS, type Garment } from "../../shared/drawings/garments";

interface ExamplesProps {
  readonly onPick: (file: File) => void;
}

/** Pictures to try without a camera, a photo or a network. */
export function ExampleDrawings({ onPick }: ExamplesProps) {
  return (
    <section class="examples" aria-label={classifyWords.examples}>
      <p class="quiet">{classifyWords.tryDrawing}</p>
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
  const isDrawn = useRef(false);
  const draw = () => {
    if (canvas.current && !isDrawn.current) drawGarment(canvas.current, garment);
    isDrawn.current = true;
  };
  useEffect(() => {
    // A task for each: drawn at once, they would keep the page from answering.
    const drawing = setTimeout(draw);
    return () => clearTimeout(drawing);
  }, []);
  const pick = async () => {
    draw();
    if (canvas.current) onPick(await toFile(canvas.current, garment.name));
  };
  return (
    <li>
      <button type="button" aria-label={classifyWords.classifyDrawing(garment.title)} onClick={pick}>
        <canvas ref={canvas} />
      </button>
    </li>
  );
}
