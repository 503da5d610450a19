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

/** Text never becomes a script's address but through these two: webpack's, and that of the service worker. */
const TRUSTED_TYPES: typeof POLICY = {
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["hanger", "hanger-service-worker"],
};

const toText = (policy: typeof POLICY) =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(" ")}`)
    .join("; ");

/**
 * What every answer of the server carries: isolation, so that threads may share memory, and a policy under
 * which nothing but the app's own files runs or is fetched.
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
 * A worker keeps to the policy that its own script came with. The threads of TensorFlow.js's wasm backend are
 * started from blobs of its source, which worker scripts therefore may run; the page may not. Those threads load
 * their code by plain addresses, so trusted types are the page's alone: a worker has no document to inject into.
 */
const WORKER_POLICY = toText({ ...POLICY, "script-src": ["'self'", "blob:", "'wasm-unsafe-eval'"] });

const WORKER_SCRIPT = /\/assets\/model-[^/]*\.js$/;

/**
 * How long the file at a path may be kept. Those of `assets/` are named by their content, and never change; of any other
 * the server is asked each time whether it has. The service worker keeps them all besides.
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
 * For hosts that send the same headers with every file, caching aside: the worker's policy, to which `index.html` adds the
 * page's own in a meta element.
 */
export const HOST_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  "Content-Security-Policy": WORKER_POLICY,
};

/** What `index.html` says of itself: a meta element cannot speak of frames. */
export const PAGE_POLICY = toText(
  Object.fromEntries(
    Object.entries({ ...POLICY, ...TRUSTED_TYPES }).filter(([directive]) => directive !== "frame-ancestors"),
  ),
);
