const MOST = 127;

/**
 * Rounds a kernel's filters to whole numbers in -127..127, each filter with a scale of its own. What one value loses in
 * rounding the next one of the same channel makes up for, so that where a picture hardly changes, which is nearly
 * everywhere, a filter's sum is right.
 * @param shape Filters first, channels last, as TensorFlow Lite has kernels
 */
export function inBytes(
  values: Float32Array,
  shape: readonly number[],
): { readonly data: Int8Array; readonly scales: Float32Array } {
  const [filters, channels] = [shape[0]!, shape.at(-1)!];
  const length = values.length / filters;
  const data = new Int8Array(values.length);
  const scales = new Float32Array(filters);
  for (let filter = 0; filter < filters; filter++) {
    const own = values.subarray(filter * length, (filter + 1) * length);
    const largest = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    // A filter of zeros has any scale but zero, which readers refuse.
    const scale = largest / MOST || 1;
    scales[filter] = scale;
    let owed = 0;
    for (let channel = 0; channel < channels; channel++) {
      for (let at = channel; at < length; at += channels) {
        const wanted = own[at]! / scale + owed;
        const rounded = Math.max(-MOST, Math.min(MOST, Math.round(wanted)));
        data[filter * length + at] = rounded;
        owed = wanted - rounded;
      }
    }
  }
  return { data, scales };
}
