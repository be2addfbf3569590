"""What may happen next in a world, drawn by dice: the plain-random walk over the protocol."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

from tests.faults.sync.machines import CLOCKS_OFF, HUB_STEPS, KIOSK_STEPS
from tests.faults.sync.trouble import Trouble
from tests.faults.sync.world import World

Happens = Callable[[World, Random], object]

OFTEN, SOMETIMES, SELDOM = 8, 3, 1


def _trouble(dice: Random) -> Trouble:
    return dice.choice([Trouble.NONE, *Trouble])


def _crash(world: World, dice: Random) -> None:
    if dice.random() < 0.5:
        world.crash_kiosk(dice.randrange(2), dice.choice(KIOSK_STEPS))
    else:
        world.crash_hub(dice.random() < 0.5, dice.choice(HUB_STEPS))


def _fill(world: World, dice: Random) -> None:
    if dice.random() < 0.5:
        world.fill_kiosk(dice.randrange(2), dice.choice(KIOSK_STEPS[:-1]))
    else:
        world.fill_hub(dice.random() < 0.5, dice.choice(HUB_STEPS[:-1]))


def _restart(world: World, dice: Random) -> None:
    if dice.random() < 0.5:
        world.restart_kiosk(dice.randrange(2))
    else:
        world.restart_hub(dice.random() < 0.5)


def _far(world: World, dice: Random) -> None:
    """What happens at the post that hears of a declaration only when somebody shows its code."""
    match dice.randrange(4):
        case 0:
            world.ask_far(_trouble(dice))
        case 1:
            world.decide(far=True)
        case 2:
            world.relay(_trouble(dice), far=True)
        case 3:
            world.pull(_trouble(dice), far=True)


HAPPENS: list[tuple[int, Happens]] = [
    (OFTEN, lambda world, dice: world.lodge(dice.randrange(2))),
    (OFTEN, lambda world, dice: world.carry(dice.randrange(2), _trouble(dice))),
    (OFTEN, lambda world, dice: world.relay(_trouble(dice))),
    (SOMETIMES, lambda world, dice: world.pull(_trouble(dice))),
    (SOMETIMES, lambda world, dice: world.amend(dice.randrange(2))),
    (SOMETIMES, lambda world, dice: world.decide()),
    (SOMETIMES, _far),
    (SOMETIMES, lambda world, dice: world.deliver_late()),
    (SOMETIMES, _crash),
    (SOMETIMES, _restart),
    (SELDOM, _fill),
    (SELDOM, lambda world, dice: world.use_up(dice.randrange(2))),
    (SELDOM, lambda world, dice: world.confirm(dice.randrange(2), _trouble(dice))),
    (SOMETIMES, lambda world, dice: world.back_up(dice.random() < 0.5)),
    (SOMETIMES, lambda world, dice: world.lose_hub(dice.random() < 0.5)),
    (SELDOM, lambda world, dice: world.copy_kiosk(dice.randrange(2))),
    (SELDOM, lambda world, dice: world.lose_kiosk(dice.randrange(2))),
    (SELDOM, lambda world, dice: world.turn_clock(dice.randrange(4), dice.choice(CLOCKS_OFF))),
    (SELDOM, lambda world, dice: world.pass_time(timedelta(hours=dice.randrange(72)))),
]
REVOKED_IN = 0.1
"""The share of worlds in which a kiosk is stolen at some time."""


def walk(world: World, seed: int, steps: int) -> None:
    """Let ``steps`` things happen, then let it become quiet, and hold it to its word."""
    dice = Random(seed)
    weights = [weight for weight, _ in HAPPENS]
    stolen_at = dice.randrange(steps) if dice.random() < REVOKED_IN else None
    for at, (_, happens) in enumerate(dice.choices(HAPPENS, weights, k=steps)):
        happens(world, dice)
        if at == stolen_at:
            world.revoke(dice.randrange(2))
    world.quieten()
    world.check()
