export { learn } from "./learn";
export { learnAtOnce } from "./learn-at-once";
export { outlook } from "./outlook";
export { checkOnReference } from "./reference";
export { addShare, listShares, openShare, removeShare, shareClass } from "./shares";
