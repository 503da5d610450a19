import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const TEXTS = path.join(import.meta.dirname, "texts");

const APACHE = ["tensorflow", "apache-2.0"];

/** Texts in `texts/` of packages that come without their own, and of what is compiled into their binaries. */
const FURTHER_TEXTS = {
  "@litertjs/core": [...APACHE, "xnnpack", "pthreadpool-cpuinfo", "fp16-fxdiv-emscripten-musl", "eigen"],
  "@litertjs/wasm-utils": ["apache-2.0"],
  "@tensorflow/tfjs-backend-cpu": APACHE,
  "@tensorflow/tfjs-backend-wasm": [
    ...APACHE,
    "xnnpack",
    "pthreadpool-cpuinfo",
    "fp16-fxdiv-emscripten-musl",
  ],
  "@tensorflow/tfjs-backend-webgl": APACHE,
  "@tensorflow/tfjs-backend-webgpu": APACHE,
  "@tensorflow/tfjs-converter": APACHE,
  "@tensorflow/tfjs-core": APACHE,
  "@tensorflow/tfjs-layers": [...APACHE, "tensorflow-layers"],
  "onnxruntime-common": ["onnxruntime"],
  "onnxruntime-web": [
    "onnxruntime",
    "onnxruntime-mit",
    "onnxruntime-bsd",
    "apache-2.0",
    "eigen",
    "fp16-fxdiv-emscripten-musl",
  ],
  seedrandom: ["seedrandom"],
};

const further = (name) => readFileSync(path.join(TEXTS, `${name}.txt`), "utf8");

/** What the shipped models learned from. */
const DATASET = { name: "Fashion-MNIST", licence: "MIT", texts: [further("fashion-mnist")] };

/** Names of the files with a package's licence, and with what it asks to be passed on. */
const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/** The folder of the package that a file belongs to; undefined for the project's own files. */
export const packageFolder = (file) => /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];

/**
 * A package with its licence's name and texts.
 * @throws Error where it has no text
 */
export function readPackage(folder) {
  const file = path.join(folder, "package.json");
  const { name, version, license: licence } = JSON.parse(readFileSync(file, "utf8"));
  const own = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .flatMap((file) => withoutAppendix(name, readFileSync(path.join(folder, file), "utf8")));
  const texts = [...own, ...(FURTHER_TEXTS[name] ?? []).map(further)];
  if (texts.length > 0) return { name, version, licence, texts };
  throw new Error(
    `${name} comes without the text of its licence: add it to licences/texts, and its name to licences/licences.js.`,
  );
}

const END_OF_APACHE = /END OF TERMS AND CONDITIONS\s*/;

/** The Apache licence ends with an appendix, of which only the owner matters. Its terms are then the same everywhere. */
function withoutAppendix(name, text) {
  const [terms, appendix] = text.split(END_OF_APACHE);
  if (appendix === undefined) return [text];
  const owners = appendix.match(/^\s*Copyright \d.*$/gm) ?? [];
  const notice = [name, ...owners.map((line) => line.trim())].join("\n");
  return [...(owners.length > 0 ? [notice] : []), `${terms}END OF TERMS AND CONDITIONS`];
}

/** Two texts are the same where they differ in white space alone. */
const identity = (text) => text.replace(/\s+/g, " ").trim();

/** All packages, each with the numbers of its texts, and then the texts, each of them once. */
export function describeLicences(packages) {
  const numbers = new Map();
  const texts = [];
  const numberOf = (text) => {
    const known = numbers.get(identity(text));
    if (known !== undefined) return known;
    texts.push(text.replace(/^\s*\n|\s+$/g, ""));
    numbers.set(identity(text), texts.length);
    return texts.length;
  };
  const list = [...packages, DATASET].map(({ name, version, licence, texts }) => {
    const title = version === undefined ? name : `${name} ${version}`;
    return `${title}, ${licence}: ${texts.map(numberOf).join(", ")}`;
  });
  const numbered = texts.map((text, i) => `${"-".repeat(72)}\n${i + 1}\n\n${text}\n`);
  return `Hanger, and what it contains. The numbers are those of the licences below.\n\n${list.join("\n")}\n\n${numbered.join("\n")}`;
}
