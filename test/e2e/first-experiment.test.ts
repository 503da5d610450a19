import { visit } from "./support/visit";

test("a first experiment takes two taps and no download, and the next one no network", async () => {
  const { page, context, uncaught } = await visit({ trainsWith: "wasm-simd" });
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.getByRole("link", { name: "Explore" }).click();
  await page.getByRole("button", { name: "Train it yourself" }).click();
  await page
    .getByRole("row", { name: /^2 × Conv 3×3, 64 filters 243,786 5 0\.\d{3} 0\.[678]\d\d / })
    .waitFor();
  await page.getByText("2,000 pictures, 5 of 5 epochs. Tested on 500 others.").waitFor();
  await page.getByRole("heading", { name: "Confused most often" }).waitFor();
  const confused = page.getByText(/^[^,]+, taken for [^:]+: \d+ of \d+$/);
  expect(await confused.count()).toBe(3);
  expect(fetched.filter((path) => path.startsWith("/data/fashion-mnist/"))).toEqual([
    "/data/fashion-mnist/manifest.json",
  ]);

  await context.setOffline(true);
  await page.getByRole("combobox", { name: "Network", exact: true }).selectOption("dense");
  await page.getByRole("spinbutton", { name: "Epochs" }).fill("1");
  await page.getByRole("button", { name: "Run the experiment" }).click();
  await page.getByRole("row", { name: /^Dense 101,770 1 0\.\d{3} 0\.\d{3} / }).waitFor();
  expect(uncaught).toEqual([]);
});

test("test images that come with the app are looked at by the numbers that they have in the dataset", async () => {
  const { page } = await visit({ path: "#/explore/activations?layer=3&filter=17&image=23" });
  await page
    .getByRole("img", { name: /^image 23 as the network sees it: 28 by 28 pixels/ })
    .first()
    .waitFor();
  // Test image 23 is the second shoe of the course's first lab: an ankle boot that networks take for a sandal or sneaker.
  await page.getByText(/, is Ankle boot$|^Ankle boot \d/).waitFor();
  await page.getByRole("spinbutton", { name: /number of the test image/ }).fill("9000");
  await page.keyboard.press("Tab");
  await page.getByText("Test image 9000 is not among the 500 that come with the app.").waitFor();
});
