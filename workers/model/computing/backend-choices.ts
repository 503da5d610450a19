import type { BackendChoice, BackendName, Purpose } from "../../../src/contract";
import type { Storage } from "../../../src/storage";

/** Remembers which backend does which job, for this version of the app in this browser. */
export class BackendChoices {
  /** Version of the app, told when the worker is started. */
  appVersion = "";

  constructor(private readonly storage: Storage) {}

  async recall(purpose: Purpose): Promise<BackendChoice | null> {
    const record = await this.storage.get("choices", purpose);
    const holds = record?.appVersion === this.appVersion && record.userAgent === navigator.userAgent;
    return record && holds ? record.choice : null;
  }

  /** Forgets a backend that was chosen for something, so that it is measured anew. */
  async forget(backend: BackendName): Promise<void> {
    for (const purpose of ["classify", "train"] as const) {
      if ((await this.recall(purpose))?.backend !== backend) continue;
      await this.storage.write([{ store: "choices", key: purpose }]);
    }
  }

  async remember(choice: BackendChoice): Promise<void> {
    const { appVersion } = this;
    const value = { appVersion, userAgent: navigator.userAgent, choice };
    await this.storage.write([{ store: "choices", key: choice.purpose, value }]);
  }
}
