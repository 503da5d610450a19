import { limited, type MotionLimits, movedFurther, randomMotion, sampleMoved } from "../../pictures/motion";
import type { Random } from "../../random/random";
import { type Examples, pictureExamples } from "../data/examples";
import type { LabelledImages } from "../data/images";
import { sharpen } from "../networks/classifier";
import { PICTURE_LIMITS } from "./augment-picture";
import { TEMPERATURE } from "./student";
import { NEAR, seededView } from "./views";

/** A dataset's grey pictures, each in several views, which are the same for a teacher and its student. */
export class PictureViews {
  private readonly plain: Examples;
  private readonly side: number;
  private readonly picture: Float32Array;
  private readonly limits: MotionLimits;
  private readonly further: MotionLimits;

  /** @param strength How far views are moved: the strength, 0..1, of the augmentation */
  constructor(
    source: LabelledImages,
    private readonly views: number,
    strength: number,
  ) {
    this.plain = pictureExamples(source);
    this.side = Math.sqrt(source.pixels);
    this.picture = new Float32Array(source.pixels);
    this.limits = limited(PICTURE_LIMITS, strength);
    this.further = limited(NEAR, strength);
  }

  /** All pictures in one of the views, for a teacher to answer. */
  inView(view: number): Examples {
    return { ...this.plain, read: (index, into) => this.readView(index, view, into) };
  }

  /**
   * All pictures for a student. Where a random stream is given, each reading draws a view and moves it a little further.
   * @param answers pictures x views x classes probabilities, the teacher's; as a guide they are as unsure as at the
   * student's temperature
   */
  answered(answers: Float32Array, classes: number): Examples {
    const guides = sharpen(answers, classes, TEMPERATURE);
    return {
      ...this.plain,
      guided: classes,
      read: (index, into, random, guide) => {
        const view = random ? random.below(this.views) : 0;
        this.readView(index, view, into, random);
        const at = (index * this.views + view) * classes;
        guide?.set(guides.subarray(at, at + classes));
      },
    };
  }

  private readView(index: number, view: number, into: Float32Array, random?: Random): void {
    const { side, picture } = this;
    this.plain.read(index, picture);
    const motion = seededView(index, view, this.limits);
    const seen = random ? movedFurther(motion, randomMotion(random, this.further)) : motion;
    sampleMoved({ values: picture, side, channels: 1, outside: [0] }, seen, into, side);
  }
}
