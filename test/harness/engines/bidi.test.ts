import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { BidiConnection } from "../../../harness/engines/bidi";

let server: WebSocketServer;

afterEach(() => server.close());

/** A connection to something that answers each command as told. */
async function connected(
  answer: (socket: WebSocket, command: { readonly id: number; readonly method: string }) => void,
): Promise<{ readonly connection: BidiConnection; readonly events: readonly string[] }> {
  server = new WebSocketServer({ port: 0 });
  server.on("connection", (socket) => {
    socket.on("message", (data) => answer(socket, JSON.parse(String(data))));
  });
  const events: string[] = [];
  const { port } = server.address() as AddressInfo;
  const connection = await BidiConnection.open(`ws://localhost:${port}`, ({ method }) => events.push(method));
  return { connection, events };
}

const say = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));

test("answers find their commands in any order, and events come between them", async () => {
  const waiting: number[] = [];
  const { connection, events } = await connected((socket, { id }) => {
    waiting.push(id);
    if (waiting.length < 2) return;
    say(socket, { type: "event", method: "log.entryAdded", params: {} });
    for (const each of waiting.reverse())
      say(socket, { type: "success", id: each, result: { contexts: [each] } });
  });
  const answers = [
    connection.send("browsingContext.getTree", {}),
    connection.send("browsingContext.getTree", {}),
  ];
  expect(await Promise.all(answers)).toEqual([{ contexts: [1] }, { contexts: [2] }]);
  expect(events).toEqual(["log.entryAdded"]);
  connection.close();
});

test("a refusal comes with the browser's words", async () => {
  const { connection } = await connected((socket, { id }) =>
    say(socket, { type: "error", id, error: "unknown command", message: "never heard of it" }),
  );
  await expect(connection.send("browser.close", {})).rejects.toThrow("never heard of it");
  connection.close();
});

test("a browser that is gone answers nobody, and says so", async () => {
  const { connection } = await connected((socket) => socket.close());
  await expect(connection.send("browser.close", {})).rejects.toThrow("the browser is gone");
});
