"""The protocol as a state machine: hypothesis looks for the shortest story that breaks it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.faults.sync.machines import CLOCKS_OFF, HUB_STEPS, KIOSK_STEPS
from tests.faults.sync.trouble import Trouble
from tests.faults.sync.world import World

KIOSK = st.integers(0, 1)
HUB = st.booleans()
TROUBLE = st.sampled_from(list(Trouble))


class Protocol(RuleBasedStateMachine):
    """Everything that may happen between kiosks, a post and the centre."""

    begin: Callable[[int], World]

    @initialize(seed=st.integers(0, 2**16))
    def start(self, seed: int) -> None:
        self.world = self.begin(seed)

    @rule(at=KIOSK)
    def lodge(self, at: int) -> None:
        self.world.lodge(at)

    @rule(at=KIOSK)
    def amend(self, at: int) -> None:
        self.world.amend(at)

    @rule(far=st.booleans())
    def decide(self, far: bool) -> None:
        self.world.decide(far=far)

    @rule(at=KIOSK, trouble=TROUBLE)
    def carry(self, at: int, trouble: Trouble) -> None:
        self.world.carry(at, trouble)

    @rule(trouble=TROUBLE, far=st.booleans())
    def relay(self, trouble: Trouble, far: bool) -> None:
        self.world.relay(trouble, far=far)

    @rule(trouble=TROUBLE, far=st.booleans())
    def pull(self, trouble: Trouble, far: bool) -> None:
        self.world.pull(trouble, far=far)

    @rule(trouble=TROUBLE)
    def ask_far(self, trouble: Trouble) -> None:
        self.world.ask_far(trouble)

    @rule(at=KIOSK)
    def use_up(self, at: int) -> None:
        self.world.use_up(at)

    @rule(at=KIOSK, trouble=TROUBLE)
    def confirm(self, at: int, trouble: Trouble) -> None:
        self.world.confirm(at, trouble)

    @rule()
    def arrive_late(self) -> None:
        self.world.deliver_late()

    @rule(at=KIOSK, step=st.sampled_from(KIOSK_STEPS))
    def crash_kiosk(self, at: int, step: str) -> None:
        self.world.crash_kiosk(at, step)

    @rule(post=HUB, step=st.sampled_from(HUB_STEPS))
    def crash_hub(self, post: bool, step: str) -> None:
        self.world.crash_hub(post, step)

    @rule(at=KIOSK, step=st.sampled_from(KIOSK_STEPS[:-1]))
    def fill_kiosk(self, at: int, step: str) -> None:
        self.world.fill_kiosk(at, step)

    @rule(post=HUB, step=st.sampled_from(HUB_STEPS[:-1]))
    def fill_hub(self, post: bool, step: str) -> None:
        self.world.fill_hub(post, step)

    @rule(post=HUB)
    def restart_hub(self, post: bool) -> None:
        self.world.restart_hub(post)

    @rule(at=KIOSK)
    def restart_kiosk(self, at: int) -> None:
        self.world.restart_kiosk(at)

    @rule(post=HUB)
    def back_up(self, post: bool) -> None:
        self.world.back_up(post)

    @rule(post=HUB)
    def lose_hub(self, post: bool) -> None:
        self.world.lose_hub(post)

    @rule(at=KIOSK)
    def copy_kiosk(self, at: int) -> None:
        self.world.copy_kiosk(at)

    @rule(at=KIOSK)
    def lose_kiosk(self, at: int) -> None:
        self.world.lose_kiosk(at)

    @rule(at=KIOSK)
    def revoke(self, at: int) -> None:
        self.world.revoke(at)

    @rule(which=st.integers(0, 3), off=st.sampled_from(CLOCKS_OFF))
    def turn_clock(self, which: int, off: timedelta) -> None:
        self.world.turn_clock(which, off)

    def teardown(self) -> None:
        world = getattr(self, "world", None)
        if world is not None:
            world.quieten()
            world.check()


@pytest.fixture
def protocol(begin: Callable[[int], World]) -> type[Protocol]:
    return type("ProtocolHere", (Protocol,), {"begin": staticmethod(begin)})


def run(protocol: type[Protocol], examples: int, steps: int) -> None:
    usual = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=examples < 100,
    )
    run_state_machine_as_test(protocol, settings=usual)


def test_no_short_story_breaks_the_protocol(protocol: type[Protocol]) -> None:
    run(protocol, examples=20, steps=20)


@pytest.mark.soak
@pytest.mark.timeout(4 * 3600)
def test_no_long_story_breaks_the_protocol(protocol: type[Protocol]) -> None:
    run(protocol, examples=3000, steps=60)
