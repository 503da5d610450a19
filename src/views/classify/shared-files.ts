import { SHARED_FILES } from "../../contract";

/** Takes the files that another app shared out of the service worker's keeping, and the address back to its plain form. */
export async function takeSharedFiles(): Promise<readonly File[]> {
  history.replaceState(history.state, "", "#/classify");
  const inbox = await caches.open(SHARED_FILES);
  const files: File[] = [];
  for (const request of await inbox.keys()) {
    const response = await inbox.match(request);
    await inbox.delete(request);
    if (!response) continue;
    const blob = await response.blob();
    const name = decodeURIComponent(response.headers.get("X-File-Name") ?? "");
    files.push(new File([blob], name, { type: blob.type }));
  }
  return files;
}
