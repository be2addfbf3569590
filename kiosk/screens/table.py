"""Which screen draws which step. A screen's module is loaded when it is first wanted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from kiosk.visit import Step

if TYPE_CHECKING:
    from kiosk.screens.base import KioskScreen

SCREENS: Mapping[Step, str] = {
    Step.LANGUAGE: "language.LanguageScreen",
    Step.INTENT: "intent.IntentScreen",
    Step.TICKS: "ticks.TicksScreen",
    Step.GREEN_LINE: "green_line.GreenLineScreen",
    Step.PASSPORT: "passport.PassportScreen",
    Step.IDENTITY: "identity.IdentityScreen",
    Step.ADULT_NEEDED: "adult_needed.AdultNeededScreen",
    Step.ROUTE: "ask.AskScreen",
    Step.CHILDREN: "ask.AskScreen",
    Step.BAGGAGE: "ask.AskScreen",
    Step.MONEY: "rows.MoneyScreen",
    Step.MONEY_ORIGIN: "ask.AskScreen",
    Step.RESTRICTED: "restricted.RestrictedScreen",
    Step.GOODS: "rows.GoodsScreen",
    Step.VEHICLE: "ask.AskScreen",
    Step.REVIEW: "review.ReviewScreen",
    Step.CONFIRM: "confirm.ConfirmScreen",
    Step.DONE: "done.DoneScreen",
    Step.CODE: "code.CodeScreen",
    Step.SECOND_THING: "second_thing.SecondThingScreen",
    Step.CODE_STATUS: "code_status.CodeStatusScreen",
    Step.WITHDRAW: "withdraw.WithdrawScreen",
    Step.KEPT: "kept.KeptScreen",
    Step.PAUSED: "paused.PausedScreen",
    Step.RESUME: "resume.ResumeScreen",
    Step.OUT_OF_SERVICE: "out_of_service.OutOfServiceScreen",
    Step.OUT_OF_ORDER: "out_of_order.OutOfOrderScreen",
    Step.STAFF_PIN: "staff_pin.StaffPinScreen",
    Step.STAFF_MENU: "staff_menu.StaffMenuScreen",
    Step.STAFF_SETTING: "staff_setting.StaffSettingScreen",
    Step.STAFF_DEVICES: "staff_devices.StaffDevicesScreen",
    Step.STAFF_REPORT: "staff_report.StaffReportScreen",
}
"""Module and class below ``kiosk.screens``, in the order a traveller meets them."""


@cache
def screen_of(step: Step) -> type[KioskScreen]:
    """Give the screen that draws a step. Call on the main thread: layouts load with it."""
    module, name = SCREENS[step].split(".")
    kind: type[KioskScreen] = getattr(import_module(f"kiosk.screens.{module}"), name)
    return kind
