import type { FoundElement } from "./engine";
import { oneLine } from "./page-text";

/** The key that marks an element in W3C WebDriver's answers (https://www.w3.org/TR/webdriver2/#elements). */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

export type ElementAnswer = { readonly [ELEMENT]: string };

interface NewSession {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

/** A W3C WebDriver session: a tree of HTTP endpoints (https://www.w3.org/TR/webdriver2/). */
export class WebDriverSession {
  private constructor(
    private readonly address: string,
    readonly version: string,
  ) {}

  static async open(server: string, capabilities: object): Promise<WebDriverSession> {
    const { sessionId, capabilities: granted } = await command<NewSession>(`${server}/session`, {
      capabilities: { alwaysMatch: capabilities },
    });
    return new WebDriverSession(`${server}/session/${sessionId}`, granted.browserVersion);
  }

  /** Sends a command, by its path under the session, as in the standard. */
  post<T = null>(place: string, parameters: object = {}): Promise<T> {
    return command(`${this.address}/${place}`, parameters);
  }

  element(answer: ElementAnswer): FoundElement {
    const place = `element/${answer[ELEMENT]}`;
    return {
      text: async () => {
        const script = "return arguments[0].innerText";
        return oneLine(await this.post<string>("execute/sync", { script, args: [answer] }));
      },
      click: async () => {
        await this.post(`${place}/click`);
      },
      setFiles: async (files) => {
        await this.post(`${place}/value`, { text: files.join("\n") });
      },
    };
  }
}

/** @throws Error with the driver's message if it refuses */
async function command<T>(address: string, parameters: object): Promise<T> {
  const response = await fetch(address, { method: "POST", body: JSON.stringify(parameters) });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value as T;
  const { error, message } = value as { readonly error: string; readonly message: string };
  throw new Error(message ? `${error}: ${message}` : error);
}
