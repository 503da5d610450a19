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
  await page.getByRole("combobox", { name: "Filters", exact: true }).selectOption("16");
  await page.getByRole("combobox", { name: "Filter size", exact: true }).selectOption("5");
  await page.getByRole("spinbutton", { name: "Epochs" }).fill("20");
  await page.getByRole("spinbutton", { name: /^Guessed accuracy/ }).fill("100");
  await page.getByRole("button", { name: "Run the experiment" }).click();
  await page.getByRole("region", { name: "Running" }).getByText("Your guess: 100.0%.").waitFor();
  // Lab 1 asks for 0.82 of the sample's test images with fewer than 50,000 parameters.
  await page
    .getByRole("row", { name: /^2 × Conv 5×5, 16 filters 41,018 20 0\.\d{3} 0\.8[2-9]\d / })
    .waitFor();
  await page.getByText("2,000 pictures, 20 of 20 epochs. Tested on 500 others.").waitFor();
  await page.getByText(/^You guessed 100\.0%, and it is 8\d\.\d%: [12]\d(\.\d)? points worse\.$/).waitFor();
  // It has learned its pictures by heart.
  const curves = page.getByRole("img", { name: /^Accuracy by epoch: after 20 epochs/ });
  const [accuracy = 0, validation = 0] = (await curves.getAttribute("aria-label"))!
    .match(/\d+(?=%)/g)!
    .map(Number);
  expect(accuracy).toBeGreaterThan(validation + 3);
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
