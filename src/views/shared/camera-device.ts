import { HangerError } from "../../contract";
import { cameraWords } from "../../words/camera";
import { classifyWords } from "../../words/classify";
import { bitmapOf, type FramePart, visiblePart } from "./visible-part";

export interface Zoom {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
}

/** What there is to do with a camera that is on. */
export interface CameraTraits {
  /** How many cameras there are. */
  readonly cameras: number;
  readonly torch: "none" | "off" | "on";
  readonly zoom?: Zoom;
  /** Whether it looks at whoever holds the device. */
  readonly facesUser: boolean;
  /** What it did not do, as a sentence. */
  readonly notice?: string;
}

export interface Capture {
  readonly bitmap: ImageBitmap;
  /** Address of the same picture, to be revoked when it is no longer shown. */
  readonly url: string;
}

/** So long a camera may take to send its first picture, and may send none while it is on; milliseconds. */
const FIRST_FRAME_MS = 8000;
const NO_FRAME_MS = 3000;

/** The torch and the zoom are in no version of the DOM's types. */
type FurtherCapabilities = MediaTrackCapabilities & {
  readonly torch?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step?: number };
};
type FurtherSettings = MediaTrackSettings & { readonly torch?: boolean; readonly zoom?: number };

interface OpenOptions {
  readonly wanted: MediaTrackConstraints;
  readonly video: HTMLVideoElement;
  /** The camera to open; without one, that on the back. */
  readonly id: string | undefined;
  /** Aborted where another start or a stop overtakes this one. */
  readonly signal: AbortSignal;
  /** Told when another camera is plugged in, or something was switched. */
  readonly onChange: (traits: CameraTraits) => void;
  /** Told with a sentence when the camera ends. It is closed then. */
  readonly onFailure: (message: string) => void;
}

/**
 * A camera that plays in a video element.
 *
 *     open -> (muted -> unmuted)* -> closed, taken away, or muted for too long
 */
export class CameraDevice {
  private readonly track: MediaStreamTrack;
  private readonly closing = new AbortController();
  private cameras: readonly string[] = [];
  private notice: string | undefined;

  /** @throws HangerError `image-unreadable` with a sentence, or the signal's reason where it was overtaken */
  static async open(options: OpenOptions): Promise<CameraDevice> {
    const { signal, video } = options;
    const stream = await openStream(options).catch((error) => {
      throw failure(describeError(error));
    });
    const device = new CameraDevice(stream, options);
    try {
      signal.throwIfAborted();
      video.srcObject = stream;
      await firstFrame(video, signal);
      await device.countCameras();
      signal.throwIfAborted();
      return device;
    } catch (error) {
      device.close();
      throw error;
    }
  }

  private constructor(
    private readonly stream: MediaStream,
    private readonly options: OpenOptions,
  ) {
    this.track = stream.getVideoTracks()[0]!;
    const { signal } = this.closing;
    const fail = (message: string) => {
      if (signal.aborted) return;
      this.close();
      options.onFailure(message);
    };
    this.track.addEventListener("ended", () => fail(cameraWords.failures.takenAway), { signal });
    let waiting: ReturnType<typeof setTimeout>;
    this.track.addEventListener(
      "mute",
      () => {
        waiting = setTimeout(() => this.track.muted && fail(cameraWords.failures.noFrames), NO_FRAME_MS);
      },
      { signal },
    );
    this.track.addEventListener("unmute", () => clearTimeout(waiting), { signal });
    const onDevices = () => void this.countCameras().then(() => this.tell());
    navigator.mediaDevices.addEventListener("devicechange", onDevices, { signal });
  }

  get id(): string | undefined {
    return this.track.getSettings().deviceId;
  }

  get traits(): CameraTraits {
    const { torch, zoom } = (this.track.getCapabilities?.() ?? {}) as FurtherCapabilities;
    const settings = this.track.getSettings() as FurtherSettings;
    const range: Zoom | undefined =
      zoom && zoom.max > zoom.min
        ? { min: zoom.min, max: zoom.max, step: zoom.step || 0.1, value: settings.zoom ?? zoom.min }
        : undefined;
    return {
      cameras: this.cameras.length,
      torch: torch ? (settings.torch ? "on" : "off") : "none",
      ...(range ? { zoom: range } : {}),
      // Cameras that do not say where they look are those of desks and laptops, or lie on the back of a phone.
      facesUser: settings.facingMode
        ? settings.facingMode === "user"
        : !matchMedia("(pointer: coarse)").matches,
      ...(this.notice ? { notice: this.notice } : {}),
    };
  }

  /** The camera after this one, in the order in which the device names them. */
  get next(): string | undefined {
    const at = this.cameras.indexOf(this.id ?? "");
    return this.cameras[(at + 1) % this.cameras.length];
  }

  async switchTorch(on: boolean): Promise<void> {
    await this.track
      .applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
      .catch(() => 0);
    this.notice = (this.traits.torch === "on") === on ? undefined : cameraWords.lightRefused;
    this.tell();
  }

  async setZoom(zoom: number): Promise<void> {
    await this.track.applyConstraints({ advanced: [{ zoom } as MediaTrackConstraintSet] }).catch(() => 0);
    this.tell();
  }

  /**
   * What is on screen, as it was looked at.
   * @throws HangerError `image-unreadable` where the browser gives no picture
   */
  async capture(): Promise<Capture> {
    const { video } = this.options;
    video.pause();
    const part = visiblePart(video);
    const [bitmap, url] = await Promise.all([bitmapOf(video, part), addressOfFrame(video, part)]);
    return { bitmap, url };
  }

  close(): void {
    this.closing.abort();
    for (const track of this.stream.getTracks()) track.stop();
  }

  private tell(): void {
    if (!this.closing.signal.aborted) this.options.onChange(this.traits);
  }

  private async countCameras(): Promise<void> {
    this.cameras = await cameraIds();
  }
}

const failure = (message: string) => new HangerError("image-unreadable", message);

async function openStream({ wanted, id, signal }: OpenOptions): Promise<MediaStream> {
  const { mediaDevices } = navigator;
  if (!mediaDevices) throw new DOMException("", "SecurityError");
  const open = (which: MediaTrackConstraints) =>
    mediaDevices.getUserMedia({ video: { ...wanted, ...which } });
  for (const deviceId of id ? await fromThisOn(id) : []) {
    const stream = await open({ deviceId: { exact: deviceId } }).catch((error) => {
      // Who refuses one camera is not asked for each of the others.
      if (error.name === "NotAllowedError") throw error;
    });
    if (stream) return stream;
    signal.throwIfAborted();
  }
  return open({ facingMode: { ideal: "environment" } });
}

async function cameraIds(): Promise<readonly string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.flatMap(({ kind, deviceId }) => (kind === "videoinput" ? [deviceId] : []));
}

/** The ids of a camera and of those to try after it; none where it was unplugged. */
async function fromThisOn(id: string): Promise<readonly string[]> {
  const ids = await cameraIds();
  const at = ids.indexOf(id);
  return at < 0 ? [] : [...ids.slice(at), ...ids.slice(0, at)];
}

/** Playing begins with the first picture, and waits for ever where none comes. */
async function firstFrame(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  let waiting: ReturnType<typeof setTimeout>;
  const tooLong = new Promise<never>((_, reject) => {
    waiting = setTimeout(() => reject(failure(cameraWords.failures.noFrames)), FIRST_FRAME_MS);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  const playing = video.play().catch((error) => {
    throw failure(describeError(error));
  });
  await Promise.race([playing, tooLong]).finally(() => clearTimeout(waiting));
}

function addressOfFrame(video: HTMLVideoElement, { x, y, width, height }: FramePart): Promise<string> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.drawImage(video, -x, -y);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(URL.createObjectURL(blob)) : reject(failure(classifyWords.noPicture))),
      "image/jpeg",
    ),
  );
}

/** What the exceptions of `getUserMedia` say, by their names. */
const FAILURES: Readonly<Record<string, keyof typeof cameraWords.failures>> = {
  NotAllowedError: "notAllowed",
  NotFoundError: "notFound",
  OverconstrainedError: "notFound",
  NotReadableError: "inUse",
  SecurityError: "insecure",
};

function describeError(error: unknown): string {
  // WebKit's OverconstrainedError is no DOMException, nor any Error.
  const { name } = Object(error) as { readonly name?: string };
  return cameraWords.failures[FAILURES[name ?? ""] ?? "notStarted"];
}
