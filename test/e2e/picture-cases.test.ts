import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { outcomeOf, RIGHT_OF_CASES, type SeenCase, seeCase } from "../../harness/picture-cases";
import { openApp } from "./support/driven-app";
import { PICTURE_CASES, testOn } from "./support/published-data";

testOn(
  PICTURE_CASES,
  "every picture as people have them gets the right answer, or a sentence on what it is",
  async () => {
    const files = readdirSync(PICTURE_CASES.folder);
    expect(files.toSorted()).toEqual(Object.keys(RIGHT_OF_CASES).toSorted());
    const app = await openApp();
    try {
      await app.call("start", { appVersion: "test" });
      for (const file of files) {
        const content = readFileSync(path.join(PICTURE_CASES.folder, file)).toString("base64");
        const seen: SeenCase = await app.page.evaluate(
          `(${seeCase})(${JSON.stringify(file)}, ${JSON.stringify(content)})`,
        );
        const { said, right } = outcomeOf(RIGHT_OF_CASES[file]!, seen);
        expect([file, said]).toEqual([file, right]);
      }
    } finally {
      await app.close();
    }
  },
);
