import { faultsOf } from "../accessibility/axe";
import { SCENES } from "../states/registry";
import { dress } from "../states/shoot";
import { openTheatre } from "../states/theatre";
import type { Finding } from "./finding";

/** What axe finds in every state of every view, in both themes. */
export async function countFaults(): Promise<readonly Finding[]> {
  const theatre = await openTheatre();
  const faults: string[] = [];
  let states = 0;
  try {
    for (const scene of SCENES) {
      await theatre.play(scene, async ({ name }, page) => {
        states++;
        for (const theme of ["dark", "light"] as const) {
          await dress(page, { screen: "phone", theme, text: 100 });
          faults.push(...(await faultsOf(page)).map((fault) => `${scene.view}, ${name}, ${theme}: ${fault}`));
        }
      });
    }
  } finally {
    await theatre.close();
  }
  return [
    {
      what: `axe in ${states} states, both themes: faults`,
      figure: faults.length,
      unit: "",
      limit: 0,
      details: faults,
    },
  ];
}
