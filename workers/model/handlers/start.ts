import {
  type ActiveBackend,
  type BackendChoice,
  type BackendName,
  describeCause,
  HangerError,
  type ModelCard,
  type Started,
  type StartRequest,
} from "../../../src/contract";
import { startingOrder } from "../../../src/ml/backends/choice";
import { environment } from "../environment";
import type { Handlers } from "../service";
import type { Session } from "../session";
import { ACTIVE_MODEL, loadModelRecord, SHIPPED_MODELS } from "../shipped-models";
import { describe } from "./models";

export const startHandlers: Pick<Handlers, "start"> = {
  start: (request, { session }) => session.begin(() => start(request, session)),
};

async function start({ appVersion, backend: picked }: StartRequest, session: Session): Promise<Started> {
  session.appVersion = appVersion;
  const storage = await session.storage;
  const remembered = await (await session.choices()).recall("classify").catch(() => null);
  const backend = await startBackend(session, picked ?? remembered?.backend);
  const card = await startModel(session);
  const model = card && describe(await loadModelRecord(storage, card.name), session);
  const choice = remembered?.backend === backend.backend ? remembered : settled(backend, picked);
  return {
    backend,
    choice,
    ...(model ? { model } : {}),
    storage: storage.kind,
    isolated: environment.isolated,
    notices: session.takeNotices(),
  };
}

/** A choice that nothing was measured for. */
function settled({ backend }: ActiveBackend, picked: BackendName | undefined): BackendChoice {
  return { purpose: "classify", backend, by: picked === backend ? "picked" : "provisional", reports: [] };
}

const SLOW =
  "The fast part of Hanger could not be loaded here, so answers take longer. Reload the page to try again.";

async function startBackend(session: Session, wanted: BackendName | undefined): Promise<ActiveBackend> {
  const failures: string[] = [];
  for (const name of startingOrder(wanted)) {
    try {
      const active = await session.useBackend(name);
      if (active.backend === "cpu" && wanted !== "cpu") session.notify(SLOW);
      return active;
    } catch (error) {
      failures.push(`${name}: ${describeCause(error)}`);
      if (name === wanted)
        session.notify(`${name} is not available here; Hanger uses another way to compute.`);
    }
  }
  throw new HangerError(
    "backends-exhausted",
    "This browser offers no way to run the network. Update the browser, or try another one.",
    {
      cause: failures.join("\n"),
    },
  );
}

/** The model that was in use last, or, where it cannot be loaded, the one that comes with the app. */
async function startModel(session: Session): Promise<ModelCard | undefined> {
  const last = await (await session.storage).get("settings", ACTIVE_MODEL).catch(() => undefined);
  for (const name of new Set([last ?? SHIPPED_MODELS[0], ...SHIPPED_MODELS])) {
    try {
      return await session.useModel(name);
    } catch (error) {
      if (!(error instanceof HangerError)) throw error;
      session.notify(error.message);
    }
  }
  return undefined;
}
