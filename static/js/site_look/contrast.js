// Contrast of two colours (#rrggbb) and tones that can be read: the same arithmetic as clinics/contrast.py.
export const WHITE = "#ffffff";
export const NEAR_BLACK = "#101010";
const STEPS = 100;

export const isColour = (text) => /^#[0-9a-f]{6}$/.test(text);
const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
const written = (values) => "#" + values.map((value) => Math.floor(value + 0.5).toString(16).padStart(2, "0")).join("");
const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

export function luminance(colour) {
  const [red, green, blue] = channels(colour).map((channel) => linear(channel / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function ratio(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

// Never rounded up: 4.49 does not pass for 4.5.
export const figure = (of) => `${(Math.floor(of * 10 + 1e-9) / 10).toFixed(1)}:1`;

export function mix(one, other, share) {
  const its = channels(other);
  return written(channels(one).map((mine, at) => mine + (its[at] - mine) * share));
}

export const textOn = (colour) => (ratio(WHITE, colour) >= ratio(NEAR_BLACK, colour) ? WHITE : NEAR_BLACK);

export function nearest(colour, ground, needed = 4.5) {
  const end = luminance(ground) > 0.18 ? 0 : 1;
  return first((step) => towards(colour, end, step), (tone) => ratio(tone, ground) >= needed);
}

export function furthest(ground, colour, share, texts) {
  const isRead = (tone) => texts.every((text) => ratio(text, tone) >= 4.5);
  return first((less) => mix(ground, colour, share * (1 - less)), isRead);
}

function first(toneAt, isEnough) {
  for (let step = 0; step <= STEPS; step++) if (isEnough(toneAt(step / STEPS))) return toneAt(step / STEPS);
  return toneAt(1);
}

function towards(colour, lightness, share) {
  if (!share) return colour;
  const [hue, light, saturation] = toHsl(channels(colour).map((channel) => channel / 255));
  return written(toRgb(hue, light + (lightness - light) * share, saturation).map((value) => value * 255));
}

function toHsl(rgb) {
  const [low, high] = [Math.min(...rgb), Math.max(...rgb)];
  const light = (low + high) / 2;
  if (low === high) return [0, light, 0];
  const range = high - low;
  const saturation = light <= 0.5 ? range / (high + low) : range / (2 - high - low);
  const [red, green, blue] = rgb.map((channel) => (high - channel) / range);
  const turn = rgb[0] === high ? blue - green : rgb[1] === high ? 2 + red - blue : 4 + green - red;
  return [(turn / 6 + 1) % 1, light, saturation];
}

function toRgb(hue, light, saturation) {
  const top = light <= 0.5 ? light * (1 + saturation) : light + saturation - light * saturation;
  const bottom = 2 * light - top;
  return [hue + 1 / 3, hue, hue - 1 / 3].map((turn) => {
    const at = (turn + 1) % 1;
    if (at < 1 / 6) return bottom + (top - bottom) * at * 6;
    if (at < 1 / 2) return top;
    return at < 2 / 3 ? bottom + (top - bottom) * (2 / 3 - at) * 6 : bottom;
  });
}
