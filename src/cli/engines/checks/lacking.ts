import type { Check } from "../check";

export const lacking: Check = {
  name: "lacking",
  async run(begin) {
    const visit = await begin({ poor: true });
    await visit.open("?backend=wasm-threads");
    const threads = await visit.read(".note", /wasm-threads is not available here/);
    await visit.press("button", /Use the camera/);
    const camera = await visit.read('[role="alert"]', /camera/i);
    await visit.press("button", /drawing of a Trouser/);
    await visit.read(".answer h2", /^Trouser/);
    return [threads, camera].join(" ");
  },
};
