import type { WorkboxPlugin } from "workbox-core/types";

/** What makes a page, and each worker of it, cross-origin isolated; needed for threads that share memory. */
const ISOLATION: Readonly<Record<string, string>> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Adds the isolation headers to whatever is answered from the cache, for hosts that cannot send them. */
export const isolation: WorkboxPlugin = {
  async handlerWillRespond({ response }) {
    const headers = new Headers(response.headers);
    for (const [name, value] of Object.entries(ISOLATION)) headers.set(name, value);
    const { status, statusText } = response;
    return new Response(response.body, { status, statusText, headers });
  },
};
