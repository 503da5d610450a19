/**
 * Where the app is served, with a slash at the end: scripts lie in `assets/` below it. Works under any path,
 * such as `/hanger/`.
 */
export const BASE_URL = new URL("../", self.location.href);
