"""Pictures that the program draws for its demonstration: seeded, so that every run gives the same ones.

They show no person and no result of a treatment.
"""

import io
from collections.abc import Callable, Mapping
from functools import partial
from random import Random

from aesthetica.demo.pictures import (
    blood,
    cells,
    evidence,
    palette,
    places,
    portraits,
    skin,
    strands,
    streets,
)
from aesthetica.demo.pictures.canvas import WIDTH, Canvas

Scene = Callable[[Random], Canvas]


def _monogram(initials: str, ground: palette.Colour, form: palette.Colour) -> Scene:
    return partial(_draw_monogram, initials, ground, form)


def _draw_monogram(initials: str, ground: palette.Colour, form: palette.Colour, random: Random) -> Canvas:
    return portraits.monogram(initials, ground, form, random)


SCENES: Mapping[str, Scene] = {
    "plasma-layers": blood.plasma_layers,
    "blood-layers": blood.blood_tube,
    "vesicles": cells.vesicles,
    "vesicle-stream": cells.vesicle_stream,
    "leaf-cells": cells.leaf_cells,
    "extract-drops": cells.extract_drops,
    "quiet-cells": cells.quiet_cells,
    "cell-signals": cells.cell_signals,
    "cell-paths": cells.cell_paths,
    "gel-drops": cells.gel_drops,
    "mineral-beads": cells.mineral_beads,
    "pigment-map": cells.pigment_map,
    "helix": strands.helix,
    "matrix-mesh": strands.matrix_mesh,
    "matrix-mesh-detail": strands.matrix_mesh_detail,
    "fibre-weave": strands.fibre_weave,
    "stem-branches": strands.stem_branches,
    "skin-strata": skin.skin_strata,
    "skin-layers": skin.skin_layers,
    "skin-layers-deep": skin.skin_layers_deep,
    "fine-needles": skin.fine_needles,
    "needle-channels": skin.needle_channels,
    "vessel-branches": skin.vessel_branches,
    "eye-contour": skin.eye_contour,
    "tear-trough-diagram": skin.tear_trough_diagram,
    "evidence-ladder": evidence.evidence_ladder,
    "evidence-steps": evidence.evidence_steps,
    "consultation-room": places.consultation_room,
    "clinic-larkminster": places.clinic_larkminster,
    "clinic-eastmere": places.clinic_eastmere,
    "clinic-port-halden": places.clinic_port_halden,
    "streets-larkminster": streets.street_plan,
    "streets-eastmere": streets.street_plan,
    "streets-port-halden": streets.street_plan,
    "sun-arc": places.sun_arc,
    "calm-ripples": places.calm_ripples,
    "warm-drift": places.warm_drift,
    "notebook": places.notebook,
    "diary-table": places.diary_table,
    "portrait-maren-ashdown": _monogram("MA", palette.PINE, palette.CLAY),
    "portrait-tobias-wrenfield": _monogram("TW", palette.CLAY, palette.PINE),
    "portrait-ifeoma-calloway": _monogram("IC", palette.MOSS, palette.RUST),
    "portrait-sunniva-hartley": _monogram("SH", palette.ROSE, palette.MOSS),
}


def draw(slug: str, *, width: int = WIDTH) -> bytes:
    """The picture as PNG, that many pixels wide. Raises KeyError for a slug that is not among SCENES."""
    picture = SCENES[slug](Random(slug)).finished(width)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=4)
    return buffer.getvalue()
