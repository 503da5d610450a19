import fc from "fast-check";
import { deflateSync, strToU8 } from "fflate";
import { type Assignment, type HandedIn, MOST_STEPS } from "../../src/contract";
import {
  answersCode,
  answersFile,
  assignmentFile,
  assignmentLink,
  canonicalText,
  checkAssignment,
  findAnswers,
  readAnswers,
  readAssignment,
} from "../../src/formats/assignment";
import { toBase64Url } from "../../src/formats/base64url";

const words = fc
  .string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(..."aZ 9é<>&\"'") })
  .map((text) => `x${text}y`);

const step = fc.oneof(
  fc.record({
    kind: fc.constant("shape" as const),
    text: words,
    network: fc.constantFrom("cnn" as const, "dense" as const),
    options: fc.constant({ filters: 32 }),
    layer: fc.nat(7),
    asked: fc.constantFrom("shape" as const, "parameters" as const),
  }),
  fc.record({
    kind: fc.constant("filter" as const),
    text: words,
    leaves: fc.constantFrom("horizontal" as const, "vertical" as const, "edges" as const),
    look: fc.constant("#/explore/filters?subject=photo"),
  }),
  fc.record({
    kind: fc.constant("experiment" as const),
    text: words,
    accuracy: fc.double({ min: 0, max: 1, noNaN: true }),
    sampleAccuracy: fc.double({ min: 0, max: 1, noNaN: true }),
    parameters: fc.integer({ min: 1, max: 1e9 }),
  }),
  fc.record({ kind: fc.constant("confusion" as const), text: words }),
  fc.record({ kind: fc.constant("text" as const), text: words }),
);

const assignments: fc.Arbitrary<Assignment> = fc.record({
  title: words,
  intro: words,
  steps: fc.array(step, { minLength: 1, maxLength: MOST_STEPS }),
});

test("an assignment is the same after a file, and after a link wherever one is made", () => {
  fc.assert(
    fc.property(assignments, (assignment) => {
      expect(canonicalText(readAssignment(assignmentFile(assignment)))).toBe(canonicalText(assignment));
      const link = assignmentLink(assignment);
      if (link)
        expect(canonicalText(readAssignment(`https://example.org/${link}`))).toBe(canonicalText(assignment));
    }),
  );
});

const HANDED_IN: HandedIn = {
  from: "0123456789abcdef",
  name: "Anna",
  answeredAt: Date.UTC(2026, 10, 27),
  answers: [
    { kind: "shape", text: "11x11x64" },
    undefined,
    { kind: "filter", weights: ["1", "0", "-1", "1", "0", "-1", "1", "0", "-1"] },
    { kind: "text", text: "Two\nlines" },
    { kind: "experiment", network: "cnn", options: { filters: 16 }, accuracy: 0.89, testImages: 500 },
    {
      kind: "confusion",
      chosen: { network: "cnn", options: { filters: 16 }, label: "shirt", answer: "coat", count: 9, of: 50 },
      text: "Both have sleeves.",
    },
  ],
};

test("answers are the same after a file, and as codes in a message", () => {
  const answers = { assignment: "lab-1", handedIn: HANDED_IN };
  expect(readAnswers(answersFile(answers))).toEqual(answers);
  const message = `Hello,\n${answersCode(answers)}\nand hers: ${answersCode({ ...answers, assignment: "lab-2" })}.`;
  expect(findAnswers(message).map((code) => readAnswers(code).assignment)).toEqual(["lab-1", "lab-2"]);
});

test.each([
  ["as it is", (code: string) => code],
  ["wrapped after 76 characters", (code: string) => code.replace(/.{76}/g, "$&\n")],
  ["wrapped on Windows, after 72", (code: string) => code.replace(/.{72}/g, "$&\r\n")],
  ["wrapped and quoted", (code: string) => `> ${code.replace(/.{64}/g, "$&\n> ")}`],
  ["folded with spaces", (code: string) => code.replace(/.{60}/g, "$& \n ")],
  [
    "wrapped into whole lines",
    (code: string) => code.replace(new RegExp(`.{${code.length / 2}}`, "g"), "$&\n"),
  ],
] as const)("a code that a mail program sent %s is found, no matter what follows it", (_, sent) => {
  for (const name of ["Anna", "Bo", "Carlotta"]) {
    const answers = { assignment: "lab-1", handedIn: { ...HANDED_IN, name } };
    const message = `Hello,\n\n${sent(answersCode(answers))}\nAnna\n\nhers:\n${sent(answersCode(answers))}`;
    expect(findAnswers(message).map(readAnswers)).toEqual([answers, answers]);
  }
});

test("a damaged code is refused, no matter how much stands behind it", () => {
  const lines = Array.from({ length: 2000 }, (_, i) => "a".repeat(40 + (i % 7))).join("\n");
  const [found] = findAnswers(`hanger-answers.1.AAAA\n${lines}`);
  expect(() => readAnswers(found!)).toThrow(expect.objectContaining({ code: "import-refused" }));
});

test("what an earlier Hanger made is read, and what holds nothing newer is made so that it reads that", () => {
  const steps = [{ kind: "experiment", text: "", accuracy: 0.88 }] as const;
  const old = { format: "hanger-assignment", version: 1, title: "Week 1", intro: "", steps };
  expect(readAssignment(JSON.stringify(old)).steps).toEqual(steps);
  expect(JSON.parse(assignmentFile(readAssignment(JSON.stringify(old)))).version).toBe(1);
  expect(assignmentLink({ title: "Week 1", intro: "", steps })).toContain("?a=1.");
  const newer = [{ ...steps[0], sampleAccuracy: 0.8 }] as const;
  expect(assignmentLink({ title: "Week 1", intro: "", steps: newer })).toContain("?a=2.");
  const answered = {
    ...HANDED_IN,
    answers: [{ kind: "experiment", network: "cnn", options: {}, accuracy: 0.9 }],
  };
  const code = answersCode({ assignment: "lab-1", handedIn: answered as HandedIn });
  expect(code).toMatch(/^hanger-answers\.1\./);
  expect(readAnswers(code).handedIn).toEqual(answered);
  expect(answersCode({ assignment: "lab-1", handedIn: HANDED_IN })).toMatch(/^hanger-answers\.2\./);
});

const VALID = { title: "Week 1", intro: "", steps: [{ kind: "text", text: "Why?" }] };
const withStep = (change: object) => ({ ...VALID, steps: [{ kind: "text", text: "Why?", ...change }] });

test.each([
  ["no object", 7],
  ["no title", { ...VALID, title: "" }],
  ["a title that nobody sees", { ...VALID, title: "\u200b\u202e" }],
  ["a title as long as a book", { ...VALID, title: "a".repeat(201) }],
  ["no step", { ...VALID, steps: [] }],
  ["too many steps", { ...VALID, steps: Array(MOST_STEPS + 1).fill(VALID.steps[0]) }],
  ["a kind of step that there is none of", withStep({ kind: "video" })],
  ["a question without words", withStep({ text: " " })],
  ["an address outside the app", withStep({ look: "https://example.org" })],
  ["an address of another place of the app", withStep({ look: "#/photos" })],
  ["an address with a script", withStep({ look: "javascript:alert(1)" })],
  ["an accuracy above one", withStep({ kind: "experiment", accuracy: 1.01 })],
  ["an accuracy that is no number", withStep({ kind: "experiment", accuracy: "0.9" })],
  ["part of a parameter", withStep({ kind: "experiment", accuracy: 0.9, parameters: 0.5 })],
  [
    "a network of another program",
    withStep({ kind: "shape", network: "vgg", options: {}, layer: 1, asked: "shape" }),
  ],
  ["half a layer", withStep({ kind: "shape", network: "cnn", options: {}, layer: 0.5, asked: "shape" })],
  [
    "an option that is a prototype's",
    withStep({ kind: "shape", network: "cnn", options: { __proto__x: 1 }, layer: 1, asked: "shape" }),
  ],
] as const)("an assignment with %s is refused, as a file and as a link", (_, value) => {
  const refused = expect.objectContaining({ code: "import-refused" });
  expect(() => checkAssignment(value)).toThrow(refused);
  const packed = `1.${toBase64Url(deflateSync(strToU8(JSON.stringify(value))))}`;
  expect(() => readAssignment(`#/explore/assignments?a=${packed}`)).toThrow(refused);
});

test("links and codes that were cut short, damaged or blown up are refused", () => {
  const refused = expect.objectContaining({ code: "import-refused" });
  const link = assignmentLink(VALID as Assignment)!;
  for (let length = link.indexOf("a=") + 2; length < link.length; length++) {
    expect(() => readAssignment(link.slice(0, length))).toThrow(refused);
  }
  const code = answersCode({ assignment: "lab-1", handedIn: HANDED_IN });
  expect(() => readAnswers(code.slice(0, -3))).toThrow(refused);
  const bomb = `1.${toBase64Url(deflateSync(new Uint8Array(50_000_000)))}`;
  expect(() => readAssignment(`#/explore/assignments?a=${bomb}`)).toThrow(refused);
  expect(() => readAnswers(`hanger-answers.${bomb}`)).toThrow(refused);
});

test.each([
  ["from nobody", { from: "Anna" }],
  ["from the last century", { answeredAt: 5 }],
  ["to too many steps", { answers: Array(MOST_STEPS + 1).fill(null) }],
  ["with eight weights", { answers: [{ kind: "filter", weights: Array(8).fill("1") }] }],
  [
    "of a confusion of what is no garment",
    {
      answers: [
        {
          kind: "confusion",
          text: "",
          chosen: { network: "cnn", options: {}, label: "constructor", answer: "coat", count: 1, of: 2 },
        },
      ],
    },
  ],
  ["of an unknown kind", { answers: [{ kind: "right" }] }],
  ["to an assignment without a name", { assignment: "../lab" }],
])("answers %s are refused", (_, change) => {
  const document = JSON.parse(answersFile({ assignment: "lab-1", handedIn: HANDED_IN }));
  expect(() => readAnswers(JSON.stringify({ ...document, ...change }))).toThrow(
    expect.objectContaining({ code: "import-refused" }),
  );
});
