import { measureTfjs } from "../tfjs";
import { answerMessages } from "../timing";

answerMessages((request) => measureTfjs("wasm", request));
