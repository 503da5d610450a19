/** What all views share: their controls, and what is said where no better is known. */
export default {
  close: "Close",
  closeMessage: "Close this message",
  wentWrong: "Something went wrong in Hanger. Reload the page; nothing kept is lost.",
};
