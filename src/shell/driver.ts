import { connect } from "../bridge";
import type { CallName, CallRequest, Failure, HangerError, ModelCard, ModelClient } from "../contract";

/** A call's outcome as plain data: what leaves a page for another process keeps no class. */
export type DrivenAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure };

export interface Driver {
  readonly client: ModelClient;
  /** Makes a call; its progress goes to the page's `reportProgress` under `id`. */
  call(id: number, name: CallName, request: unknown): Promise<DrivenAnswer>;
  /** A stored model's files, the weights as base64. */
  exportModel(name: string): Promise<{ card: ModelCard; modelJson: string; weights: string }>;
}

declare global {
  /** What the commands and the tests drive the built app through. */
  var driver: Driver | undefined;
  /** Given to the page by the process that drives it. */
  var reportProgress: ((id: number, progress: unknown) => void) | undefined;
}

const client = connect();

globalThis.driver = {
  client,
  async call(id, name, request) {
    try {
      const onProgress = (progress: unknown) => globalThis.reportProgress?.(id, progress);
      return {
        ok: true,
        value: await client.call(name, request as CallRequest<typeof name>, { onProgress }),
      };
    } catch (error) {
      const { code, message, cause } = error as HangerError;
      return { ok: false, failure: { code, message, cause: String(cause ?? "") } };
    }
  },
  async exportModel(name) {
    const { card, modelJson, weights } = await client.call("exportModel", { name });
    return { card, modelJson, weights: await toBase64(weights) };
  },
};

async function toBase64(bytes: ArrayBuffer): Promise<string> {
  const reader = new FileReader();
  const read = new Promise((resolve) => reader.addEventListener("load", resolve));
  reader.readAsDataURL(new Blob([bytes]));
  await read;
  return String(reader.result).split(",")[1] ?? "";
}
