import { measureTfjs } from "../tfjs";
import { serve } from "../timing";

serve((request) => measureTfjs("webgl", request));
