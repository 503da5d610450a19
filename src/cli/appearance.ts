import { readFile } from "node:fs/promises";
import path from "node:path";
import { openApp } from "../../harness/app";
import { CommandError } from "../../harness/command-error";
import { ROOT } from "../../harness/paths";
import { endProgress, showProgress } from "../../harness/progress-line";
import {
  type Appearance,
  type ColourName,
  type LabelledPhoto,
  type Pattern,
  SURE_OF_COLOUR,
  SURE_OF_PATTERN,
} from "../contract";
import { findPhotos, PHOTOS_MOUNT } from "./photos";
import { readOptions, requireFolder, runCommand, UsageError } from "./usage";

const TRUTH = "docs/appearance.json";

const HELP = `
npm run appearance -- --photos DIR [--json]

Measures how often a garment's colour and pattern are named as a person named them (${TRUTH}), in the app's own
worker. Build the app first.

  --photos DIR       DIR/<label>/*.jpg; photos that nobody has named are left out
  --json             one JSON document on standard output
`;

/** What a person called a photo's garment: up to two names each where one would do as well as the other. */
interface Named {
  readonly colours: readonly ColourName[];
  readonly patterns: readonly Pattern[];
}

await runCommand(HELP, async () => {
  const options = readOptions({ photos: { type: "string" }, json: { type: "boolean", default: false } });
  if (options.photos === undefined) throw new UsageError("Say which photos to look at: --photos DIR.");
  const folder = requireFolder(options.photos);
  const truth = await readTruth();
  const photos = (await findPhotos(folder)).filter(({ file }) => truth.has(idOf(file)));
  if (photos.length === 0) throw new CommandError(`${TRUTH} names none of the photos in "${folder}".`);
  const seen = await describe(folder, photos);
  const rows = seen.map(({ file, appearance }) => ({ file, named: truth.get(idOf(file))!, appearance }));
  const wrong = rows.filter(({ named, appearance }) => !isColour(named, appearance));
  const tellingColour = rows.filter((row) => (row.appearance.colours[0]?.confidence ?? 0) >= SURE_OF_COLOUR);
  const tellingPattern = rows.filter((row) => (row.appearance.pattern?.confidence ?? 0) >= SURE_OF_PATTERN);
  const report = {
    photos: rows.length,
    colour: 1 - wrong.length / rows.length,
    colourTold: tellingColour.length,
    colourToldRight: shareOf(tellingColour, ({ named, appearance }) => isColour(named, appearance)),
    patternTold: tellingPattern.length,
    patternToldRight: shareOf(tellingPattern, ({ named, appearance }) =>
      named.patterns.includes(appearance.pattern!.name),
    ),
    wrong: wrong.map(({ file, named, appearance: { colours } }) => ({
      file,
      person: named.colours,
      app: colours[0]?.name,
    })),
  };
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : describeReport(report));
});

function idOf(file: string): string {
  return path.parse(file).name;
}

function isColour({ colours }: Named, { colours: [main] }: Appearance): boolean {
  return main !== undefined && colours.includes(main.name);
}

function shareOf<Row>(rows: readonly Row[], isRight: (row: Row) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(isRight).length / rows.length;
}

async function readTruth(): Promise<ReadonlyMap<string, Named>> {
  const bySplit: Record<string, Record<string, Named>> = JSON.parse(
    await readFile(path.join(ROOT, TRUTH), "utf8"),
  );
  return new Map(Object.values(bySplit).flatMap((named) => Object.entries(named)));
}

async function describe(folder: string, photos: readonly LabelledPhoto[]) {
  const app = await openApp({ server: { mounts: { [PHOTOS_MOUNT]: folder } } });
  try {
    await app.call("start", { appVersion: "command" });
    const dataset = { kind: "photos" as const, photos, appearance: true };
    const { predictions = [] } = await app.call("evaluate", { model: "camera", dataset }, ({ done, total }) =>
      showProgress(`${done} of ${total}`),
    );
    return predictions.map(({ file, appearance }) => ({ file, appearance: appearance! }));
  } finally {
    endProgress();
    await app.close();
  }
}

interface Report {
  readonly photos: number;
  readonly colour: number;
  readonly colourTold: number;
  readonly colourToldRight: number;
  readonly patternTold: number;
  readonly patternToldRight: number;
  readonly wrong: readonly {
    readonly file: string;
    readonly person: readonly string[];
    readonly app: string | undefined;
  }[];
}

function describeReport(report: Report): string {
  const share = (value: number) => value.toFixed(3);
  const lines = [
    `${report.photos} photos`,
    `  colour as a person named it       ${share(report.colour)}`,
    `  colours that the app shows        ${report.colourTold}, right ${share(report.colourToldRight)}`,
    `  patterns that the app shows       ${report.patternTold}, right ${share(report.patternToldRight)}`,
    ...report.wrong.map(
      ({ file, person, app }) => `  ${file}: ${person.join(" or ")}, not ${app ?? "nothing"}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}
