import { findBrowser } from "../../harness/browser";
import { jest } from "../../harness/jest";
import { requireServers } from "../../harness/web-servers";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm run test:deploy

Runs the recipes of deploy/ in the servers that they are for. nginx, Apache and Caddy serve the built app in their root and
under a sub-path, and nginx what deploy/Containerfile makes, step by step; each is held against the headers that the
app needs, and has to be installable, isolated and offline in a real browser, and to take an update.

The servers have to be installed as on Debian; as root there, those that are missing are installed.
`;

await runCommand(HELP, async () => {
  readOptions({});
  requireServers();
  process.stdout.write(`Browser: ${findBrowser()}\n`);
  const { passed, failed } = jest(["--selectProjects", "deploy", "--runInBand"]);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  if (failed > 0) process.exitCode = 1;
});
