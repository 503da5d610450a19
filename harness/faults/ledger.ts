/** Kinds of things that the app acknowledges to have kept. */
export type KeptKind = "runs" | "models" | "photos";

/** What the app has acknowledged, and so has to have after whatever happens. */
export class Ledger {
  private readonly kept = new Map<KeptKind, Set<string>>();

  keep(kind: KeptKind, id: string): void {
    const ids = this.kept.get(kind) ?? new Set();
    this.kept.set(kind, ids.add(id));
  }

  drop(kind: KeptKind, id: string): void {
    this.kept.get(kind)?.delete(id);
  }

  of(kind: KeptKind): readonly string[] {
    return [...(this.kept.get(kind) ?? [])];
  }
}
