import { type Announcement, Announcer } from "../../../src/views/classify/spoken/announcer";

const dress = { key: "garment dress", isAdvice: false };
const coat = { key: "garment coat", isAdvice: false };
const left = { key: "left", isAdvice: true };

/** What is said of what is seen thirty times a second from one moment to another, with when, where saying takes a while. */
function saidOf(
  seen: (at: number) => Announcement,
  { until, takes }: { readonly until: number; readonly takes: number },
) {
  const announcer = new Announcer();
  const said: { key: string; at: number }[] = [];
  for (let at = 0; at < until; at += 33) {
    const last = said.at(-1);
    const isSpeaking = last !== undefined && at < last.at + takes;
    if (announcer.isDue(seen(at), at, isSpeaking)) said.push({ key: seen(at).key, at });
  }
  return said;
}

const keys = (said: readonly { key: string }[]) => said.map(({ key }) => key);

test("a garment is said once, however long the camera looks at it", () => {
  expect(keys(saidOf(() => dress, { until: 60_000, takes: 2000 }))).toEqual(["garment dress"]);
});

test("advice is said again while it holds, not more than ten times a minute", () => {
  const said = saidOf(() => left, { until: 60_000, takes: 1000 });
  expect(said.length).toBeGreaterThan(5);
  expect(said.length).toBeLessThan(10);
});

test("what flickers is not said, and what comes after it is", () => {
  const flicker = (at: number) => (at < 10_000 ? (at % 66 === 0 ? dress : coat) : left);
  expect(keys(saidOf(flicker, { until: 12_000, takes: 1000 }))).toEqual(["left"]);
});

test("nothing is said over what is being said, nor right after it", () => {
  const changing = (at: number) => (at < 2000 ? dress : coat);
  const [first, second] = saidOf(changing, { until: 20_000, takes: 5000 });
  expect(second!.key).toBe("garment coat");
  expect(second!.at).toBeGreaterThanOrEqual(first!.at + 5000 + 1000);
});
