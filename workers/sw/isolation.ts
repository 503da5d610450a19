import type { WorkboxPlugin } from "workbox-core/types";

/** Headers that make a page and its workers cross-origin isolated. Threads that share memory need that. */
const ISOLATION: Readonly<Record<string, string>> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Adds the isolation headers to responses from the cache, for hosts that cannot send them. */
export const isolation: WorkboxPlugin = {
  async handlerWillRespond({ response }) {
    const headers = new Headers(response.headers);
    for (const [name, value] of Object.entries(ISOLATION)) headers.set(name, value);
    const { status, statusText } = response;
    return new Response(response.body, { status, statusText, headers });
  },
};
