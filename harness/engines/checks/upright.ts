import { type Check, hold } from "../check";
import { withOrientation } from "../exif";
import { drawBerets, lyingDown, probabilitiesOf } from "../page";

/** EXIF's orientation of a picture that must be turned a quarter to the right (Exif 2.32, table 6). */
const TURN_RIGHT = 6;

/** The largest difference in probabilities for one picture compressed twice. */
const TOLERANCE = 0.05;

export const uprightCheck: Check = {
  name: "upright",
  async run(begin) {
    const visit = await begin();
    await visit.openDriver();
    const [jpeg] = await visit.evaluate(drawBerets, [1]);
    const turned = Buffer.from(await visit.evaluate(lyingDown, jpeg!), "base64");
    const [label, probability] = (await visit.evaluate(probabilitiesOf, jpeg!))[0]!;
    const stored = withOrientation(turned, TURN_RIGHT).toString("base64");
    const answers = new Map(await visit.evaluate(probabilitiesOf, stored));
    const difference = Math.abs((answers.get(label) ?? Number.NaN) - probability);
    hold(difference <= TOLERANCE, `a photo that lies on its side is answered ${difference} apart`);
    return "a photo that is stored on its side is answered like the upright one";
  },
};
