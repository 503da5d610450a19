import { connect } from "../bridge";
import { type CallRequest, describeCause, HangerError } from "../contract";

const client = connect();

globalThis.driver = {
  client,
  async call(id, name, request) {
    try {
      const onProgress = (progress: unknown) => globalThis.reportProgress?.(id, progress);
      return {
        ok: true,
        value: await client.call(name, request as CallRequest<typeof name>, { onProgress }),
      };
    } catch (error) {
      const failure =
        error instanceof HangerError
          ? error.toFailure()
          : { code: "internal" as const, message: String(error), cause: describeCause(error) };
      return { ok: false, failure };
    }
  },
  async lookAtPictures(id, request) {
    const onProgress = (progress: unknown) => globalThis.reportProgress?.(id, progress);
    return toBase64(await client.call("lookAtPictures", request, { onProgress }));
  },
  async exportModel(name) {
    const { card, modelJson, weights } = await client.call("exportModel", { name });
    return { card, modelJson, weights: await toBase64(weights) };
  },
};

async function toBase64(bytes: BlobPart): Promise<string> {
  const reader = new FileReader();
  const read = new Promise((resolve) => reader.addEventListener("load", resolve));
  reader.readAsDataURL(new Blob([bytes]));
  await read;
  return String(reader.result).split(",")[1] ?? "";
}
