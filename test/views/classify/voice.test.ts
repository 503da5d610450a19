import { pickVoice } from "../../../src/views/classify/spoken/voice";

const voice = (name: string, lang: string, traits: Partial<SpeechSynthesisVoice> = {}) =>
  ({ name, lang, localService: true, default: false, voiceURI: name, ...traits }) as SpeechSynthesisVoice;

const VOICES = [
  voice("Google Deutsch", "de-DE", { localService: false, default: true }),
  voice("Samantha", "en-US", { default: true }),
  voice("Anna", "de-DE"),
  voice("Leni", "de_CH"),
  voice("Google UK", "en-GB", { localService: false }),
];

test.each([
  ["de-CH", "Leni"],
  ["de-DE", "Anna"],
  ["de-AT", "Anna"],
  ["de", "Anna"],
  ["en-GB", "Samantha"],
])("for %s the browser's own voice is %s", (locale, name) => {
  expect(pickVoice(VOICES, locale)?.name).toBe(name);
});

test("a voice that sends words to a server is none", () => {
  expect(pickVoice([VOICES[0]!], "de-DE")).toBeUndefined();
  expect(pickVoice([], "de-DE")).toBeUndefined();
});
