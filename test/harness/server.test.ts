import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "../../harness/server";

test("odd addresses get an answer, and the server goes on", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-"));
  writeFileSync(path.join(folder, "index.html"), "here");
  const { url, close } = await serve({ folder });
  try {
    for (const odd of ["/", "//", "/?a=//", "%"]) {
      expect((await fetch(`${url}${odd}`)).status).toBeLessThan(500);
    }
    expect(await (await fetch(url)).text()).toBe("here");
  } finally {
    await close();
  }
});
