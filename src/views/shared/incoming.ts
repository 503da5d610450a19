/** A file and the name of the folder that it lies in; empty where it came by itself. */
export interface Incoming {
  readonly file: File;
  readonly folder: string;
}

/** Files from the picker, without hidden ones where there are others; those of a picked folder carry their path. */
export function fromPicker(files: readonly File[]): readonly Incoming[] {
  const seen = files.filter(({ name }) => !name.startsWith("."));
  return (seen.length > 0 ? seen : files).map((file) => ({
    file,
    folder: file.webkitRelativePath.split("/").at(-2) ?? "",
  }));
}
