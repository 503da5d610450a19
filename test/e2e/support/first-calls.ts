import type {
  BenchDocument,
  CallName,
  CallRequest,
  CallResult,
  ErrorCode,
  ExerciseRow,
  TrainSettings,
} from "../../../src/contract";

/** A request that a worker of its own can answer, and what is true of its answer. */
interface FirstCall<K extends CallName> {
  /** Makes what the call needs, with the worker that is going to die. */
  request(): CallRequest<K> | Promise<CallRequest<K>>;
  holds?(result: CallResult<K>): boolean;
  /** How it fails, where that is the true answer. */
  readonly fails?: ErrorCode;
}

declare global {
  /** Makes a call as the first one after the worker died. Returns what went wrong, or "". */
  var callFirst: (name: CallName) => Promise<string>;
}

/** Gives the page `callFirst`. Runs there, so that it refers to nothing outside. */
export function installFirstCalls(sample: BenchDocument): void {
  const { client } = globalThis.driver!;
  const draw = async (seed = 1) => ({
    kind: "blob" as const,
    blob: await globalThis.drawPhoto(seed),
  });
  const unique = () => crypto.randomUUID();
  let seeds = 100;
  const addPhoto = async (label = "coat") => {
    const photos = [{ name: "drawn.jpg", image: await draw(seeds++) }];
    const { added } = await client.call("addPhotos", { label, photos });
    return added[0]!.id;
  };
  const addClass = async () => (await client.call("addClass", { name: unique() })).id;
  const modelFile = async (of = "fashion-mnist") => {
    const model = { name: of, format: "layers-model" as const };
    const { blob, name } = await client.call("exportModelAs", model);
    return new File([blob], name);
  };
  const importModel = async (of?: string) =>
    (await client.call("importModel", { files: [await modelFile(of)] })).name;
  const settings: TrainSettings = {
    architecture: "dense",
    images: 400,
    epochs: 1,
    batchSize: 50,
    learningRate: 0.01,
    seed: 1,
  };
  const train = async () => {
    await client.call("downloadDataset", undefined);
    return (await client.call("train", { settings })).run;
  };
  const pause = async () => {
    await client.call("downloadDataset", undefined);
    const onProgress = ({ kind }: { readonly kind: string }) => {
      if (kind === "step") void client.call("controlTraining", { action: "pause" });
    };
    const long = { ...settings, images: 5000, epochs: 50 };
    return (await client.call("train", { settings: long }, { onProgress })).run;
  };
  const served = (label: string) => ({
    file: "icon.png",
    label,
    url: new URL("icons/icon-192.png", location.href).href,
  });
  const exercise = async (): Promise<ExerciseRow> => ({
    id: unique(),
    finishedAt: Date.now(),
    architecture: "dense",
    options: {},
    training: { epochs: 1, images: 400, batchSize: 50, learningRate: 0.01 },
    parameters: 1,
    epochs: [],
    trainAccuracy: 0.5,
    testAccuracy: 0.5,
    seconds: 1,
    backend: { backend: "wasm-simd", threads: 1 },
  });
  const keepBench = async () =>
    (await client.call("keepBench", { document: { ...sample, id: unique().replaceAll("-", "") } })).document
      .id;
  const inUse = async (name: string) => void (await client.call("activateModel", { name }));
  const fashion = { kind: "model" as const, name: "fashion-mnist" };
  const activations = async () =>
    client.call("activations", { model: "fashion-mnist", picture: { kind: "image", image: await draw() } });
  const shared = async () => {
    await addPhoto("bag");
    const text = await client.call("shareClass", { id: "bag" });
    // Of another sender.
    return { text: `${text.slice(0, 12)}AAAAAAAA${text.slice(20)}` };
  };
  const lab = { id: "lab-1" };
  const shapes = [{ kind: "shape" as const, text: "26x26x64" }];
  const nothing = () => undefined;

  const calls = {
    start: { request: () => ({ appVersion: "test", backend: "wasm-simd" }), holds: ({ model }) => !!model },
    probeBackend: {
      request: () => ({ backend: "cpu", purpose: "classify" }),
      holds: ({ status }) => status === "ok",
    },
    chooseBackend: {
      request: () => ({ purpose: "classify", reports: [], picked: "wasm-simd" }),
      holds: ({ backend }) => backend === "wasm-simd",
    },
    rememberedChoice: {
      async request() {
        await client.call("chooseBackend", { purpose: "train", reports: [], picked: "wasm-simd" });
        return { purpose: "train" };
      },
      holds: (choice) => choice?.backend === "wasm-simd",
    },
    memoryUse: { request: nothing },

    classify: {
      request: async () => ({ image: await draw() }),
      holds: ({ answers }) => answers.length === 3,
    },

    listArchitectures: { request: nothing, holds: ({ length }) => length > 0 },
    listModels: { request: nothing, holds: (models) => models.some(({ active }) => active) },
    activateModel: { request: () => ({ name: "fashion-mnist" }), holds: ({ active }) => active },
    deleteModel: {
      async request() {
        const name = await importModel();
        await inUse(name);
        return { name };
      },
      fails: "bad-request",
    },
    renameModel: {
      async request() {
        const name = await importModel();
        await inUse(name);
        return { name, title: "Renamed" };
      },
      holds: ({ card, active }) => card.title === "Renamed" && active,
    },

    datasetStatus: { request: nothing, holds: ({ offered }) => offered },
    downloadDataset: { request: nothing, holds: ({ complete }) => complete },
    keepSample: { request: nothing, holds: ({ train, test }) => train === 2000 && test === 500 },
    deleteDataset: { request: nothing, holds: ({ complete }) => !complete },

    train: {
      async request() {
        await client.call("downloadDataset", undefined);
        return { settings };
      },
      holds: ({ state }) => state === "finished",
    },
    resumeTraining: {
      request: async () => ({ run: await pause() }),
      holds: ({ epochs }) => epochs.length > 0,
    },
    controlTraining: { request: () => ({ action: "pause" }) },
    listRuns: {
      async request() {
        await train();
      },
      holds: (runs) => runs.some(({ state }) => state === "finished"),
    },
    keepRun: {
      async request() {
        const name = unique();
        return { run: await train(), name, title: name };
      },
      holds: ({ origin }) => origin === "trained",
    },
    discardRun: { request: async () => ({ run: await train() }) },

    retrain: {
      request: () => ({ model: "camera", photos: [served("tent")], name: unique(), title: "New" }),
      holds: ({ newClasses }) => newClasses.includes("tent"),
    },
    compress: {
      request: () => ({ from: "/models/fashion-mnist/" }),
      fails: "model-invalid",
    },
    giveHead: {
      async request() {
        const file = await fetch("/models/camera/statistics.bin");
        return { from: "/models/camera/", statistics: await file.arrayBuffer() };
      },
      holds: ({ parameters }) => parameters > 0,
    },
    lookAtPictures: {
      request: () => ({ from: "/models/camera/", pictures: { photos: [served("bag")] } }),
      holds: ({ length }) => length > 0,
    },
    evaluate: {
      request: () => ({ model: "camera", dataset: { kind: "photos", photos: [served("bag")] } }),
      holds: ({ count }) => count === 1,
    },
    exportModel: { request: () => ({ name: "camera" }), holds: ({ card }) => card.name === "camera" },
    exportOnnx: { request: () => ({ name: "fashion-mnist" }), holds: ({ byteLength }) => byteLength > 0 },
    exportTflite: {
      request: () => ({ name: "fashion-mnist", batch: 1 }),
      holds: ({ byteLength }) => byteLength > 0,
    },

    listClasses: { request: nothing, holds: (classes) => classes.some(({ known }) => known) },
    addClass: { request: () => ({ name: unique() }), holds: ({ known }) => !known },
    renameClass: {
      request: () => ({ id: "coat", name: `Coat ${unique().slice(0, 8)}` }),
      holds: ({ known }) => known,
    },
    hideClass: { request: () => ({ id: "dress", hidden: false }), holds: ({ known }) => known },
    mergeClasses: {
      request: async () => ({ from: await addClass(), into: "shirt" }),
      holds: ({ known }) => known,
    },
    deleteClass: {
      async request() {
        const id = await addClass();
        await addPhoto(id);
        return { id };
      },
      holds: ({ photos }) => photos.length === 1,
    },
    addPhotos: {
      request: async () => ({ label: "coat", photos: [{ name: "drawn.jpg", image: await draw(seeds++) }] }),
      holds: ({ added }) => added.length === 1,
    },
    listPhotos: {
      async request() {
        await addPhoto();
        return {};
      },
      holds: ({ length }) => length > 0,
    },
    photoPixels: { request: async () => ({ ids: [await addPhoto()] }), holds: ({ length }) => length === 1 },
    photoInput: { request: async () => ({ id: await addPhoto() }), holds: ({ input }) => input.width > 0 },
    movePhotos: { request: async () => ({ ids: [await addPhoto()], label: "bag" }) },
    deletePhotos: { request: async () => ({ ids: [await addPhoto()] }) },
    restorePhotos: {
      async request() {
        const ids = [await addPhoto()];
        await client.call("deletePhotos", { ids });
        return { ids };
      },
    },
    findDuplicates: { request: nothing },
    storageUse: { request: nothing },

    describeKept: { request: nothing },
    deleteEverything: { request: nothing },

    learnOutlook: {
      async request() {
        await inUse("camera");
        for (let i = 0; i < 3; i++) await addPhoto("bag");
      },
      holds: ({ photos, obstacle }) => photos >= 3 && obstacle === undefined,
    },
    learn: {
      async request() {
        await inUse("camera");
        for (let i = 0; i < 3; i++) await addPhoto("bag");
        return {};
      },
      holds: ({ model }) => model.origin === "trained",
    },
    learnAtOnce: {
      async request() {
        await inUse("camera");
        await addPhoto("bag");
      },
      holds: (learned) => learned?.model.active === true,
    },
    shareClass: {
      async request() {
        await addPhoto("bag");
        return { id: "bag" };
      },
      holds: (text) => text.length > 100,
    },
    openShare: { request: shared, holds: ({ photos, isCounted }) => photos > 0 && !isCounted },
    addShare: { request: shared, holds: ({ isCounted }) => isCounted },
    listShares: {
      request: async () => void (await client.call("addShare", await shared())),
      holds: (shares) => shares.some(({ isCounted }) => isCounted),
    },
    removeShare: {
      async request() {
        const { id } = await client.call("addShare", await shared());
        return { id };
      },
      holds: (result) => result === undefined,
    },
    checkOnReference: { request: () => ({ name: "camera" }), holds: ({ accuracy }) => accuracy > 0.5 },

    exportProject: { request: nothing, holds: ({ blob }) => blob.size > 0 },
    importProject: {
      async request() {
        await addPhoto();
        await importModel();
        return { file: (await client.call("exportProject", undefined)).blob };
      },
      holds: ({ same }) => same > 1,
    },
    exportModelAs: {
      request: () => ({ name: "fashion-mnist", format: "layers-model" }),
      holds: ({ blob }) => blob.size > 0,
    },
    importModel: {
      request: async () => ({ files: [await modelFile()] }),
      holds: ({ origin }) => origin === "imported",
    },
    nameClasses: {
      request: async () => ({ name: await importModel(), names: Array.from("abcdefghij") }),
      holds: ({ card }) => card.labels[0] === "a",
    },
    takeOpacity: {
      request: async () => ({ name: await importModel("camera") }),
      holds: ({ origin }) => origin === "imported",
    },

    explainNetwork: { request: () => fashion, holds: ({ layers }) => layers.length > 0 },
    exportKeras: { request: () => ({ network: fashion }), holds: (code) => code.includes("keras") },
    activations: {
      request: async () => ({ model: "fashion-mnist", picture: { kind: "image", image: await draw() } }),
      holds: ({ answers }) => answers.length === 10,
    },
    explainValue: {
      async request() {
        const { input, layers } = await activations();
        const { name } = layers.find(({ kind }) => kind === "Conv2D")!;
        return { model: "fashion-mnist", input, layer: name, channel: 0, row: 3, column: 3 };
      },
      holds: ({ terms }) => terms.length > 0,
    },
    trainingSteps: {
      async request() {
        const { input, layers } = await activations();
        const { name } = layers.find(({ kind }) => kind === "Conv2D")!;
        return {
          model: "fashion-mnist",
          input,
          label: "dress",
          learningRate: 0.01,
          steps: 1,
          layer: name,
          filter: 0,
        };
      },
      holds: ({ losses }) => losses.length === 2,
    },
    learnedFilters: {
      async request() {
        const { layers } = await activations();
        return { model: "fashion-mnist", layer: layers.find(({ kind }) => kind === "Conv2D")!.name };
      },
      holds: ({ values }) => values.length > 0,
    },
    firstFilters: { request: () => fashion, holds: (found) => found?.seed === 101 },
    listFilters: { request: nothing, holds: ({ length }) => length > 0 },
    filterPicture: {
      request: async () => ({
        picture: { kind: "image", image: await draw() },
        filter: { kind: "median", size: 3 },
      }),
    },
    listExercises: {
      async request() {
        await client.call("keepExercise", await exercise());
      },
      holds: ({ length }) => length > 0,
    },
    keepExercise: { request: exercise },
    deleteExercise: { request: () => ({ id: "gone" }) },

    listAssignments: { request: nothing, holds: ([first]) => first?.origin === "lab" },
    keepAssignment: {
      request: () => ({
        assignment: { title: unique(), intro: "", steps: [{ kind: "text", text: "Why?" }] },
      }),
      holds: ({ origin }) => origin === "own",
    },
    openAssignment: { request: () => ({ content: "no assignment" }), fails: "import-refused" },
    deleteAssignment: { request: () => ({ id: "gone" }) },
    shareAssignment: { request: () => lab, holds: ({ link }) => link !== undefined },
    readSketch: { request: nothing },
    keepSketch: { request: () => ({}) },
    readAnswers: { request: () => lab, holds: ({ answers }) => Array.isArray(answers) },
    keepAnswers: { request: () => ({ ...lab, draft: { name: "", answers: shapes } }) },
    checkAnswers: {
      request: () => ({ ...lab, answers: shapes }),
      holds: ([first]) => first?.kind === "right",
    },
    handIn: {
      async request() {
        await client.call("keepAnswers", { ...lab, draft: { name: "", answers: shapes } });
        return lab;
      },
      holds: ({ code }) => code.startsWith("hanger-answers."),
    },
    collectAnswers: {
      request: () => ({ ...lab, candidates: [{ name: "A file", content: "no answers" }] }),
      holds: ({ refused }) => refused.length === 1,
    },
    listCollected: { request: () => lab, holds: ({ length }) => length === 0 },
    deleteCollected: { request: () => ({ ...lab, from: "nobody" }) },

    readBenchNetwork: {
      request: async () => ({ files: [await modelFile()] }),
      holds: ({ kind }) => kind === "files",
    },
    openBench: {
      request: () => ({ backend: "cpu", network: { kind: "architecture", name: "dense" } }),
      holds: ({ status }) => status === "ok",
    },
    // What was opened died with the worker.
    checkBench: { request: () => ({}), fails: "worker-died" },
    timeBench: { request: () => ({ measure: "predict1", sliceMs: 1 }), fails: "worker-died" },
    profileBench: { request: nothing, fails: "worker-died" },
    writeBenchNetwork: { request: () => ({ engine: "litert" }), fails: "worker-died" },
    openEngine: {
      async request() {
        const bytes = await client.call("exportTflite", { name: "fashion-mnist", batch: 1 });
        return { network: { engine: "litert", files: [{ bytes, count: 1 }] } };
      },
      holds: ({ measures }) => measures.length === 1,
    },
    describeDevice: { request: () => ({}), holds: ({ cores }) => cores > 0 },
    listBench: {
      async request() {
        await keepBench();
      },
      holds: ({ length }) => length > 0,
    },
    keepBench: { request: () => ({ document: sample }), holds: ({ origin }) => origin === "own" },
    deleteBench: { request: async () => ({ ids: [await keepBench()] }) },
    openBenchResults: {
      request: () => ({ candidates: [{ name: "A file", content: "no result" }] }),
      holds: ({ refused }) => refused.length === 1,
    },
    readQr: { request: async () => ({ image: await draw() }), holds: (text) => text === null },
    linkBench: { request: async () => ({ id: await keepBench() }), holds: ({ length }) => length > 0 },
  } satisfies { readonly [K in CallName]: FirstCall<K> };

  /** Ends the worker, and comes back once the bridge knows: it asked for the worker's lock before. */
  const endWorker = async () => {
    const { held = [] } = await navigator.locks.query();
    const names = held.flatMap(({ name }) => (name?.startsWith("model-") ? [name] : []));
    const gone = names.map((name) => navigator.locks.request(name, () => undefined));
    await globalThis.killWorkers();
    await Promise.all(gone);
  };

  const callFirst = async <K extends CallName>(name: K, { request, holds, fails }: FirstCall<K>) => {
    // Whoever started before has begun: the worker dies at rest.
    await client.call("listModels", undefined);
    const made = await request();
    await endWorker();
    try {
      const result = await client.call(name, made);
      if (fails) return `answered, in place of failing with ${fails}`;
      return holds?.(result) === false ? `answered ${JSON.stringify(result)}` : "";
    } catch (error) {
      const { code, message } = error as { readonly code?: string; readonly message: string };
      return code === fails ? "" : `failed with ${code}: ${message}`;
    }
  };
  globalThis.callFirst = (name) => callFirst(name, calls[name] as FirstCall<typeof name>);
}
