import type { Handlers } from "../handler";
import { classifyHandler } from "./classify";

export const classifyCalls: Pick<Handlers, "classify"> = { classify: classifyHandler };
