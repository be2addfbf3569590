"""Which screen draws which step."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.screens.adult_needed import AdultNeededScreen
from kiosk.screens.ask import AskScreen
from kiosk.screens.base import KioskScreen
from kiosk.screens.code import CodeScreen
from kiosk.screens.code_status import CodeStatusScreen
from kiosk.screens.confirm import ConfirmScreen
from kiosk.screens.done import DoneScreen
from kiosk.screens.green_line import GreenLineScreen
from kiosk.screens.identity import IdentityScreen
from kiosk.screens.intent import IntentScreen
from kiosk.screens.language import LanguageScreen
from kiosk.screens.out_of_service import OutOfServiceScreen
from kiosk.screens.passport import PassportScreen
from kiosk.screens.restricted import RestrictedScreen
from kiosk.screens.review import ReviewScreen
from kiosk.screens.rows import GoodsScreen, MoneyScreen
from kiosk.screens.second_thing import SecondThingScreen
from kiosk.screens.ticks import TicksScreen
from kiosk.visit import Step

SCREENS: Mapping[Step, type[KioskScreen]] = {
    Step.LANGUAGE: LanguageScreen,
    Step.INTENT: IntentScreen,
    Step.TICKS: TicksScreen,
    Step.GREEN_LINE: GreenLineScreen,
    Step.PASSPORT: PassportScreen,
    Step.IDENTITY: IdentityScreen,
    Step.ADULT_NEEDED: AdultNeededScreen,
    Step.ROUTE: AskScreen,
    Step.CHILDREN: AskScreen,
    Step.BAGGAGE: AskScreen,
    Step.MONEY: MoneyScreen,
    Step.MONEY_ORIGIN: AskScreen,
    Step.RESTRICTED: RestrictedScreen,
    Step.GOODS: GoodsScreen,
    Step.VEHICLE: AskScreen,
    Step.REVIEW: ReviewScreen,
    Step.CONFIRM: ConfirmScreen,
    Step.DONE: DoneScreen,
    Step.CODE: CodeScreen,
    Step.SECOND_THING: SecondThingScreen,
    Step.CODE_STATUS: CodeStatusScreen,
    Step.OUT_OF_SERVICE: OutOfServiceScreen,
}
