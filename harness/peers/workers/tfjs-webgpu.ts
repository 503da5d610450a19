import "@tensorflow/tfjs-backend-webgpu";
import { measureTfjs } from "../tfjs";
import { answerMessages } from "../timing";

answerMessages((request) => measureTfjs("webgpu", request));
