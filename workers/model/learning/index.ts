export { learn } from "./learn";
export { outlook } from "./outlook";
