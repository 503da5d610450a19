import type { Commands, Event, Message } from "webdriver-bidi-protocol";
import { WebSocket } from "ws";

interface Outstanding {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/** A connection to a browser over WebDriver BiDi: commands with answers, and events (https://www.w3.org/TR/webdriver-bidi/). */
export class BidiConnection {
  private readonly outstanding = new Map<number, Outstanding>();
  private lastId = 0;

  private constructor(
    private readonly socket: WebSocket,
    onEvent: (event: Event) => void,
  ) {
    socket.on("message", (data) => {
      const message = JSON.parse(String(data)) as Message;
      if (message.type === "event") onEvent(message as Event);
      else this.settle(message);
    });
    socket.on("close", () => {
      for (const { reject } of this.outstanding.values()) reject(new Error("the browser is gone"));
      this.outstanding.clear();
    });
  }

  static open(address: string, onEvent: (event: Event) => void): Promise<BidiConnection> {
    const socket = new WebSocket(address);
    return new Promise((resolve, reject) => {
      socket.once("error", reject);
      socket.once("open", () => resolve(new BidiConnection(socket, onEvent)));
    });
  }

  /** @throws Error with the browser's message if it refuses */
  send<C extends keyof Commands>(
    method: C,
    params: Commands[C]["params"],
  ): Promise<Commands[C]["returnType"]> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.outstanding.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close(): void {
    this.socket.close();
  }

  private settle(message: Exclude<Message, Event>): void {
    const waiting = this.outstanding.get(message.id ?? 0);
    this.outstanding.delete(message.id ?? 0);
    if (message.type === "success") waiting?.resolve(message.result as never);
    else waiting?.reject(new Error(message.message));
  }
}
