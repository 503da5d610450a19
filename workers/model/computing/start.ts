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
import { workerWords } from "../../../src/words/worker";
import { toStoredModel } from "../models/calls";
import { ACTIVE_MODEL, loadModelRecord, SHIPPED_MODELS } from "../models/shipped-models";
import type { Handlers } from "../service";
import type { Session } from "../session";
import { environment } from "./environment";

export const startHandlers: Pick<Handlers, "start"> = {
  start: (request, { session, progress }) =>
    session.begin(() => start(request, session, (trying) => progress({ trying }))),
};

async function start(
  { appVersion, backend: picked, avoid = [] }: StartRequest,
  session: Session,
  onTry: (backend: BackendName) => void,
): Promise<Started> {
  session.appVersion = appVersion;
  session.avoid(avoid);
  const storage = await session.storage;
  const choices = await session.choices();
  const remembered = await choices.recall("classify").catch(() => null);
  const wanted = picked ?? remembered?.backend;
  if (wanted && avoid.includes(wanted)) {
    session.notify(workerWords.backendUnavailable(wanted));
    await choices.forget(wanted).catch(() => undefined);
  }
  const backend = await startBackend(session, wanted, onTry);
  const card = await startModel(session);
  const model = card && toStoredModel(await loadModelRecord(storage, card.name), session);
  const choice = remembered?.backend === backend.backend ? remembered : settled(backend, picked);
  return {
    backend,
    choice,
    ...(model ? { model } : {}),
    storage: storage.kind,
    ...(session.forgetfulBecause ? { forgetfulBecause: session.forgetfulBecause } : {}),
    isolated: environment.isolated,
  };
}

/** A choice that nothing was measured for. */
function settled({ backend }: ActiveBackend, picked: BackendName | undefined): BackendChoice {
  return { purpose: "classify", backend, by: picked === backend ? "picked" : "provisional", reports: [] };
}

async function startBackend(
  session: Session,
  wanted: BackendName | undefined,
  onTry: (backend: BackendName) => void,
): Promise<ActiveBackend> {
  const failures: string[] = [];
  for (const name of session.candidates(wanted)) {
    try {
      onTry(name);
      const active = await session.useBackend(name);
      if (active.backend === "cpu" && wanted !== "cpu") session.notify(workerWords.slow);
      return active;
    } catch (error) {
      failures.push(`${name}: ${describeCause(error)}`);
      if (name === wanted) session.notify(workerWords.backendUnavailable(name));
    }
  }
  throw new HangerError("backends-exhausted", workerWords.noBackend, { cause: failures.join("\n") });
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
