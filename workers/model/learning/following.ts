import type { Storage } from "../../../src/storage";

/** The setting that names the version that follows every change, and its title, as JSON. */
export const FOLLOWING = "following-version";

/** The version that follows every change of the collection. */
export interface Following {
  readonly name: string;
  /** As Hanger gave it; the owner may have given it another since. Absent where an earlier Hanger kept this. */
  readonly title?: string;
}

export async function latestFollowing(storage: Storage): Promise<Following | undefined> {
  try {
    return JSON.parse((await storage.get("settings", FOLLOWING)) ?? "null") ?? undefined;
  } catch {
    // Damaged, it says of no version that it follows.
    return undefined;
  }
}
