import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { HangerError } from "../../src/contract";
import { sentenceOf } from "../../src/views/shared/sentence-of";
import { speak } from "../../src/words/translatable";

const SRC = path.join(__dirname, "../../src");

afterEach(() => speak("en"));

test("a failure of the app's own brings its sentence", () => {
  expect(sentenceOf(new HangerError("storage-full", "There is no room left."))).toBe(
    "There is no room left.",
  );
});

test("of any other error, its text is not said, in either language", async () => {
  expect(sentenceOf(new TypeError("x is undefined"))).toMatch(/^Something went wrong/);
  expect(sentenceOf("a string")).toMatch(/^Something went wrong/);
  expect(sentenceOf(new Error("x"), "The training ended.")).toBe("The training ended.");
  await speak("de");
  expect(sentenceOf(new TypeError("x is undefined"))).toMatch(/schiefgegangen/);
});

test("nothing that is shown takes an error's text in any other way", () => {
  const showing = ["views", "shell", "ui"].flatMap((folder) =>
    (readdirSync(path.join(SRC, folder), { recursive: true }) as string[]).map((file) => `${folder}/${file}`),
  );
  const raw = showing.filter(
    (file) =>
      /\.tsx?$/.test(file) &&
      /\berror\.message|\(error: (Hanger)?Error\)|\bas (Hanger)?Error\b/.test(
        readFileSync(path.join(SRC, file), "utf8"),
      ),
  );
  expect(raw).toEqual(["views/shared/sentence-of.ts"]);
});
