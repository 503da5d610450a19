import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/** The files of the app in a folder, as paths with slashes; without the dataset, and what servers alone read. */
export const appFiles = (folder: string): readonly string[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .map((file) => file.replaceAll(path.sep, "/"))
    .filter((file) => !/^data\/|\.br$|^_headers$|^\.htaccess$/.test(file))
    .sort();
