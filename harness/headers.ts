const POLICY: Readonly<Record<string, readonly string[]>> = {
  "default-src": ["'self'"],
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "worker-src": ["'self'", "blob:"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "blob:", "data:"],
  "media-src": ["'self'", "blob:"],
  "connect-src": ["'self'", "blob:"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
};

/** The only two policies that may turn text into a script's URL: webpack's and the service worker's. */
const TRUSTED_TYPES: typeof POLICY = {
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["hanger", "hanger-service-worker"],
};

const toText = (policy: typeof POLICY) =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(" ")}`)
    .join("; ");

/**
 * The headers of every response: isolation, so that threads may share memory, and a policy under
 * which only the app's own files are run or fetched.
 */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy":
    "camera=(self), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), serial=(), bluetooth=(), midi=()",
  "Content-Security-Policy": toText({ ...POLICY, ...TRUSTED_TYPES }),
};

/**
 * A worker follows the policy that its own script was sent with. TensorFlow.js's wasm backend starts its threads
 * from blobs of its source, so worker scripts may run blobs; the page may not. Those threads load their code from
 * plain URLs, so only the page has trusted types: a worker has no document to inject into.
 */
const WORKER_POLICY = toText({ ...POLICY, "script-src": ["'self'", "blob:", "'wasm-unsafe-eval'"] });

const WORKER_SCRIPT = /\/assets\/model-[^/]*\.js$/;

/**
 * The `Cache-Control` header for a path. Files in `assets/` are named by their content and never change; all others are
 * revalidated each time. In addition, the service worker caches all of them.
 */
export const cachingFor = (pathname: string): string =>
  pathname.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";

/** The headers to send with the file at a path of the app. */
export function headersFor(pathname: string): Readonly<Record<string, string>> {
  const headers = { ...SECURITY_HEADERS, "Cache-Control": cachingFor(pathname) };
  if (!WORKER_SCRIPT.test(pathname)) return headers;
  return { ...headers, "Content-Security-Policy": WORKER_POLICY };
}

/**
 * For hosts that send the same headers with every file, except for caching: the worker's policy. `index.html` adds the
 * page's own policy in a meta element.
 */
export const HOST_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  "Content-Security-Policy": WORKER_POLICY,
};

/** The policy in the meta element of `index.html`, without `frame-ancestors`, which a meta element cannot set. */
export const PAGE_POLICY = toText(
  Object.fromEntries(
    Object.entries({ ...POLICY, ...TRUSTED_TYPES }).filter(([directive]) => directive !== "frame-ancestors"),
  ),
);
