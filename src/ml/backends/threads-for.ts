import type { BackendEnvironment } from "./environment";

/** The most threads that share a kernel. With more, handing out the work costs more than it saves. */
const MOST_THREADS = 8;

/** How many threads compute where memory may be shared. */
export const threadsFor = ({ cores }: Pick<BackendEnvironment, "cores">) => Math.min(MOST_THREADS, cores);
