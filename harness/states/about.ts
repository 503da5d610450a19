import type { Scene } from "./state";

const ABOUT = "?backend=wasm-simd#/about";

/** Fires the browser's own offer to install the app, which it makes at a time of its choosing. */
function offerInstallation(): void {
  dispatchEvent(new Event("beforeinstallprompt", { cancelable: true }));
}

const offeredAndDeleted: Scene = {
  view: "about",
  path: ABOUT,
  installed: true,
  states: [
    {
      name: "ready without a network, installation offered",
      async prepare({ page }) {
        await page.getByText("Everything is on this device").waitFor();
        await page.evaluate(offerInstallation);
        await page.getByRole("button", { name: "Install", exact: true }).waitFor();
        await page.getByText("Total, including the app").waitFor();
      },
    },
    {
      name: "licences",
      async prepare({ page }) {
        await page.getByText("Licences", { exact: true }).click();
        await page.getByText("Hanger, and what it contains.").waitFor();
      },
    },
    {
      name: "really delete",
      async prepare({ page }) {
        await page.getByRole("button", { name: "Delete everything" }).click();
        await page.getByRole("dialog").waitFor();
      },
    },
    {
      name: "not deleted",
      async prepare(stage) {
        await stage.fail("deleteEverything", {
          code: "training-busy",
          message:
            "Hanger is training or measuring already, here or in another window. Wait until that is done.",
        });
        await stage.page.getByRole("dialog").getByRole("button", { name: "Delete it all" }).click();
        await stage.page.getByRole("alert").waitFor();
      },
    },
  ],
};

const amountsMissing: Scene = {
  view: "about",
  path: ABOUT,
  before: (stage) => stage.hold("describeKept"),
  states: [
    {
      name: "not ready yet, counting",
      prepare: ({ page }) => page.locator("section[aria-busy=true]").waitFor(),
    },
    {
      name: "could not count",
      async prepare(stage) {
        await stage.fail("describeKept", {
          code: "storage-unavailable",
          message:
            "The browser's storage could not be read. Close other windows of Hanger, and reload the page.",
        });
        await stage.page.getByRole("alert").waitFor();
      },
    },
  ],
};

/** Mimics Safari on phones when the app is not installed: see `views/about/install.ts`. */
const knowsShareMenu: Scene["before"] = ({ page }) =>
  page.addInitScript(() => Object.defineProperty(navigator, "standalone", { value: false }));

const shareMenu: Scene = {
  view: "about",
  path: "?backend=wasm-simd",
  before: knowsShareMenu,
  states: [
    {
      name: "asked whether to install",
      async prepare({ page }) {
        for (const garment of ["Dress", "Trouser"]) {
          await page.getByRole("button", { name: `drawing of a ${garment}` }).click();
          await page.getByRole("heading", { name: new RegExp(`^${garment}`) }).waitFor();
        }
        await page.getByRole("button", { name: "Show me how" }).waitFor();
      },
    },
    {
      name: "installed by the share menu",
      async prepare({ page }) {
        await page.getByRole("button", { name: "Show me how" }).click();
        await page.getByText("Choose Add to Home Screen.").waitFor();
        await page.getByText("Total, including the app").waitFor();
      },
    },
  ],
};

export const ABOUT_SCENES: readonly Scene[] = [offeredAndDeleted, amountsMissing, shareMenu];
