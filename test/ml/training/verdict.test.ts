import { warningOf } from "../../../src/ml/training/verdict";
import { speak } from "../../../src/words/translatable";

afterEach(() => speak("en"));

test("a warning says what got worse, in the language spoken, and nothing where little did", async () => {
  const same = { before: 0.9, after: 0.89, count: 100 };
  const worse = { before: 0.9, after: 0.8, count: 10 };
  expect(warningOf(undefined, same)).toBeUndefined();
  expect(warningOf(worse, same)).toMatch(/less accurate on your photos: 80% instead of 90%/);
  expect(warningOf(undefined, worse)).toMatch(/forgot some of what it knew/);
  await speak("de");
  expect(warningOf(worse, same)).toMatch(/deine Fotos schlechter: 80\u00a0% statt 90\u00a0%/);
  expect(warningOf(undefined, worse)).toMatch(/hat etwas verlernt/);
});
