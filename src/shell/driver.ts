import { connect } from "../bridge";
import type { ModelClient } from "../contract";

declare global {
  /** The client that the commands and the tests drive the built app through. */
  var hanger: ModelClient | undefined;
}

globalThis.hanger = connect();
