import type { Page } from "playwright-core";

interface SharedFile {
  readonly name: string;
  readonly bytes: readonly number[];
}

/** As the browser does for the share sheet: a form posted to an address of the app from a page outside it. */
export async function shareFrom(
  page: Page,
  outside: string,
  address: string,
  files: readonly SharedFile[],
): Promise<void> {
  await page.route(outside, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: "<!doctype html>" }),
  );
  await page.goto(outside);
  await Promise.all([
    page.waitForURL(`${new URL(address).origin}/**`),
    page.evaluate(
      ([address, files]) => {
        const form = document.createElement("form");
        form.method = "POST";
        form.enctype = "multipart/form-data";
        form.action = address;
        const input = document.createElement("input");
        input.type = "file";
        input.name = "photos";
        input.multiple = true;
        const transfer = new DataTransfer();
        for (const { name, bytes } of files) {
          transfer.items.add(new File([Uint8Array.from(bytes)], name, { type: "image/jpeg" }));
        }
        input.files = transfer.files;
        form.append(input);
        document.body.append(form);
        form.submit();
      },
      [address, files] as const,
    ),
  ]);
}
