import { setTimeout as pause } from "node:timers/promises";
import { CommandError } from "../../command-error";
import { servedVersions } from "../../faults/versions";
import type { Check } from "../check";
import { keptForOffline } from "../page";
import type { Visit } from "../visit";

const NEWER = "Hanger, newer";

/** How long the page may take to run the new version after the update was started. */
const LIMIT_MS = 60_000;

export const updateCheck: Check = {
  name: "update",
  async run(begin) {
    const versions = servedVersions();
    try {
      const visit = await begin({ folder: versions.folder });
      await visit.open();
      await visit.evaluate(keptForOffline);
      await visit.reload();
      versions.publish(NEWER);
      await visit.evaluate(lookForUpdate);
      await visit.press("button", /^Update now$/);
      await becomes(visit, NEWER);
      await visit.press("button", /drawing of a Trouser/);
      return `asked for, let in, and answering: ${await visit.read(".answer h2", /^Trouser/)}`;
    } finally {
      versions.remove();
    }
  },
};

async function lookForUpdate(): Promise<void> {
  await (await navigator.serviceWorker.ready).update();
}

/** Waits until the page is of the version with this title. @throws CommandError where it stays the old one's */
export async function becomes(visit: Visit, title: string): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  while (performance.now() < end) {
    // While the page reloads, it cannot evaluate anything.
    const found = await visit.evaluate(() => document.title).catch(() => undefined);
    if (found === title) return;
    await pause(100);
  }
  throw new CommandError(`after ${LIMIT_MS / 1000} s the page is still the old version's`);
}
