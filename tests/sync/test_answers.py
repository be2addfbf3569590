from __future__ import annotations

import pytest

from envelope import cbor, cose
from envelope.facts import PURPOSE as FACT_PURPOSE
from envelope.keys import SigningKey
from records.journal_report import Witness
from sync.answers import PURPOSE, digest, read_answer, sign_answer, witnesses
from sync.protocol import Acknowledgement, AnswerNotGenuine, Head, Level

FACT, NODE = bytes(range(16)), bytes(8)
SAID = (
    Acknowledgement(FACT, Level.STORED),
    Acknowledgement(None, Level.SET_ASIDE, "unreadable"),
    Acknowledgement(FACT, Level.SAFE),
    Acknowledgement(FACT, Level.MISSING),
)
HEADS = (Head(NODE, 7, FACT), Head(NODE, 0, None))


@pytest.fixture
def hub() -> SigningKey:
    return SigningKey.generate()


def test_an_answer_is_read_as_it_was_signed(hub: SigningKey) -> None:
    answer = sign_answer(SAID, HEADS, hub, at=1, epoch=b"a life")
    assert (answer.acknowledgements, answer.heads, answer.epoch) == (SAID, HEADS, b"a life")
    assert read_answer(answer.signed, hub.public) == answer


def test_an_answer_names_what_reached_the_hub(hub: SigningKey) -> None:
    about = digest([b"one", b"other"])
    assert read_answer(sign_answer(SAID, HEADS, hub, 1, about=about).signed, hub.public).about == (
        about
    )
    assert digest([b"other", b"one"]) != about != digest([b"one", b"othe"])


def test_a_hub_of_the_version_before_does_not_say_what_reached_it(hub: SigningKey) -> None:
    assert read_answer(sign_answer(SAID, HEADS, hub, 1).signed, hub.public).about == b""


def test_an_empty_answer_is_an_answer(hub: SigningKey) -> None:
    answer = sign_answer((), (), hub, at=1)
    assert read_answer(answer.signed, hub.public) == answer


def test_another_hubs_word_is_not_believed(hub: SigningKey) -> None:
    signed = sign_answer(SAID, HEADS, hub, at=1).signed
    with pytest.raises(AnswerNotGenuine):
        read_answer(signed, SigningKey.generate().public)


def test_no_byte_of_an_answer_can_be_changed(hub: SigningKey) -> None:
    signed = sign_answer(SAID, HEADS, hub, at=1).signed
    for at in range(len(signed)):
        altered = bytearray(signed)
        altered[at] ^= 1
        with pytest.raises(AnswerNotGenuine):
            read_answer(bytes(altered), hub.public)


def test_an_answer_cut_short_is_no_answer(hub: SigningKey) -> None:
    signed = sign_answer(SAID, HEADS, hub, at=1).signed
    for length in range(len(signed)):
        with pytest.raises(AnswerNotGenuine):
            read_answer(signed[:length], hub.public)


def test_the_body_of_one_answer_does_not_pass_under_the_signature_of_another(
    hub: SigningKey,
) -> None:
    one = cbor.decode(sign_answer(SAID, HEADS, hub, at=1).signed, 10_000)
    other = cbor.decode(sign_answer(SAID[:1], HEADS, hub, at=1).signed, 10_000)
    with pytest.raises(AnswerNotGenuine, match="another answer"):
        read_answer(cbor.encode([one[0], other[1]]), hub.public)


@pytest.mark.parametrize("what", [[], [b"", b""], [1, 2], {1: 2}, "words", None])
def test_what_is_no_answer_is_told(hub: SigningKey, what: object) -> None:
    with pytest.raises(AnswerNotGenuine):
        read_answer(cbor.encode(what), hub.public)


def test_signed_words_that_are_no_map_are_no_answer(hub: SigningKey) -> None:
    body = cbor.encode([[], []])
    signed = cose.sign(cbor.encode([1]), PURPOSE, hub)
    with pytest.raises(AnswerNotGenuine):
        read_answer(cbor.encode([signed, body]), hub.public)


def test_a_signature_made_for_facts_is_not_taken_for_an_answers(hub: SigningKey) -> None:
    signed, body = cbor.decode(sign_answer(SAID, HEADS, hub, at=1).signed, 10_000)
    anew = cose.sign(cose.payload_of(signed), FACT_PURPOSE, hub)
    with pytest.raises(AnswerNotGenuine, match="did not sign"):
        read_answer(cbor.encode([anew, body]), hub.public)


def test_the_largest_batch_fits(hub: SigningKey) -> None:
    said = [Acknowledgement(FACT, Level.SET_ASIDE, "a_reason_of_some_length" * 2)] * 500
    heads = [Head(NODE, at, FACT) for at in range(500)]
    answer = sign_answer(said, heads, hub, at=1)
    assert len(read_answer(answer.signed, hub.public).acknowledgements) == 500


def test_heads_bear_witness(hub: SigningKey) -> None:
    signed = sign_answer(SAID, HEADS, hub, at=1).signed
    assert witnesses(signed, hub.public) == [Witness(NODE, 7, FACT)]
