import "@tensorflow/tfjs-backend-webgpu";
import { measureTfjs } from "../tfjs";
import { serve } from "../timing";

serve((request) => measureTfjs("webgpu", request));
