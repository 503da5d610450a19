import { speak, translatable } from "../../src/words/translatable";
import { withWords } from "../../src/words/with-words";

afterEach(() => speak("en"));

test("a part that is loaded later comes with its words in the language spoken", async () => {
  await speak("de");
  const load = async () => translatable({ hat: "Hat" }, { de: async () => ({ default: { hat: "Hut" } }) });
  expect((await withWords(load())).hat).toBe("Hut");
});
