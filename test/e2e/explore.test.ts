import type { Locator, Page } from "playwright-core";
import type { GreyPicture } from "../../src/contract";
import { filterPresets } from "../../src/pictures/filters/filter-presets";
import { filterPicture, poolPicture } from "../../src/pictures/filters/picture-filter";
import { convolveRelu, maxPool, type Values } from "../ml/explore/plain-network";
import { openApp } from "./support/driven-app";
import { drawn, eventually } from "./support/eventually";
import { drawing, giveFiles, problemsOf, visit } from "./support/visit";

declare global {
  /** The names of the cards that left the page since a test began to watch. */
  var cardsThatLeft: string[] | undefined;
}

const part = (page: Page, name: string) => page.getByLabel(name, { exact: true });

const choiceOf = (page: Page, name: string) =>
  page.getByRole("combobox", { name, exact: true }).filter({ visible: true });

const pictureOf = (within: Locator, name: RegExp) => within.getByRole("img", { name }).first();

/** A camera that shows a moving picture, and may be used without asking. */
declare global {
  /** How many frames of videos the page has had at hand. */
  var framesTaken: number;
}

const CAMERA = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

test("a newcomer finds, by keyboard alone, how 11×11×64 becomes 5×5×64", async () => {
  const { page, uncaught } = await visit();
  await page.getByRole("link", { name: "Explore" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("row", { name: "Conv 3×3 26×26×64 640" }).waitFor();
  await page
    .getByText("A 3×3 filter cannot be centred on the outermost pixel: 28 − 3 + 1 = 26, 2 less.")
    .waitFor();
  await page.getByRole("button", { name: "Max pool 2×2" }).nth(1).focus();
  await page.keyboard.press("Enter");
  await page.getByText("11 / 2 = 5.5, rounded down to 5.").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("28×28×1 = 784 inputs instead of 1,600.").waitFor();
  await page.waitForURL(/#\/explore\/layers\?layer=6$/);
  const blocks = page.getByRole("list", { name: "From a picture of 28×28×1" });
  await page.getByText(/^What each layer makes of this picture.* The answer: Ankle boot, \d+%\./).waitFor();
  await blocks.getByRole("button", { name: /^Strongest channel, \d+: 26 by 26 values/ }).waitFor();
  await page.getByText("Keras: Dense (None, 128)").waitFor();
  await eventually(async () =>
    expect(await blocks.getAttribute("aria-label")).toMatch(/Max pool 2×2 gives 5×5×64, Flatten gives 1,600/),
  );
  expect(uncaught).toEqual([]);
});

test("shapes and parameters are predicted before they are shown, by keyboard alone", async () => {
  const { page, uncaught } = await visit({ path: "#/explore/layers" });
  const table = page.getByRole("table", { name: /^7 layers/ });
  await table.getByRole("row", { name: "Conv 3×3 26×26×64 640" }).waitFor();
  await page
    .getByRole("img", { name: /26 by 26/ })
    .first()
    .waitFor();
  await page.getByRole("checkbox", { name: "Predict first" }).press("Space");
  await table.getByRole("row", { name: "Total ?" }).waitFor();
  // Nothing that is asked for stands elsewhere: in the drawing, its name, or the sums.
  const given = page.getByText(/26×26|13×13|243,786|\b640\b/).filter({ visible: true });
  await eventually(async () => expect(await given.count()).toBe(0));
  const blocks = page.getByRole("list", { name: /^From a picture of 28×28×1: / });
  await eventually(async () =>
    expect(await blocks.getAttribute("aria-label")).toContain("Conv 3×3 gives ?, Max pool 2×2 gives ?"),
  );
  expect(await blocks.getByRole("img", { name: /26 by 26/ }).count()).toBe(0);

  const shape = page.getByRole("textbox", { name: "Output shape" });
  const parameters = page.getByRole("textbox", { name: "Parameters" });
  await page.getByText("The layer is given 28×28×1.").waitFor();
  await shape.fill("(None, 26, 26, 64)");
  await parameters.fill("576");
  await page.keyboard.press("Enter");
  await table.getByText("Right: 26×26×64.").waitFor();
  await table.getByText("You said 576 parameters; it has 640.").waitFor();
  await table
    .getByText(/^\(3×3×1 \+ 1\)|3×3×1.*640/)
    .first()
    .waitFor();
  await page.getByRole("status").getByText("0 of 1 right so far, 6 to go.").waitFor();
  await blocks
    .getByRole("img", { name: /26 by 26/ })
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Next layer" }).press("Enter");
  await page.getByText("The layer is given 26×26×64.").waitFor();
  await page.keyboard.type("13 x 13 x 64");
  await page.keyboard.press("Tab");
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("1 of 2 right so far, 5 to go.").waitFor();
  await page.waitForURL(/predict=1/);

  for (let left = 5; left > 0; left--) {
    await page.getByRole("button", { name: "Next layer" }).press("Enter");
    await page.getByRole("button", { name: "Show it" }).press("Enter");
  }
  await page.getByRole("status").getByText("1 of 7 right.").waitFor();
  await table.getByRole("row", { name: "Total 243,786" }).waitFor();
  expect(await page.getByRole("button", { name: "Next layer" }).count()).toBe(0);

  // The form of an experiment keeps its shapes to itself too.
  await page.getByRole("link", { name: "Exercises" }).click();
  await page.getByText("Show shapes and parameters").waitFor();
  expect(await page.getByText(/26×26×64 →/).isVisible()).toBe(false);
  await page.getByText("Show shapes and parameters").press("Enter");
  await page.getByText(/26×26×64 →/).waitFor();
  expect(uncaught).toEqual([]);
});

test("all five tabs are in sight on a phone, no matter which is current", async () => {
  const { page } = await visit({ path: "#/explore/layers" });
  const tabs = page.locator(".explore > .tabs");
  for (const name of ["Layers", "Activations", "Filters", "Exercises", "Assignments"]) {
    await tabs.getByRole("link", { name }).click();
    await tabs.locator(`[aria-current="true"]`).getByText(name).waitFor();
    expect(await tabs.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  }
});

test("every network of the registry is shown, and options that do not fit are explained", async () => {
  const { page } = await visit({ path: "#/explore/layers" });
  await page.getByRole("row", { name: "Total 243,786" }).waitFor();
  for (const [network, total, line] of [
    ["camera", "794,690", 'tf.keras.layers.Activation("softsign"),'],
    ["new:dense", "101,770", "tf.keras.Input(shape=(28, 28, 1)),"],
    ["new:photo-cnn", "783,130", 'tf.keras.layers.Conv2D(96, (3, 3), padding="same", activation="relu"),'],
    ["new:cnn", "243,786", 'tf.keras.layers.Dense(128, activation="relu"),'],
  ] as const) {
    await choiceOf(page, "Network").selectOption(network);
    await page.getByRole("row", { name: `Total ${total}` }).waitFor();
    await page.getByRole("button", { name: "Keras code" }).click();
    const code = page.getByRole("dialog", { name: "Keras code" });
    await code.getByText("model = tf.keras.models.Sequential([").waitFor();
    expect(await code.locator("pre").textContent()).toContain(line);
    await page.keyboard.press("Escape");
  }
  await choiceOf(page, "Filter size").selectOption("5");
  await page.getByRole("row", { name: "Conv 5×5 24×24×64" }).waitFor();
  await choiceOf(page, "Convolutions").selectOption("3");
  await page.getByRole("alert").getByText("4 − 5 + 1 = 0: the picture is too small").waitFor();
});

test("a link leads to a filter, a layer, a picture and a pixel, and the address follows", async () => {
  const path = "#/explore/activations?layer=3&filter=17&pictures=drawing:dress,drawing:trouser&pixel=4,5";
  const { page, uncaught } = await visit({ path });
  await page.getByRole("heading", { name: "Filter 17 of Conv 3×3, layer 3" }).waitFor();
  await page.getByText("Made from 8×8 pixels from row 8, column 10").waitFor();
  await page.getByText(/^3×3×64 = 576 products add up to/).waitFor();
  await eventually(async () =>
    expect(await page.getByRole("button", { name: /filter 17, drawing of a Trouser: \d+ by/ }).count()).toBe(
      4,
    ),
  );

  await page.getByRole("spinbutton", { name: "Filter, 0 to 63" }).fill("40");
  await page.getByRole("heading", { name: "Filter 40 of Conv 3×3, layer 3" }).waitFor();
  await page
    .getByRole("button", { name: /^Max pool 2×2, filter 40, drawing of a Trouser/ })
    .first()
    .press("Enter");
  await page.getByRole("heading", { name: "Filter 40 of Max pool 2×2, layer 2" }).waitFor();
  await page.getByRole("spinbutton", { name: "Row, 0 to 12" }).fill("12");
  await page.getByText("Made from 4×4 pixels from row 24").waitFor();
  await page.getByText(/^The largest of (\d\.\d{3}(, )?){4} is/).waitFor();
  await page.waitForURL(/layer=2&filter=40&.*&chosen=1&pixel=12,\d+/);

  await page.reload();
  await page.getByRole("heading", { name: "Filter 40 of Max pool 2×2, layer 2" }).waitFor();
  await eventually(async () =>
    expect(await page.getByRole("spinbutton", { name: "Row, 0 to 12" }).inputValue()).toBe("12"),
  );
  expect(uncaught).toEqual([]);
});

test("every picture says in numbers what it shows", async () => {
  const { page } = await visit({ path: "#/explore/activations?pictures=drawing:dress" });
  await part(page, "Units").waitFor();
  const glance = part(page, "All filters");
  await eventually(async () =>
    expect(await glance.getByRole("img", { name: /^Filter \d+: 26 by 26 values, mean \d/ }).count()).toBe(64),
  );
  await glance.getByLabel("Show").selectOption("weights");
  await pictureOf(glance, /^Filter 0: weights (−?\d\.\d\d, ){9}bias −?\d\.\d\d$/).waitFor();
  await eventually(async () => {
    const names = await page.getByRole("img").evaluateAll((all) => all.map((each) => each.ariaLabel));
    expect(names.filter((name) => !/\d/.test(name ?? ""))).toEqual([]);
  });
});

test("activations equal plain loops over the same weights within 1e-5, for every filter of all four layers", async () => {
  const app = await openApp();
  try {
    await app.call("start", { appVersion: "test" });
    const seen = await app.page.evaluate(async () => {
      const canvas = new OffscreenCanvas(60, 60);
      const context = canvas.getContext("2d")!;
      context.fillStyle = "#ddd";
      context.fillRect(0, 0, 60, 60);
      context.fillStyle = "#246";
      context.fillRect(20, 8, 22, 40);
      const image = { kind: "blob" as const, blob: await canvas.convertToBlob() };
      const { client } = globalThis.driver!;
      const model = "fashion-mnist";
      const { input, layers } = await client.call("activations", {
        model,
        picture: { kind: "image", image },
      });
      const [conv1, conv2] = await Promise.all(
        ["conv1", "conv2"].map((layer) => client.call("learnedFilters", { model, layer })),
      );
      return {
        input: [...input],
        layers: layers.map(({ shape, values }) => ({ shape, values: [...values] })),
        filters: [conv1!, conv2!].map(({ shape, values, biases }) => ({
          kernel: { shape, values: [...values] },
          biases: [...biases],
        })),
      };
    });
    const [first, second] = seen.filters;
    const conv1 = convolveRelu({ shape: [28, 28, 1], values: seen.input }, first!.kernel, first!.biases);
    const pool1 = maxPool(conv1);
    const conv2 = convolveRelu(pool1, second!.kernel, second!.biases);
    const plain: readonly Values[] = [conv1, pool1, conv2, maxPool(conv2)];
    for (const [i, { shape, values }] of plain.entries()) {
      const shown = seen.layers[i]!;
      expect(shown.shape).toEqual(shape);
      expect(shape[2]).toBe(64);
      expect(Math.max(...shown.values.map((value, at) => Math.abs(value - values[at]!)))).toBeLessThan(1e-5);
      expect(Math.max(...shown.values)).toBeGreaterThan(0.1);
    }
  } finally {
    await app.close();
  }
});

/** A canvas as the grey picture that it shows. */
async function greyOf(canvas: Locator): Promise<GreyPicture> {
  await canvas.waitFor();
  await drawn(canvas.page());
  const { width, height, encoded } = await canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, width, height);
    let text = "";
    for (let i = 0; i < data.length; i += 4) text += String.fromCharCode(data[i]!);
    return { width, height, encoded: btoa(text) };
  });
  return { width, height, pixels: Uint8ClampedArray.from(Buffer.from(encoded, "base64")) };
}

const isSame = (one: GreyPicture, other: GreyPicture) =>
  Buffer.compare(Buffer.from(one.pixels), Buffer.from(other.pixels)) === 0;

test("what presets show is the lab's loop on the picture, pooled", async () => {
  const { page, addressOf } = await visit();
  for (const name of ["lab-vertical", "emboss", "median"]) {
    await page.goto("about:blank");
    await page.goto(addressOf(`#/explore/filters?preset=${name}`));
    const filtered = pictureOf(page.locator("main"), /^Filtered, test picture: 480 by 480 pixels, mean \d/);
    await filtered.waitFor();
    const original = await greyOf(pictureOf(page.locator("main"), /^Original, at half size/));
    const { filter } = filterPresets().find((preset) => preset.name === name)!;
    const expected = filterPicture(original, filter);
    expect([name, isSame(await greyOf(filtered), expected)]).toEqual([name, true]);
    const pooled = pictureOf(page.locator("main"), /^Then 2×2 max pooling, test picture: 240 by 240 pixels/);
    expect([name, isSame(await greyOf(pooled), poolPicture(expected))]).toEqual([name, true]);
  }
});

test("a filter is typed, found in the address again, and an empty field is asked for", async () => {
  const { page } = await visit({ path: "#/explore/filters?subject=drawing:trouser" });
  const filtered = (told: RegExp) => pictureOf(page.locator("main"), told).waitFor();
  await filtered(/^Filtered, drawing of a Trouser: 400 by 480 pixels/);
  for (const [row, column] of [1, 2, 3].flatMap((row) => [1, 2, 3].map((column) => [row, column]))) {
    await page.getByLabel(`Row ${row}, column ${column}`).fill("0");
  }
  await page.getByLabel("Bias").fill("-20");
  await filtered(/^Filtered.*(99|100)% black/);
  await page.getByLabel("Bias").fill("");
  await page.getByText("Every field needs a number").waitFor();
  await page.getByLabel("Bias").fill("300");
  await filtered(/^Filtered.*(99|100)% white/);
  await page.waitForURL(/weights=0,0,0,0,0,0,0,0,0&bias=300$/);
  await page.reload();
  await filtered(/^Filtered, drawing of a Trouser.*(99|100)% white/);
  await choiceOf(page, "Size").selectOption("5");
  await page.getByLabel("Row 5, column 5").waitFor();
});

test("numbers are written as in German, and read so", async () => {
  const { page } = await visit({
    locale: "de-DE",
    path: "#/explore/filters?weights=0,0,0,0,0.5,0,0,0,0&weight=0.25",
  });
  const middle = page.getByLabel("Zeile 2, Spalte 2");
  await middle.waitFor();
  await eventually(async () => expect(await middle.inputValue()).toBe("0,5"));
  await eventually(async () =>
    expect(await page.getByRole("textbox", { name: "Faktor" }).inputValue()).toBe("0,25"),
  );
  await middle.fill("1,5");
  await page.waitForURL(/weights=0,0,0,0,1\.5,0,0,0,0&weight=0\.25$/);
  await page.getByRole("link", { name: "Netz", exact: true }).click();
  await page.getByRole("row", { name: "Flatten 1.600" }).waitFor();
  await page.getByRole("row", { name: "Insgesamt 243.786" }).waitFor();
});

test("a learned filter is loaded into the fields", async () => {
  const { page } = await visit({ path: "#/explore/filters" });
  await page.getByText("Load a learned filter").press("Enter");
  await choiceOf(page, "Layer").selectOption("conv2");
  await page.getByLabel("Filter, 0 to 63").fill("9");
  await page.getByLabel("Channel, 0 to 63").fill("31");
  await page.getByRole("button", { name: "Load filter" }).press("Enter");
  await page.waitForURL(/weights=(-?\d\.\d{3},?){9}/);
  await eventually(async () => expect(await choiceOf(page, "Filter").inputValue()).toBe(""));
});

test("what the camera sees goes through the filter, picture after picture, once it is known which filter", async () => {
  let tellFilters = () => {};
  const told = new Promise<void>((resolve) => {
    tellFilters = resolve;
  });
  const { page, uncaught } = await visit({
    args: CAMERA,
    path: "#/explore/filters?subject=camera&preset=edges-all",
    async prepare(page) {
      await page.addInitScript(() => {
        globalThis.framesTaken = 0;
        globalThis.VideoFrame = new Proxy(VideoFrame, {
          construct(made, args) {
            globalThis.framesTaken++;
            return Reflect.construct(made, args);
          },
        });
      });
      await page.route("**/assets/model-*.js", async (route) => {
        await told;
        await route.continue();
      });
    },
  });
  // The camera may be faster than the worker that knows the filters.
  await page.waitForFunction(() =>
    [...document.querySelectorAll("video")].some((video) => video.currentTime > 0),
  );
  // The page is drawn between one frame of the camera and the next, or it would stand still.
  const taken = await page.evaluate(async () => {
    const before = globalThis.framesTaken;
    for (let drawn = 0; drawn < 10; drawn++) await new Promise(requestAnimationFrame);
    return globalThis.framesTaken - before;
  });
  expect(taken).toBeLessThanOrEqual(10);
  tellFilters();
  const video = pictureOf(page.locator("main"), /^Filtered, camera: 640 by 480 pixels/);
  await video.waitFor();
  await page.getByText(/\d+ pictures a second/).waitFor();
  // The hidden place for classifying leaves the camera alone.
  const streams = await page
    .locator("video")
    .evaluateAll((videos) => videos.filter((video) => (video as HTMLVideoElement).srcObject !== null));
  expect(streams).toHaveLength(1);
  const before = await greyOf(video);
  await changed(video, before);
  await choiceOf(page, "Picture").selectOption("pattern");
  await pictureOf(page.locator("main"), /^Filtered, test picture/).waitFor();
  expect(uncaught).toEqual([]);
});

test("the layers answer to what the camera sees", async () => {
  const { page } = await visit({
    args: CAMERA,
    path: "#/explore/activations?pictures=drawing:dress,camera&chosen=1&layer=2&filter=3",
  });
  const seen = pictureOf(
    part(page, "Pictures"),
    /^camera as the network sees it: 28 by 28 pixels, \d+ of them/,
  );
  await seen.waitFor();
  await changed(seen, await greyOf(seen));
  await pictureOf(part(page, "Close up"), /^Filter 3 on camera: 13 by 13 values, mean \d/).waitFor();
});

/** Waits until a canvas shows something else. */
async function changed(canvas: Locator, before: GreyPicture): Promise<void> {
  while (isSame(await greyOf(canvas), before));
}

test("an experiment whose shapes do not work is explained before it runs", async () => {
  const { page } = await visit({ path: "#/explore/exercises" });
  await choiceOf(page, "Convolutions").selectOption("3");
  await choiceOf(page, "Filter size").selectOption("5");
  await page.getByRole("alert").getByText("4 − 5 + 1 = 0").waitFor();
  await eventually(async () =>
    expect(await page.getByRole("button", { name: "Run the experiment" }).isDisabled()).toBe(true),
  );
});

test("with the dataset, images are looked at by number, and an experiment becomes a row that stays", async () => {
  const { page, uncaught } = await visit({ path: "#/train", trainsWith: "wasm-simd" });
  await page.getByRole("button", { name: /^Download/ }).click();
  await page.getByLabel("Learning rate").waitFor();

  await page.goto(page.url().replace(/#.*/, "#/explore/activations?layer=3&filter=17&image=23"));
  await page
    .getByRole("img", { name: /^image 23 as the network sees it: 28 by 28 pixels/ })
    .first()
    .waitFor();
  // Picture 23 of the drawn dataset is of the fourth kind. The network, which knows garments, may answer anything.
  await part(page, "Pictures")
    .getByText(/, is Dress$|^Dress \d/)
    .waitFor();

  await page.getByRole("link", { name: "Exercises" }).click();
  await choiceOf(page, "Network").selectOption("dense");
  await choiceOf(page, "Pictures").selectOption("5000");
  await part(page, "Experiment").getByLabel("Epochs").fill("2");
  await page.getByRole("button", { name: "Run the experiment" }).click();
  const row = page.getByRole("row", { name: /^Dense 101,770 2 0\.\d{3} 0\.[5-9]\d\d \d/ });
  await row.waitFor();
  await page.getByRole("button", { name: "Keras code" }).click();
  const code = await page.getByRole("dialog").locator("pre").textContent();
  expect(code).toContain('tf.keras.layers.Dense(128, activation="relu"),');
  expect(code).toContain("epochs=2, batch_size=64");
  await page.keyboard.press("Escape");
  await page.reload();
  await row.waitFor();
  await part(page, "Experiment").getByLabel("Epochs").fill("3");
  await page.getByRole("button", { name: "Run the experiment" }).click();
  await page.getByRole("row", { name: /^Dense 101,770 3 / }).waitFor();
  await part(page, "Side by side")
    .getByRole("img", { name: /last Dense [5-9]\d%; Dense [5-9]\d%$/ })
    .waitFor();
  await page.getByRole("button", { name: "Delete row" }).click();
  await page.getByRole("row", { name: /^Dense 101,770 3 / }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Delete row" }).click();
  await page.getByText("No experiments yet.").waitFor();
  expect(uncaught).toEqual([]);
});

/** Notes every card that leaves the page from now on, by its name. */
const watchCards = (page: Page) =>
  page.evaluate(() => {
    globalThis.cardsThatLeft = [];
    new MutationObserver((changes) => {
      const removed = changes.flatMap(({ removedNodes }) => [...removedNodes]);
      const elements = removed.filter((node) => node instanceof Element);
      const cards = elements.flatMap((each) => [each, ...each.querySelectorAll("*")]);
      globalThis.cardsThatLeft!.push(
        ...cards
          .filter((each) => each.matches("section, .output"))
          .map((each) => each.ariaLabel ?? each.className),
      );
    }).observe(document.querySelector(".explore")!, { childList: true, subtree: true });
  });

const photoOf = (buffer: Buffer, name = "mine.jpg") => ({ name, mimeType: "image/jpeg", buffer });

test("a new photo never empties the page, and neither does one that cannot be read or is no longer here", async () => {
  const { page, uncaught, addressOf } = await visit();
  const buffer = await drawing(page, "Trouser");
  await page.goto(page.url().replace(/#.*|$/, "#/explore/activations?pictures=drawing:dress"));
  const seen = (name: RegExp) => pictureOf(part(page, "Close up"), name);
  await seen(/^drawing of a Dress as the network sees it/).waitFor();
  await choiceOf(page, "Picture 1").selectOption("photo");
  await page.getByText("Choose photo", { exact: true }).waitFor();
  expect(await seen(/^drawing of a Dress as the network sees it/).isVisible()).toBe(true);
  const training = page.getByRole("region", { name: "One training step, slowly" });
  const choosePhoto = page.getByLabel("Choose photo", { exact: true });
  await training.getByRole("combobox", { name: "The picture shows" }).selectOption("bag");
  await training.getByRole("slider", { name: "Learning rate" }).fill("5");
  await watchCards(page);
  await choosePhoto.setInputFiles(photoOf(buffer));
  await seen(/^photo as the network sees it/).waitFor();
  await choosePhoto.setInputFiles(photoOf(Buffer.from("no picture"), "torn.jpg"));
  await part(page, "Pictures").getByRole("alert").waitFor();
  expect(await seen(/^photo as the network sees it/).isVisible()).toBe(true);
  await choiceOf(page, "Network").selectOption("camera");
  // Of a photo that this network cannot be shown either, the standard picture is seen.
  await seen(/^image 0 as the network sees it/).waitFor();
  await choiceOf(page, "Picture 1").selectOption("drawing:trouser");
  await seen(/^drawing of a Trouser as the network sees it/).waitFor();
  await eventually(async () =>
    expect(await training.getByRole("combobox", { name: "The picture shows" }).inputValue()).toBe("bag"),
  );
  expect(await training.getByRole("slider", { name: "Learning rate" }).inputValue()).toBe("5");
  expect(await page.evaluate(() => globalThis.cardsThatLeft)).toEqual([]);

  // A link does not carry the photo.
  const open = async (path: string) => {
    await page.goto("about:blank");
    await page.goto(addressOf(path));
  };
  await open("#/explore/activations?pictures=photo");
  await seen(/^image 0 as the network sees it/).waitFor();
  await choosePhoto.waitFor();
  await open("#/explore/filters?subject=photo");
  const filtered = (name: RegExp) => pictureOf(page.locator("main"), name);
  await filtered(/^Filtered, test picture/).waitFor();
  await watchCards(page);
  await choosePhoto.setInputFiles(photoOf(buffer));
  await filtered(/^Filtered, photo/).waitFor();
  await choosePhoto.setInputFiles(photoOf(Buffer.from("no picture"), "torn.jpg"));
  await problemsOf(page).waitFor();
  expect(await filtered(/^Filtered, photo/).isVisible()).toBe(true);
  expect(await page.evaluate(() => globalThis.cardsThatLeft)).toEqual([]);

  // Of the sample that comes with the app, there is no such picture.
  await open("#/explore/filters?subject=image:9000");
  await problemsOf(page).waitFor();
  await filtered(/^Filtered, test picture/).waitFor();
  await open("#/explore/activations?pictures=image:9000");
  await problemsOf(page).waitFor();
  await seen(/^image 0 as the network sees it/).waitFor();
  expect(uncaught).toEqual([]);
});

test("from an answer one sees inside the network that gave it, with that photo, and comes back", async () => {
  const { page, uncaught } = await visit();
  await giveFiles(page, { name: "mine.png", content: await drawing(page, "Dress") });
  await page.getByRole("button", { name: "What the network sees" }).click();
  await page.getByRole("button", { name: "See inside the network" }).click();
  await part(page, "Pictures")
    .getByRole("img", { name: /^photo as the network sees it/ })
    .waitFor();
  await eventually(async () => expect(await choiceOf(page, "Network").inputValue()).toBe("camera"));
  const maps = page.getByRole("button", { name: /^Conv 3×3, filter 1, photo/ });
  await maps.first().click();
  await page.getByText(/^Made from 3×3 pixels from row \d+/).waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "What the network sees" }).waitFor();
  expect(uncaught).toEqual([]);
});
