/** Side of the test picture, pixels. */
const SIDE = 480;

/** Draws a picture of many lines and angles, on which every filter shows what it answers to. */
export function drawPattern(canvas: HTMLCanvasElement): void {
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.fillStyle = "#d8d8d8";
  context.fillRect(0, 0, SIDE, SIDE);
  drawFan(context, 120, 120, 100);
  drawRings(context, 360, 120, 100);
  drawStairs(context, 30, 270, 180);
  drawWeave(context, 270, 270, 180);
}

/** Lines of every angle from one point. */
function drawFan(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.strokeStyle = "#202020";
  for (let i = 0; i < 24; i++) {
    const angle = (i * Math.PI) / 12;
    context.lineWidth = 1 + (i % 4);
    context.beginPath();
    context.moveTo(x + 18 * Math.cos(angle), y + 18 * Math.sin(angle));
    context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    context.stroke();
  }
}

/** Edges of every direction, between greys that are ever closer to each other. */
function drawRings(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  for (let i = 0; i < 8; i++) {
    const grey = i % 2 === 0 ? 40 + 18 * i : 240 - 6 * i;
    context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
    context.beginPath();
    context.arc(x, y, radius * (1 - i / 8), 0, 2 * Math.PI);
    context.fill();
  }
}

/** Steps across and upright, with railings that slant. */
function drawStairs(context: CanvasRenderingContext2D, left: number, top: number, side: number): void {
  const step = side / 6;
  for (let i = 0; i < 6; i++) {
    context.fillStyle = i % 2 === 0 ? "#505050" : "#909090";
    context.fillRect(left + i * step, top + side - (i + 1) * step, step, (i + 1) * step);
  }
  context.strokeStyle = "#101010";
  context.lineWidth = 3;
  for (const shift of [0, 14, 28]) {
    context.beginPath();
    context.moveTo(left, top + side - 2 * step - shift);
    context.lineTo(left + side - 2 * step - shift, top);
    context.stroke();
  }
}

/** Cloth seen close: fine threads across and upright, and a seam of 45 degrees. */
function drawWeave(context: CanvasRenderingContext2D, left: number, top: number, side: number): void {
  context.fillStyle = "#f4f4f4";
  context.fillRect(left, top, side, side);
  context.fillStyle = "#707070";
  for (let at = 0; at < side / 2; at += 9) context.fillRect(left + at, top, 3, side / 2);
  for (let at = 0; at < side / 2; at += 9) context.fillRect(left + side / 2, top + at, side / 2, 3);
  context.strokeStyle = "#303030";
  for (let at = 0; at < side / 2; at += 18) {
    context.lineWidth = 1 + at / 18;
    context.beginPath();
    context.moveTo(left + at, top + side / 2 + 6);
    context.lineTo(left + at + side / 2, top + side);
    context.stroke();
  }
}
