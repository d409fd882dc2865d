"""What people do in a browser, in their own words: invite, fill in, submit, review, scan."""

from __future__ import annotations

from io import BytesIO

import zxingcpp
from PIL import Image
from playwright.sync_api import BrowserContext, Page

from marktplatz.accounts import links
from marktplatz.core.database import session
from marktplatz.core.services import services_of
from tests.factories import AccountRow
from tests.journeys.conftest import Site

ANSWERS: dict[str, dict[str, str | list[str]]] = {
    "wer-und-was": {
        "title_en": "Watering young trees in time",
        "summary_de": "Messfühler im Boden melden, welche Stadtbäume Wasser brauchen. Gegossen wird von Menschen.",
        "summary_en": "Sensors in the ground report which trees need water. People do the watering.",
        "exhibitor_kind": "municipality_de",
        "country": "DE",
        "public_contact_email": "stadtgruen@stadt.example",
    },
    "funktionsweise": {
        "description_de": "## Ablauf\n\nJeder Messfühler sendet zweimal am Tag die Feuchte im Boden. "
        + "Ein Modell schätzt daraus und aus dem Wetter, wann ein Baum Wasser braucht. " * 3
        + "\n\n| Jahr | Bäume |\n|---|---|\n| 2025 | 240 |\n\nDie Gärtner*innen entscheiden.",
        "logic_type": "learning",
        "technology": ["ml_classic", "robotics"],
        "lifecycle_status": "pilot",
        "domain": ["environment"],
    },
    "chancen-und-risiken": {
        "citizen_benefit_de": "Mehr Schatten an heißen Tagen, weil weniger junge Bäume vertrocknen.",
        "risks_de": "Fällt ein Fühler aus, wird ein Baum übersehen. Jede Straße wird deshalb monatlich besichtigt.",
        "personal_data": "none",
    },
    "beschaeftigte": {"employee_effects": ["relief", "changed_tasks"]},
    "am-stand": {"participation_mode": "on_site"},
    "bestaetigungen": {"publication_right": ["yes"]},
}
TITLE = "Junge Bäume rechtzeitig gießen"


def sign_in_address(site: Site, account: AccountRow) -> str:
    """Return a fresh sign-in link, as ``flask accounts link`` prints it."""
    with site.make.unit():
        link = links.make("sign_in", account.id)
        return links.address(link, services_of(session).site, "de")


def signed_in(context: BrowserContext, address: str) -> Page:
    """Open a link and press its button."""
    page = context.new_page()
    page.goto(address)
    page.locator("main form button").click()
    page.wait_for_url(lambda url: "/konto/" not in url)
    return page


def fill_section(page: Page, answers: dict[str, str | list[str]]) -> None:
    """Answer the questions of one section as a person does; what is folded away is opened first."""
    for name, value in answers.items():
        unfold(page, name)
        if isinstance(value, list):
            for code in value:
                page.locator(f"input[type=checkbox][name={name}][value={code}]").check()
        elif page.locator(f"select[name={name}]").count():
            page.locator(f"select[name={name}]").select_option(value)
        elif page.locator(f"input[type=radio][name={name}]").count():
            page.locator(f"input[type=radio][name={name}][value={value}]").check()
        else:
            page.locator(f"[name={name}]").fill(value)


def unfold(page: Page, name: str) -> None:
    """Open what an input is folded away in."""
    folded = page.locator(f"details:not([open]):has([name={name}])")
    for _ in range(folded.count()):
        folded.first.locator("summary").first.click()


def fill_booth(page: Page, desk: str) -> None:
    """Fill every section of the booth whose desk is at this address."""
    for slug, answers in ANSWERS.items():
        page.goto(f"{desk}{slug}")
        fill_section(page, answers)
        save(page)
        assert "Fehler" not in page.title(), page.locator("main").inner_text()
    page.goto(desk)


def save(page: Page) -> None:
    """Press the button below the form."""
    page.locator("button.main[value=save]").click()


def submit(page: Page, desk: str) -> None:
    """Submit from the task list."""
    page.goto(desk)
    page.locator("button[value=submit]").click()


def scanned(page: Page, address: str) -> str:
    """Return what a camera reads from the picture of a code."""
    answer = page.request.get(address)
    assert answer.ok, (address, answer.status)
    codes = zxingcpp.read_barcodes(Image.open(BytesIO(answer.body())))
    assert len(codes) == 1
    return str(codes[0].text)
