import {
  type ActiveBackend,
  type BackendChoice,
  type BackendName,
  type CallProgress,
  describeCause,
  HangerError,
  type ModelCard,
  type Started,
  type StartRequest,
} from "../../../src/contract";
import { workerWords } from "../../../src/words/worker";
import type { Notify } from "../context";
import type { CallContext, Handler } from "../handler";
import { describeModel } from "../models/describe-model";
import { ACTIVE_MODEL, loadModelRecord, SHIPPED_MODELS } from "../models/shipped-models";
import { decoding } from "../pictures/decode";
import { environment } from "./environment";

/** Readies the worker: a backend, the model that answered last, and what was remembered of both. */
export const start: Handler<"start"> = (request, context) =>
  context.computing.begin(() => startAll(request, context));

type StartContext = CallContext<CallProgress<"start">>;

async function startAll(
  { appVersion, backend: picked, avoid = [] }: StartRequest,
  context: StartContext,
): Promise<Started> {
  const { storage, computing, choices, answering, notify, forgetfulBecause } = context;
  choices.appVersion = appVersion;
  if (!isSecureContext) notify(workerWords.notEncrypted);
  computing.avoid(avoid);
  const remembered = await choices.recall("classify").catch(() => null);
  const wanted = picked ?? remembered?.backend;
  if (wanted && avoid.includes(wanted)) {
    notify(workerWords.backendUnavailable(wanted));
    await choices.forget(wanted).catch(() => undefined);
  }
  const backend = await startBackend(context, wanted);
  const card = await startModel(context);
  const model = card && describeModel(await loadModelRecord(storage, card.name), answering);
  const choice = remembered?.backend === backend.backend ? remembered : settled(backend, picked);
  void tellWherePixelsLie(notify);
  return {
    backend,
    choice,
    ...(model ? { model } : {}),
    storage: storage.kind,
    ...(forgetfulBecause ? { forgetfulBecause } : {}),
    isolated: environment.isolated,
  };
}

/** Says before the first picture that this browser does not give pages what they show. */
async function tellWherePixelsLie(notify: Notify): Promise<void> {
  try {
    await (await decoding()).requireTruePixels();
  } catch (error) {
    // Code that cannot be loaded now is asked for again with the first picture.
    if (error instanceof HangerError) notify(error.message);
  }
}

/** A choice that nothing was measured for. */
function settled({ backend }: ActiveBackend, picked: BackendName | undefined): BackendChoice {
  return { purpose: "classify", backend, by: picked === backend ? "picked" : "provisional", reports: [] };
}

async function startBackend(
  { computing, notify, progress }: StartContext,
  wanted: BackendName | undefined,
): Promise<ActiveBackend> {
  const failures: string[] = [];
  for (const name of computing.candidates(wanted)) {
    try {
      progress({ trying: name });
      const active = await computing.use(name);
      if (active.backend === "cpu" && wanted !== "cpu") notify(workerWords.slow);
      return active;
    } catch (error) {
      failures.push(`${name}: ${describeCause(error)}`);
      if (name === wanted) notify(workerWords.backendUnavailable(name));
    }
  }
  throw new HangerError("backends-exhausted", workerWords.noBackend, { cause: failures.join("\n") });
}

/** The model that was in use last, or, where it cannot be loaded, the one that comes with the app. */
async function startModel({ storage, answering, notify }: StartContext): Promise<ModelCard | undefined> {
  const last = await storage.get("settings", ACTIVE_MODEL).catch(() => undefined);
  for (const name of new Set([last ?? SHIPPED_MODELS[0], ...SHIPPED_MODELS])) {
    try {
      return await answering.use(name);
    } catch (error) {
      if (!(error instanceof HangerError)) throw error;
      notify(error.message);
    }
  }
  return undefined;
}
