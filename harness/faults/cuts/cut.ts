import { createHash } from "node:crypto";
import { Random } from "../../../src/random/random";
import { changed, type RecordedWrite, type Records } from "../writes";
import { DatabaseReader, Entries } from "./chromium-database";
import { checkCut } from "./in-browser";
import { everyKill, killAndCheck } from "./kill";
import { type LogRecord, readBatches, readRecords } from "./leveldb-log";
import { type Recording, recordActions } from "./recording";

export interface CutOptions {
  readonly seed: number;
  readonly cuts: number;
  /** How many of the cut databases are opened in a browser too, where the app has to start on them. */
  readonly opened: number;
  /** The share of all kills by number: before, during and after each write. */
  readonly kills: number;
  /** The number of photos added to each of two classes. */
  readonly photos: number;
  readonly onProgress?: ((doing: string) => void) | undefined;
}

export interface CutReport {
  /** Cuts and kills. */
  readonly faults: number;
  /** The number of states that the app's writes left the database in. */
  readonly states: number;
  /** The number of those that cuts have led back to. */
  readonly statesSeen: number;
  readonly checks: number;
  readonly broken: readonly string[];
}

/** Ways in which a log may end that was not written to its end. */
const ENDINGS: readonly ((record: LogRecord, random: Random) => number)[] = [
  ({ end }) => end,
  ({ start }, random) => start + 1 + Math.floor(random.between(0, 6)),
  ({ start, end }, random) => start + 7 + Math.floor(random.between(0, end - start - 7)),
  ({ end }) => end - 1,
];

/**
 * Has the app write to its database, then cuts that off at every record and within, as the end of the browser or of
 * the device's power would, and reads what is left without a browser. It has to be what the app had after one of its
 * writes, whole, and after all that it had confirmed by then.
 */
export async function cutDatabase({ seed, kills, photos, ...options }: CutOptions): Promise<CutReport> {
  const { onProgress } = options;
  onProgress?.("recording what the app writes");
  const recording = await recordActions(photos);
  try {
    const report = await cutRecording(recording, { seed, ...options });
    const killed = await killByNumber(recording, { seed, kills, onProgress });
    return {
      ...report,
      faults: report.faults + killed.faults,
      checks: report.checks + killed.checks,
      broken: [...report.broken, ...killed.broken],
    };
  } finally {
    recording.remove();
  }
}

async function killByNumber(
  recording: Recording,
  { seed, kills, onProgress }: Pick<CutOptions, "seed" | "kills" | "onProgress">,
) {
  const every = Math.round(1 / kills);
  const chosen = everyKill(recording).filter((_, number) => number % every === seed % every);
  const broken: string[] = [];
  let checks = 0;
  for (const [number, kill] of chosen.entries()) {
    const where = `killed ${kill.phase} write ${kill.write} of ${kill.action}`;
    onProgress?.(`${number + 1} of ${chosen.length}: ${where}`);
    const outcome = await killAndCheck(recording, kill);
    checks += outcome.checks;
    broken.push(...outcome.broken.map((sentence) => `${where}: ${sentence}`));
  }
  return { faults: chosen.length, checks, broken };
}

async function cutRecording(
  recording: Recording,
  { seed, cuts, opened, onProgress }: Pick<CutOptions, "seed" | "cuts" | "opened" | "onProgress">,
): Promise<CutReport> {
  const { log, confirmed } = recording;
  const random = new Random(seed);
  const broken: string[] = [];
  const records = readRecords(log);
  const reached = await writesReached(recording, records, broken);
  const until = confirmed.at(-1)!.end;
  const cutRecords = records.filter(({ end }) => end <= until);
  const completing = [...new Map(reached.map(({ writes, end }) => [writes, end])).values()].flatMap(
    (end) => records.find((record) => record.end === end) ?? [],
  );
  const seen = new Set<number>();
  for (let number = 0; number < cuts; number++) {
    // First right after every write; then every record is cut in every way before one is cut in the same way again.
    const record = completing[number] ?? cutRecords[Math.floor((number * cutRecords.length) / cuts)]!;
    const at = number in completing ? record.end : ENDINGS[number % ENDINGS.length]!(record, random);
    // Some file systems make a file longer before they write to it.
    const left =
      random.next() < 0.5 ? log.subarray(0, at) : Buffer.concat([log.subarray(0, at), Buffer.alloc(99)]);
    const last = readRecords(left, record.start).at(-1)?.end ?? record.start;
    const found = reached.filter(({ end }) => end <= last).at(-1)?.writes ?? 0;
    seen.add(found);
    const promised = confirmed.filter(({ end }) => end <= at).at(-1);
    if (promised && found < promised.writes)
      broken.push(
        `cut at byte ${at}: ${promised.action} was confirmed with write ${promised.writes}; ${found} are there`,
      );
  }
  let checks = cuts + reached.length;
  const committed = reached.filter(({ writes }) => writes > 0);
  for (let number = 0; number < opened; number++) {
    const { end, writes } = committed[Math.floor(random.between(0, committed.length))]!;
    const next = records.find((record) => record.start >= end)?.end ?? end;
    const at = Math.floor(random.between(end, next));
    onProgress?.(`opening ${number + 1} of ${opened}: cut at byte ${at}, after write ${writes}`);
    const entries = new Entries();
    for (const { batch } of readBatches(readRecords(log.subarray(0, at)))) entries.apply(batch);
    const expected = await new DatabaseReader(recording.files).read(entries.recovered());
    const outcome = await checkCut(recording, log.subarray(0, at), expected);
    checks += outcome.checks;
    broken.push(...outcome.broken.map((sentence) => `opened, cut at byte ${at}: ${sentence}`));
  }
  const states = new Set(reached.map(({ writes }) => writes)).size;
  return { faults: cuts + opened, states, statesSeen: seen.size, checks, broken };
}

/**
 * Where each batch ends, and how many of the app's writes there are in the database then. What is read after each has to
 * be what the app had after one of its writes.
 */
async function writesReached(recording: Recording, records: readonly LogRecord[], broken: string[]) {
  const states = statesAfter(recording.writes);
  const reader = new DatabaseReader(recording.files);
  const entries = new Entries();
  const reached: { readonly end: number; readonly writes: number }[] = [];
  let writes = 0;
  for (const { end, batch } of readBatches(records)) {
    entries.apply(batch);
    const found = digest(await reader.read(entries.recovered()));
    // Some writes change nothing, such as to delete what is not there.
    while (states[writes + 1] === states[writes] && writes + 1 < states.length) writes++;
    if (found !== states[writes] && found === states[writes + 1]) writes++;
    while (states[writes + 1] === states[writes] && writes + 1 < states.length) writes++;
    if (found !== states[writes])
      broken.push(
        `after byte ${end} there is neither what write ${writes} left nor what write ${writes + 1} did`,
      );
    reached.push({ end, writes });
  }
  if (writes !== recording.writes.length)
    broken.push(`of ${recording.writes.length} writes, ${writes} are in the log`);
  return reached;
}

/** For each number of writes, a digest of the records that the app had then. */
function statesAfter(writes: readonly RecordedWrite[]): readonly string[] {
  let records: Records = new Map();
  const states = [digest(records)];
  for (const { changes } of writes) {
    records = changed(records, changes);
    states.push(digest(records));
  }
  return states;
}

function digest(records: Records): string {
  const hash = createHash("sha256");
  for (const [key, value] of [...records].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${key}\n${value}\n`);
  return hash.digest("hex");
}
