/** The name of an empty cache that shows that there was a database here. */
const TRACE = "hanger-keeps";

/**
 * Leaves a trace beside the database, and tells whether there was one already. A browser that cannot read its database any
 * more puts an empty one in its place and tells nobody; caches are kept apart from it. What clears a site's data, or the
 * device's for lack of space, takes both.
 */
export async function leaveTrace(): Promise<boolean> {
  // Pages that came over plain http have no caches.
  const { caches } = globalThis;
  if (!caches) return false;
  const wasHere = await caches.has(TRACE);
  if (!wasHere) await caches.open(TRACE);
  return wasHere;
}
