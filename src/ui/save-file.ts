/** Saves a file to the device, as a download. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The click starts the download; the browser needs the URL until it has picked it up.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
