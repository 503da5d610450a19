import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type DrivenApp, openApp } from "../app";
import { DRAWN_DATASET_MOUNT } from "../drawn-dataset/prepare";
import { servedVersions } from "./versions";

/** A device with a browser. Its data survives the end of the browser, the page or the server. */
export class Device {
  private readonly profile = mkdtempSync(path.join(tmpdir(), "hanger-device-"));
  readonly versions = servedVersions({ driven: true });
  private app: DrivenApp | undefined;
  private port = 0;
  private published = 0;

  /** Returns the open app, or opens it again. */
  async open(): Promise<DrivenApp> {
    if (this.app) return this.app;
    this.app = await openApp({
      server: {
        port: this.port,
        folder: this.versions.folder,
        mounts: DRAWN_DATASET_MOUNT,
      },
      browser: { profile: this.profile },
    });
    this.port = Number(new URL(this.app.page.url()).port);
    return this.app;
  }

  /** Closes what is left of the app after a fault, so that it has to start again. */
  async close(): Promise<void> {
    const { app } = this;
    this.app = undefined;
    await app?.close();
  }

  /** Puts another version on the server. */
  publishNext(): void {
    this.published++;
    if (this.published % 2 === 1) this.versions.publish("Hanger, newer");
    else this.versions.publishOriginal();
  }

  async remove(): Promise<void> {
    await this.close();
    this.versions.remove();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
