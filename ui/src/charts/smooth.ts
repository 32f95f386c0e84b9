/** Smoothing of a line's points, named with its strength; the raw points stay beside it. */
export const SMOOTHINGS = ["none", "mean-3", "mean-5", "mean-9", "mean-15", "ema-0.5", "ema-0.7", "ema-0.9"] as const;
export type Smoothing = (typeof SMOOTHINGS)[number];

const strength = (smoothing: Smoothing): number => Number(smoothing.split("-")[1]);

/** The method in words: "moving mean of 5 points". */
export function smoothingWords(smoothing: Smoothing): string {
  if (smoothing === "none") return "not smoothed";
  return smoothing.startsWith("mean") ? `moving mean of ${strength(smoothing)} points` : `exponential mean, weight ${strength(smoothing)}`;
}

/**
 * The smoothed values, one a point, in their order. The moving mean is centred and narrower at both ends, so that it
 * stays symmetric; the exponential mean looks back only, and is freed of the pull of its start.
 */
export function smooth(values: number[], smoothing: Smoothing): number[] {
  if (smoothing === "none") return values;
  return smoothing.startsWith("mean") ? movingMean(values, strength(smoothing)) : exponentialMean(values, strength(smoothing));
}

function movingMean(values: number[], width: number): number[] {
  return values.map((_, at) => {
    const reach = Math.min((width - 1) / 2, at, values.length - 1 - at);
    const part = values.slice(at - reach, at + reach + 1);
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
}

function exponentialMean(values: number[], weight: number): number[] {
  let [sum, total] = [0, 0];
  return values.map((value) => {
    sum = weight * sum + value;
    total = weight * total + 1;
    return sum / total;
  });
}
