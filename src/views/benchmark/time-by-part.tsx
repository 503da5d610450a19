import { useState } from "preact/hooks";
import type { BackendName, BenchDocument } from "../../contract";
import { BarChart } from "../../ui/bar-chart";
import { duration } from "../../ui/format";
import { Tabs } from "../../ui/tabs";
import { benchmarkWords } from "../../words/benchmark";
import { backendName } from "../shared/backend-title";

/** Kernels shown; the others take next to nothing. */
const MOST_KERNELS = 10;

/** Where a backend's time goes: by layer and by kernel. */
export function TimeByPart({ document }: { readonly document: BenchDocument }) {
  const able = document.runs.filter(({ kernels, layers }) => kernels || layers);
  const [chosen, setChosen] = useState<BackendName>();
  const run = able.find(({ backend }) => backend === chosen) ?? able[0];
  if (!run) return null;
  const { layers = [], kernels = [] } = run;
  return (
    <details class="card">
      <summary>{benchmarkWords.timeByPart}</summary>
      <Tabs
        label={benchmarkWords.backend}
        options={able.map(({ backend }) => ({ value: backend, title: backendName(backend) }))}
        value={run.backend}
        onChange={setChosen}
      />
      {layers.length > 0 && (
        <>
          <h2 class="part">{benchmarkWords.layers}</h2>
          <BarChart
            stacked
            label={benchmarkWords.millisecondsByLayer}
            bars={layers.map(({ name, kind, ms }, i) => ({
              key: `${i}${name}`,
              title: `${name}, ${kind}`,
              value: ms,
              text: duration(ms),
            }))}
          />
        </>
      )}
      {kernels.length > 0 && (
        <>
          <h2 class="part">{benchmarkWords.kernels}</h2>
          <BarChart
            stacked
            label={benchmarkWords.millisecondsByKernel}
            bars={kernels.slice(0, MOST_KERNELS).map(({ name, calls, ms }) => ({
              key: name,
              title: calls > 1 ? benchmarkWords.kernelCalls(name, calls) : name,
              value: ms,
              text: duration(ms),
            }))}
          />
        </>
      )}
    </details>
  );
}
