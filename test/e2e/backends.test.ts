import { SOFTWARE_GPU } from "../../harness/browser";
import { openApp } from "./support/driven-app";
import { eventually } from "./support/eventually";
import { answerOf, visit } from "./support/visit";

test("every backend is tried, answers right, and the fastest is chosen", async () => {
  const app = await openApp({ args: SOFTWARE_GPU });
  try {
    await app.call("start", { appVersion: "test" });
    const choice = await app.page.evaluate(() => globalThis.driver!.client.measureBackends("classify"));
    const status = Object.fromEntries(choice.reports.map(({ backend, status }) => [backend, status]));
    expect(status).toEqual({
      webgpu: "ok",
      webgl: "ok",
      "wasm-threads": "ok",
      "wasm-simd": "ok",
      wasm: "ok",
      cpu: "ok",
    });
    const fastest = [...choice.reports].sort((a, b) => a.medianMs! - b.medianMs!)[0]!;
    expect(choice).toMatchObject({ by: "measured", backend: fastest.backend });
    const remembered = await app.call("rememberedChoice", { purpose: "classify" });
    expect(remembered).toMatchObject({ backend: fastest.backend });
  } finally {
    await app.close();
  }
});

test("the sheet shows what each backend took, and another one can be picked", async () => {
  const { page } = await visit({ backend: "measured" });
  await page.getByRole("button", { name: "drawing of a Dress" }).click();
  await answerOf(page).first().waitFor();
  await page.getByRole("button", { name: /^Computed with/ }).click();
  const sheet = page.getByRole("dialog", { name: "How Hanger computes" });
  await sheet.getByRole("button", { name: "Measure again" }).waitFor();
  await eventually(async () =>
    expect(await sheet.locator("label", { hasText: "plain JavaScript" }).textContent()).toMatch(/\d ms$/),
  );
  await sheet.getByRole("radio", { name: /plain JavaScript/ }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "drawing of a Trouser" }).click();
  await page.getByRole("heading", { name: /^Trouser/ }).waitFor();
  await page.getByRole("button", { name: /^Computed with.*plain JavaScript/ }).waitFor();
});

test("where every GPU backend fails, it is said why, and the others answer", async () => {
  const { page } = await visit({
    backend: "measured",
    args: ["--disable-gpu", "--disable-software-rasterizer"],
  });
  await page.getByRole("button", { name: "drawing of a Dress" }).click();
  await page.getByRole("heading", { name: /^Dress/ }).waitFor();
  await page.getByRole("button", { name: /^Computed with/ }).click();
  const sheet = page.getByRole("dialog", { name: "How Hanger computes" });
  await sheet.getByRole("button", { name: "Measure again" }).waitFor();
  for (const name of ["WebGPU", "WebGL"]) {
    await sheet
      .locator("label", { hasText: name })
      .getByText(/This browser offers no/)
      .waitFor();
  }
  await eventually(async () =>
    expect(await sheet.getByRole("radio", { name: /^Fastest/ }).isChecked()).toBe(true),
  );
  await page.keyboard.press("Escape");
  expect(await answerOf(page).first().textContent()).toMatch(/^Dress/);
});
