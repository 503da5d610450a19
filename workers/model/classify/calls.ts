import type { Handlers } from "../handler";
import { classify } from "./classify";

export const classifyCalls: Pick<Handlers, "classify"> = { classify };
