import { findBrowser } from "../../harness/browser";
import { jest } from "../../harness/jest";
import { requireServers } from "../../harness/web-servers";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm run test:deploy

Tests the recipes of deploy/ in the servers they are for. nginx, Apache and Caddy serve the built app at their root and
under a sub-path; nginx also serves what the steps of deploy/Containerfile make. Each must send the headers that the
app needs. In a real browser the app must then be installable and isolated, work offline, and update. npm must install
the package of the training kernels with what its registry has, which needs the network.

The servers must be installed as on Debian; as root there, missing ones are installed.
`;

await runCommand(HELP, async () => {
  readOptions({});
  requireServers();
  process.stdout.write(`Browser: ${findBrowser()}\n`);
  const { passed, failed } = jest(["--selectProjects", "deploy", "--runInBand"]);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  if (failed > 0) process.exitCode = 1;
});
