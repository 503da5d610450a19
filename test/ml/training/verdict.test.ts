import { warningOf } from "../../../src/ml/training/verdict";
import { speak } from "../../../src/words/translatable";

afterEach(() => speak("en"));

test("a warning says what got worse, in the language spoken, and nothing where little did", async () => {
  const same = { before: 0.9, after: 0.89, count: 100 };
  const worse = { before: 0.9, after: 0.8, count: 10 };
  expect(warningOf(undefined, same)).toBeUndefined();
  expect(warningOf(worse, same)).toMatch(/less often on your photos: on 80 % rather than 90 %/);
  expect(warningOf(undefined, worse)).toMatch(/forgot some of what it knew/);
  await speak("de");
  expect(warningOf(worse, same)).toMatch(/seltener richtig: bei 80 % statt 90 %/);
  expect(warningOf(undefined, worse)).toMatch(/hat etwas verlernt/);
});
