// All colours from the three chosen ones, for light (0) and dark (1): the same arithmetic as clinics/palette.py.
import { NEAR_BLACK, WHITE, furthest, mix, nearest, textOn } from "./contrast.js";

const BLACK = "#000000";
const onDeep = (accent) => mix(WHITE, accent, 0.08);

export const derived = ({ accent, second, paper }, mode) => (mode ? dark(accent, second) : light(accent, second, paper));

function light(accent, second, paper) {
  const band = furthest(paper, accent, 0.08, [accent, second]);
  const ink = mix("#141414", accent, 0.12);
  const deep = nearest(mix(accent, BLACK, 0.35), onDeep(accent), 12);
  return {
    paper, surface: WHITE, ink, muted: nearest(mix(ink, paper, 0.35), band, 6), line: mix(paper, ink, 0.16),
    accent, "accent-strong": nearest(mix(accent, BLACK, 0.25), paper, 7), "on-accent": textOn(accent),
    madder: second, band, deep, "on-deep": onDeep(accent), "madder-on-deep": nearest(second, deep, 7),
  };
}

function dark(chosen, second) {
  const paper = mix(NEAR_BLACK, chosen, 0.08);
  const accent = nearest(chosen, paper, 7);
  const ink = mix("#f0f0f0", chosen, 0.05);
  const deep = mix(paper, BLACK, 0.35);
  return {
    paper, surface: mix(paper, WHITE, 0.04), ink, muted: mix(ink, paper, 0.3), line: mix(paper, ink, 0.17),
    accent, "accent-strong": mix(accent, WHITE, 0.4), "on-accent": textOn(accent),
    madder: nearest(second, paper, 7), band: mix(paper, accent, 0.07), deep, "on-deep": onDeep(chosen),
    "madder-on-deep": nearest(second, deep, 7),
  };
}
