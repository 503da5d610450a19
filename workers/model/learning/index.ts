export { learn } from "./learn";
export { outlook } from "./outlook";
export { checkOnReference } from "./reference";
