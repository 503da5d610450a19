/** Kinds of things that the app confirms as saved. */
export type LedgerKind = "runs" | "models" | "photos";

/** Everything that the app has confirmed as saved, and so must still have after any fault. */
export class Ledger {
  private readonly kept = new Map<LedgerKind, Set<string>>();

  keep(kind: LedgerKind, id: string): void {
    const ids = this.kept.get(kind) ?? new Set();
    this.kept.set(kind, ids.add(id));
  }

  drop(kind: LedgerKind, id: string): void {
    this.kept.get(kind)?.delete(id);
  }

  of(kind: LedgerKind): readonly string[] {
    return [...(this.kept.get(kind) ?? [])];
  }
}
