import {
  type BackendName,
  type BenchDocument,
  type BenchPeer,
  type BenchRun,
  ENGINE_NAMES,
  type EngineName,
  isBackendName,
} from "../../contract";
import { benchmarkWords } from "../../words/benchmark";
import { engineWords } from "../../words/engines";
import { backendName } from "../shared/backend-title";

/** A row of a result's figures: one of Hanger's backends, or another engine beside them. */
export interface FigureRow extends Omit<BenchRun, "backend"> {
  readonly key: string;
  readonly title: string;
  /** The version of another engine, and what it loaded. */
  readonly about?: string;
}

export function figureRows({
  runs,
  peers = [],
}: Pick<BenchDocument, "runs" | "peers">): readonly FigureRow[] {
  return [
    ...runs.map(({ backend, ...run }) => ({ ...run, key: backend, title: backendName(backend) })),
    ...peers.map((peer) => rowOf(peer, peers)),
  ];
}

function rowOf({ name, version, build, ...peer }: BenchPeer, peers: readonly BenchPeer[]): FigureRow {
  const isTwice = peers.filter((other) => other.name === name).length > 1;
  const engine = engineTitle(name);
  return {
    ...peer,
    status: peer.error === undefined ? "ok" : "failed",
    key: `${name} ${peer.threads}`,
    title: isTwice && peer.threads > 1 ? `${engine}, ${benchmarkWords.threads(peer.threads)}` : engine,
    about: build === undefined ? version : `${version}, ${build}`,
  };
}

/** What is measured: a backend, or another engine. */
export const laneTitle = (name: BackendName | EngineName) =>
  isBackendName(name) ? backendName(name) : engineTitle(name);

/** Commands measure more engines than the app does; those are called as their packages are. */
export function engineTitle(name: string): string {
  const known = ENGINE_NAMES.find((each) => each === name);
  return known ? engineWords.titles[known] : name;
}
