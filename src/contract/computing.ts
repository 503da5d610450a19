import type { ActiveBackend, BackendChoice, BackendName, MemoryUse, ProbeReport, Purpose } from "./backends";
import type { StoredModel } from "./models";
export interface StartRequest {
  /** Version of the app: remembered backend choices of another version do not count. */
  readonly appVersion: string;
  /** A backend that the user or the address insists on. */
  readonly backend?: BackendName;
  /** Backends that hung: not to be tried again. */
  readonly avoid?: readonly BackendName[];
}

export interface Started {
  readonly backend: ActiveBackend;
  readonly choice: BackendChoice;
  /** The model that answers; absent where its files could not be had, which a notice says. */
  readonly model?: StoredModel;
  /** `memory`: this window has no IndexedDB, and forgets everything when it closes. */
  readonly storage: "persistent" | "memory";
  /** Why nothing is kept, in a sentence for the user. */
  readonly forgetfulBecause?: string;
  /** Whether the page may use threads. */
  readonly isolated: boolean;
}

export interface ProbeRequest {
  readonly backend: BackendName;
  readonly purpose: Purpose;
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface ComputingCalls {
  /** Tells which backend it tries, so that one that hangs can be told from the others. */
  start: { request: StartRequest; progress: { readonly trying: BackendName }; result: Started };
  probeBackend: { request: ProbeRequest; progress: never; result: ProbeReport };
  chooseBackend: {
    request: { purpose: Purpose; reports: readonly ProbeReport[]; picked?: BackendName };
    progress: never;
    result: BackendChoice;
  };
  rememberedChoice: { request: { purpose: Purpose }; progress: never; result: BackendChoice | null };
  memoryUse: { request: undefined; progress: never; result: MemoryUse };
}
