import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { outcomeOf, PICTURE_CASES_FOLDER, RIGHT_OF_CASES, seeCase } from "../../picture-cases";
import { type Check, hold } from "../check";

export const picturesCheck: Check = {
  name: "pictures",
  // Firefox writes so of each picture that it cannot show.
  refusals: /Image corrupt or truncated/,
  obstacle: () =>
    existsSync(PICTURE_CASES_FOLDER) ? undefined : `there are no pictures in ${PICTURE_CASES_FOLDER}`,
  async run(begin) {
    const visit = await begin();
    await visit.openDriver();
    const files = Object.entries(RIGHT_OF_CASES);
    let shown = 0;
    const wrong: string[] = [];
    for (const [file, right] of files) {
      const content = readFileSync(path.join(PICTURE_CASES_FOLDER, file)).toString("base64");
      const seen = await visit.evaluate(seeCase, file, content);
      const outcome = outcomeOf(right, seen);
      if (seen.isShown) shown++;
      if (outcome.said !== outcome.right) wrong.push(`${file} is "${seen.said}", not "${outcome.right}"`);
    }
    hold(wrong.length === 0, wrong.join("; "));
    return `of ${files.length} pictures as people have them, this browser shows ${shown}, and every answer or sentence is right`;
  },
};
