"""The language of the rule pack: what each sign means, and which mistakes it refuses."""

import pytest

from articles.compliance.phrase import PhraseError, compile_phrases


@pytest.mark.parametrize(
    ("phrase", "matches", "misses"),
    [
        ("risk~free", ["risk-free", "risk free", "riskfree"], ["brisk-free", "risk-freed"]),
        ("guarante*", ["guarantee", "guaranteed", "guarantees"], ["guarant", "unguaranteed"]),
        ("(no|zero) risk*", ["no risk", "zero risks"], ["nor risk", "no, risk"]),
        ("no [known] risk", ["no risk", "no known risk"], ["no  risk", "no unknown risk"]),
        (
            "reverse <2> ageing",
            ["reverse ageing", "reverse the skin's ageing"],
            ["reverse one two three ageing"],
        ),
        ("ag(e|)ing", ["ageing", "aging"], ["staging", "ag ing"]),
        ("{n}% off", ["20% off", "7.5% off"], ["% off", "x% off"]),
        ("{1-3} hours", ["1 hours", "3 hours"], ["4 hours", "13 hours"]),
        ("most scientifically *", ["most scientifically sound"], ["scientifically sound"]),
        ("no. 1", ["no. 1"], ["nox 1"]),
        ("buy one[,] get one", ["buy one get one", "buy one, get one"], ["buy oneget one"]),
        ("go[es] wrong", ["go wrong", "goes wrong"], ["gowrong"]),
        ("[very] safe", ["safe", "very safe"], ["unsafe"]),
        ("two for one [offer]", ["two for one", "two for one offer"], []),
    ],
)
def test_signs(phrase: str, matches: list[str], misses: list[str]) -> None:
    matcher = compile_phrases([phrase])
    for text in matches:
        assert matcher.regex.search(f"so {text} here"), text
    for text in misses:
        assert not matcher.regex.search(f"so {text} here"), text


@pytest.mark.parametrize(
    "phrase", ["(no|zero risk", "no [known risk", "risk)", "no <x> risk", "<2> risk", "", "*", "{many}"]
)
def test_a_mistake_is_named(phrase: str) -> None:
    with pytest.raises(PhraseError) as refusal:
        compile_phrases(["risk", phrase])
    assert repr(phrase) in str(refusal.value)


def test_a_literal_of_every_match_is_known() -> None:
    matcher = compile_phrases(["(no|zero) risk*", "guarante* <1> result"])
    assert {anchor.literal for anchor in matcher.anchors} == {" risk", "guarante"}
    assert compile_phrases(["(a|b)*", "risk"]).anchors is None
