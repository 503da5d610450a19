import { serve } from "./server";
import { readOptions, runCommand, wholeNumber } from "./usage";

const HELP = `
npm start -- [--port 8080] [--host localhost]

Builds the app and serves it with the headers it needs. Opens to other devices only with --host 0.0.0.0;
phones allow the camera on https pages alone, so put a tunnel or a certificate in front for them.
`;

await runCommand(HELP, async () => {
  const { port = "8080", host = "localhost" } = readOptions({
    port: { type: "string" },
    host: { type: "string" },
  });
  const server = await serve({ port: wholeNumber("port", port), host });
  process.stdout.write(`Hanger is at ${server.url}  (Ctrl+C ends it)\n`);
});
