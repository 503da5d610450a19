import "@tensorflow/tfjs-backend-webgpu";
import { measureGraph } from "../tfjs-graph";

self.onmessage = async ({ data }) => {
  self.postMessage(await measureGraph(data).catch((error: Error) => ({ error: error.message })));
};
