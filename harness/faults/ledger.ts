/** Kinds of things that the app confirms as saved. */
export type KeptKind = "runs" | "models" | "photos";

/** Everything that the app has confirmed as saved, and so must still have after any fault. */
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
