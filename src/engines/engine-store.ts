import { ENGINE_CACHE, ENGINE_HEADER, type EngineName, HangerError } from "../contract";
import { sha256 } from "../formats/sha256";
import { engineWords } from "../words/engines";
import { ENGINE_FILES, type EngineFile, engineFilePath } from "./engine-files";

/** The files of one engine: fetched when it is first chosen, checked by their checksums, and then kept. */
export class EngineStore {
  /** @param appFolder the address of the app's folder, with a slash at the end */
  constructor(
    private readonly engine: EngineName,
    private readonly appFolder: URL,
  ) {}

  /**
   * An address from which a file can be read at once, for as long as this worker lives.
   * @throws HangerError `model-unavailable` where it cannot be had
   */
  async load(file: EngineFile): Promise<string> {
    const bytes = (await this.kept(file)) ?? (await this.fetched(file));
    return URL.createObjectURL(new Blob([bytes], { type: file.type }));
  }

  /** What is kept is checked too. Undefined where nothing sound is kept, or this page cannot keep anything. */
  private async kept(file: EngineFile): Promise<ArrayBuffer | undefined> {
    const response = await globalThis.caches
      ?.match(keyOf(file), { cacheName: ENGINE_CACHE })
      .catch(() => undefined);
    const bytes = await response?.arrayBuffer().catch(() => undefined);
    return bytes && (await isSound(bytes, file)) ? bytes : undefined;
  }

  /** Bypasses the browser's own cache, which could give the same wrong bytes again, and would keep right ones a second time. */
  private async fetched(file: EngineFile): Promise<ArrayBuffer> {
    const title = engineWords.titles[this.engine];
    const address = new URL(engineFilePath(this.engine, file), this.appFolder);
    const fail = (sentence: string, cause: unknown) => {
      throw new HangerError("model-unavailable", sentence, { cause });
    };
    const response = await fetch(address, { cache: "no-store" }).catch((cause: unknown) =>
      fail(engineWords.notFetched(title), cause),
    );
    if (response.status === 404) fail(engineWords.notOnServer(title), address.href);
    if (!response.ok) fail(engineWords.notFetched(title), `${response.status} for ${address.href}`);
    const bytes = await response
      .arrayBuffer()
      .catch((cause: unknown) => fail(engineWords.notFetched(title), cause));
    if (!(await isSound(bytes, file))) fail(engineWords.wrongBytes(title), `${bytes.byteLength} bytes`);
    // A full device still gets its engine.
    await this.keep(file, bytes).catch(() => undefined);
    return bytes;
  }

  private async keep(file: EngineFile, bytes: ArrayBuffer): Promise<void> {
    const cache = await openCache();
    if (!cache) return;
    const headers = { [ENGINE_HEADER]: this.engine, "Content-Length": String(bytes.byteLength) };
    await cache.put(keyOf(file), new Response(bytes, { headers }));
    await dropOthers(cache);
  }
}

/** Pages that came over plain http have no caches, and browsers that block cookies refuse them. */
const openCache = async () => globalThis.caches?.open(ENGINE_CACHE).catch(() => undefined);

/** By its checksum, so that copies of the app on one host share it. */
const keyOf = ({ sha256 }: EngineFile) => new URL(`/hanger-engines/${sha256}`, self.location.origin).href;

async function isSound(bytes: ArrayBuffer, file: EngineFile): Promise<boolean> {
  return bytes.byteLength === file.bytes && (await sha256(bytes)) === file.sha256;
}

/** Drops the files of versions that this release no longer uses. */
async function dropOthers(cache: Cache): Promise<void> {
  const used = new Set(Object.values(ENGINE_FILES).flat().map(keyOf));
  for (const { url } of await cache.keys()) if (!used.has(url)) await cache.delete(url);
}
