import path from "node:path";
import { type AppOptions, openApp } from "../../harness/app";
import { endProgress, showProgress } from "../../harness/progress-line";
import { type EvaluateRequest, type Evaluation, LEAVABLE_STEPS, type LeavableStep } from "../contract";
import { confusionChart } from "./confusion-chart";
import { findAllPhotos, mountsOf } from "./photos";
import { backendOption, number, readOptions, requireFolder, runCommand, UsageError } from "./usage";
import { requireWritable, writeTogether } from "./written-files";

const HELP = `
npm run evaluate -- --model NAME (--fashion-mnist | --photos DIR [--without STEPS] [--farther X]) [--chart FILE]
                    [--backend NAME] [--json]

Measures the accuracy of a model that comes with the app, in the app's own worker.

  --model NAME       camera (default) or fashion-mnist
  --fashion-mnist    on the 10,000 test images of the dataset
  --photos DIR       on DIR/<label>/*.jpg; may be repeated. Labels that the model lacks count as unknown
  --without STEPS    leave out steps of preparing photos, to see what they contribute: ${LEAVABLE_STEPS.join(", ")}
  --farther X        photos as if taken from X times as far away; default 1
  --chart FILE       write the confusion matrix as an SVG picture
  --backend NAME     default: the first that works
  --json             one JSON document on standard output
`;

await runCommand(HELP, async () => {
  const options = readOptions({
    model: { type: "string", default: "camera" },
    "fashion-mnist": { type: "boolean", default: false },
    photos: { type: "string", multiple: true, default: [] },
    without: { type: "string" },
    farther: { type: "string" },
    chart: { type: "string" },
    backend: { type: "string" },
    json: { type: "boolean", default: false },
  });
  const { without, farther } = options;
  const folders = options.photos!.map(requireFolder);
  if (options["fashion-mnist"] === folders.length > 0) {
    throw new UsageError("Say what to evaluate on: either --fashion-mnist or --photos DIR.");
  }
  if (folders.length === 0 && (without ?? farther) !== undefined) {
    throw new UsageError("--without and --farther are for photos: use them with --photos DIR.");
  }
  const start = {
    appVersion: "command",
    ...(options.backend ? { backend: backendOption(options.backend) } : {}),
  };
  const dataset: EvaluateRequest["dataset"] =
    folders.length === 0
      ? { kind: "fashion-mnist" }
      : {
          kind: "photos",
          photos: await findAllPhotos(folders),
          without: readSteps(without ?? ""),
          farther: number("farther", farther ?? "1", 1, 10),
        };
  const chart = options.chart && path.parse(path.resolve(options.chart));
  if (chart) await requireWritable(chart.dir, [chart.base]);
  const evaluation = await evaluate({ model: options.model!, dataset }, start, {
    server: { mounts: mountsOf(folders) },
  });
  process.stdout.write(options.json ? `${JSON.stringify(evaluation)}\n` : describeEvaluation(evaluation));
  if (chart) await writeTogether(chart.dir, { [chart.base]: confusionChart(evaluation) });
});

function readSteps(text: string): readonly LeavableStep[] {
  return text
    .split(",")
    .filter(Boolean)
    .map((name) => {
      const step = LEAVABLE_STEPS.find((known) => known === name);
      if (step) return step;
      throw new UsageError(
        `--without takes a list of ${LEAVABLE_STEPS.join(", ")}, separated by commas, not "${name}".`,
      );
    });
}

async function evaluate(
  request: EvaluateRequest,
  start: { readonly appVersion: string },
  options: AppOptions,
): Promise<Evaluation> {
  const app = await openApp(options);
  try {
    await app.call("start", start);
    if (request.dataset.kind === "fashion-mnist") await app.call("downloadDataset", undefined);
    return await app.call("evaluate", request, ({ done, total }) => showProgress(`${done} of ${total}`));
  } finally {
    endProgress();
    await app.close();
  }
}

function describeEvaluation({
  model,
  dataset,
  count,
  accuracy,
  top2,
  ece,
  perClass,
  ...rest
}: Evaluation): string {
  const share = (value: number) => value.toFixed(4);
  const lines = [
    `${model} on ${count} pictures of ${dataset}`,
    `  accuracy                      ${share(accuracy)}`,
    `  top-2 accuracy                ${share(top2)}`,
    `  expected calibration error    ${share(ece)}`,
  ];
  if (rest.unknownAuroc !== undefined)
    lines.push(`  known from unknown (AUROC)    ${share(rest.unknownAuroc)}`);
  if (rest.unknownNamed !== undefined)
    lines.push(`  unknown that is given a name  ${share(rest.unknownNamed)}`);
  for (const [label, value] of Object.entries(perClass)) lines.push(`  ${label.padEnd(30)}${share(value)}`);
  return `${lines.join("\n")}\n`;
}
