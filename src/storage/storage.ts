import type { StoredValues, StoreName } from "./schema";

/** One write of a transaction; without a value, the key is deleted. */
export type Change = {
  [Name in StoreName]: { readonly store: Name; readonly key: string; readonly value?: StoredValues[Name] };
}[StoreName];

/**
 * What the app keeps. Every method rejects with a HangerError: `storage-full` where the device has no room,
 * `storage-unavailable` where it refuses otherwise.
 */
export interface Storage {
  /** `memory`: kept for as long as the window is open. */
  readonly kind: "persistent" | "memory";
  get<Name extends StoreName>(store: Name, key: string): Promise<StoredValues[Name] | undefined>;
  getAll<Name extends StoreName>(store: Name): Promise<readonly StoredValues[Name][]>;
  keys(store: StoreName): Promise<readonly string[]>;
  /** Applies all changes, or none. */
  write(changes: readonly Change[]): Promise<void>;
}
