import { type DrivenApp, openApp as open } from "../../../harness/app";
import type { ServerOptions } from "../../../harness/server";
import { type ContextOptions, newContext } from "./browsers";

export interface AppOptions extends ContextOptions {
  readonly server?: ServerOptions;
}

/** Serves the built app and opens its driver page, in a browser context of its own. */
export async function openApp({ server = {}, ...options }: AppOptions = {}): Promise<DrivenApp> {
  return open({ server, context: await newContext(options) });
}
