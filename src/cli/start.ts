import { CommandError } from "../../harness/command-error";
import { serve } from "../../harness/server";
import { readOptions, runCommand, wholeNumber } from "./usage";

const HELP = `
npm start -- [--port 8080] [--host localhost]

Builds the app and serves it with the headers it needs. Other devices can reach it only with --host 0.0.0.0.
Phones allow the camera only on https pages, so give them a tunnel or a certificate.
`;

await runCommand(HELP, async () => {
  const options = readOptions({
    port: { type: "string", default: "8080" },
    host: { type: "string", default: "localhost" },
  });
  const port = wholeNumber("port", options.port!, 0, 65_535);
  const server = await serve({ port, host: options.host! }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new CommandError(`Port ${port} is taken. Choose another: "npm start -- --port ${port + 1}".`);
  });
  process.stdout.write(`Hanger is at ${server.url}  (Ctrl+C stops it)\n`);
});
