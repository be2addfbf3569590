"""One function per identifier: it reads what was typed or scanned and says what is odd about it.

Each gives a ``Reading``: the value as it should be kept, and findings with stable codes.

=====================  ========  =================================================================
``malformed``          error     not of this identifier's shape
``check_digit``        either    the check digit does not match
``holder_digit``       error     a VÖEN that ends neither in 1 (legal) nor in 2 (natural person)
``did_you_mean``       warning   O and 0, or I and 1, are likely confused; ``suggestion``
``lookalike_letters``  warning   Cyrillic letters were read as the Latin ones they look like
``letters_left_out``   warning   letters with no Latin form were left out
``zero_added``         warning   a leading zero was put back
``unusual``            warning   allowed, but not the usual shape for its country
``unknown_region``     warning   no Azerbaijani region has this number
``unknown_chapter``    warning   the nomenclature has no such chapter
``short_chassis``      warning   a chassis number shorter than a VIN's 17 characters
=====================  ========  =================================================================
"""

from customs.findings import Finding, Reading, Severity
from customs.identifiers.goods import ean13, grouped_xif_mn, imei, xif_mn
from customs.identifiers.people import az_id_card, az_passport, document_number, fin
from customs.identifiers.taxpayers import gooen, voen
from customs.identifiers.transport import flight_number, grouped_plate, plate, vin

__all__ = [
    "Finding",
    "Reading",
    "Severity",
    "az_id_card",
    "az_passport",
    "document_number",
    "ean13",
    "fin",
    "flight_number",
    "gooen",
    "grouped_plate",
    "grouped_xif_mn",
    "imei",
    "plate",
    "vin",
    "voen",
    "xif_mn",
]
