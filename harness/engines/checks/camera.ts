import { type Check, hold } from "../check";

export const cameraCheck: Check = {
  name: "camera",
  async run(begin) {
    const visit = await begin();
    await visit.open();
    await visit.press("button", /Use the camera/);
    await visit.read(".answer h2", /./);
    await visit.press("button", /Take the picture/);
    await visit.press("button", /Look again/);
    const live = await visit.read(".answer h2", /./);
    await visit.press("button", /Take the picture/);
    const told = await visit.told();
    hold(told.length === 0, `nothing went wrong, and the app tells: ${told.join(" ")}`);
    return `the test picture is answered live, "${live}", taken, and live again`;
  },
};
