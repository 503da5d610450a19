import type { Page } from "playwright-core";
import { treeFaults } from "../../harness/accessibility/accessibility-tree";
import { colourFaultsOf, faultsOf } from "../../harness/accessibility/axe";
import { cutTexts } from "../../harness/accessibility/text-fit";
import { SCENES } from "../../harness/states/registry";
import { dress } from "../../harness/states/shoot";
import { openTheatre, type Theatre } from "../../harness/states/theatre";

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre.close());

/** What is wrong with the page as it stands: in both themes, for a screen reader, with text of twice the size, and on small screens. */
async function wrongWith(page: Page): Promise<Record<string, readonly string[]>> {
  const wrong: Record<string, readonly string[]> = {};
  const check = (what: string, faults: readonly string[]) => {
    if (faults.length > 0) wrong[what] = faults;
  };
  check("axe, light", await faultsOf(page));
  await dress(page, { screen: "phone", theme: "dark", text: 100 });
  check("axe, dark", await colourFaultsOf(page));
  check("tree", await treeFaults(page));
  check("text", await cutTexts(page));
  await dress(page, { screen: "phone", theme: "light", text: 200 });
  check("text at 200 %", await cutTexts(page));
  await dress(page, { screen: "narrow", theme: "light", text: 100 });
  check("text on a narrow screen", await cutTexts(page));
  await dress(page, { screen: "across", theme: "light", text: 100 });
  check("text on a phone held across", await cutTexts(page));
  await dress(page, { screen: "phone", theme: "light", text: 100 });
  return wrong;
}

test.each(SCENES.map((scene) => [`${scene.view}, from "${scene.states[0]!.name}"`, scene] as const))(
  "no state of %s has a fault that axe knows, a control without a name, or text cut off or broken at twice its size or on a small screen",
  async (_, scene) => {
    const wrong: Record<string, unknown> = {};
    await theatre.play(scene, async ({ name }, page) => {
      const found = await wrongWith(page);
      if (Object.keys(found).length > 0) wrong[name] = found;
    });
    expect(wrong).toEqual({});
  },
);
