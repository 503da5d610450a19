import { cpSync } from "node:fs";
import path from "node:path";
import { faultyHost } from "../../faults/faulty-host";
import { servedVersions } from "../../faults/versions";
import { type Check, hold } from "../check";
import { becomes } from "./update";

const NEWER = "Hanger, newer";

export const halfDeployedCheck: Check = {
  name: "half-deployed",
  refusals: /was blocked due to MIME type/,
  async run(begin) {
    const versions = servedVersions();
    const newer = servedVersions();
    newer.publish(NEWER);
    const host = await faultyHost(versions.folder);
    try {
      host.faultOf = (file) =>
        file.startsWith("assets/view-photos-") ? "the page, with status 200" : undefined;
      const visit = await begin({ served: host });
      await visit.open();
      await visit.press("a", /^Photos$/);
      await visit.press("button", /^Try again$/);
      host.faultOf = () => undefined;
      await visit.reload();
      await visit.read(".ready", /^Ready to work offline$/);
      await visit.read("h1", /^Photos$/);

      for (const file of ["index.html", "sw.js"])
        cpSync(path.join(newer.folder, file), path.join(versions.folder, file));
      const half = await visit.evaluate(updateEnds);
      hold(half === "redundant", `half a deployment became "${half}"`);
      await visit.reload();
      await visit.read("h1", /^Photos$/);
      const title = await visit.evaluate(() => document.title);
      hold(title === "Photos - Hanger", `half a deployment is shown as "${title}"`);

      host.folder = newer.folder;
      const whole = await visit.evaluate(updateEnds);
      hold(whole === "installed", `the whole deployment became "${whole}"`);
      await visit.open();
      await visit.press("button", /^Update now$/);
      await becomes(visit, NEWER);
      await visit.press("button", /drawing of a Trouser/);
      return `refused, then whole and answering: ${await visit.read(".answer h2", /^Trouser/)}`;
    } finally {
      await host.close();
      versions.remove();
      newer.remove();
    }
  },
};

/** How the browser's next attempt to install a version ends. */
async function updateEnds(): Promise<string> {
  const registration = await navigator.serviceWorker.ready;
  const found = new Promise<ServiceWorker>((resolve) =>
    registration.addEventListener("updatefound", () => resolve(registration.installing!)),
  );
  // Firefox rejects where the version that it found cannot be installed.
  registration.update().catch(() => undefined);
  // One that the browser found by itself was told of before anybody listened.
  const worker = registration.installing ?? (await found);
  return new Promise((resolve) => {
    const settle = () => {
      if (worker.state !== "installing") resolve(worker.state);
    };
    worker.addEventListener("statechange", settle);
    settle();
  });
}
