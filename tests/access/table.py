"""Who gets what at every address: one line a rule and form. A rule of the program that is not here fails the tests.

A cell is a status code, or one of these words:
``in`` to the sign-in page (303) · ``public`` 200 where the booth is public, 410 where it was, else 404 ·
``step`` 303 where the table of states allows the action, else 409 · ``open`` 303 where the draft is open, else 409 ·
``saved`` 200 where the draft is open, else 409 · ``place`` 303, for a withdrawn booth 409 ·
``sign`` 200 where the booth is approved and nobody has taken it from visitors, else 404 ·
``shown`` 200 where something was ever submitted, else 404 · ``file`` 200 where the booth and so its picture is public,
for its people always, for reviewers once it was submitted, else 404.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode

from marktplatz.booths.questionnaire import FIELDS
from tests.factories.booths import REASON

IDENTITIES = (
    "anonymous",
    "owner",  # of the booth's organisation
    "other",  # a member of another organisation
    "removed",  # was a member of the booth's organisation
    "reviewer",
    "colleague",  # a reviewer who is a member of the booth's organisation
    "organiser",
    "adviser",
    "closed",  # a member whose account was closed; the cookie still comes
)

TABLE = """
GET  /                                              |                              | *=302
GET  /<lang:lang>/                                  |                              | *=302
GET  /<lang:lang>/<event>/                          |                              | *=200
GET  /<lang:lang>/<event>/katalog                   |                              | *=200
GET  /<lang:lang>/<event>/feed.atom                 |                              | *=200
GET  /<lang:lang>/<event>/staende/<path_part>       |                              | *=public
GET  /<lang:lang>/<event>/staende/<path_part>/bild.png |                           | *=public
GET  /s/<typed>                                     |                              | *=public
GET  /S/<typed>                                     |                              | *=public
GET  /s/<typed>/qr.<any(svg,png):kind>              |                              | *=public
GET  /api/v1/events                                 |                              | *=200
GET  /api/v1/events/<event>/booths                  |                              | *=200
GET  /api/v1/booths/<code>                          |                              | *=public
GET  /api/v1/openapi.json                           |                              | *=200
GET  /healthz                                       |                              | *=200
GET  /readyz                                        |                              | *=200
GET  /robots.txt                                    |                              | *=200
GET  /sitemap.xml                                   |                              | *=200
GET  /static/<path:filename>                        |                              | *=200
GET  /media/<digest>/<int:width>.webp               |                              | *=file
GET  /media/<digest>/<name>.pdf                     |                              | *=file

GET  /<lang:lang>/konto/                            |                              | *=200
POST /<lang:lang>/konto/                            | email=kim@stadt.example      | *=303
GET  /<lang:lang>/konto/zugang/<token>              |                              | *=200
POST /<lang:lang>/konto/zugang/<token>              |                              | *=303
GET  /<lang:lang>/konto/anmelden/<token>            |                              | *=200
POST /<lang:lang>/konto/anmelden/<token>            |                              | *=303
GET  /<lang:lang>/konto/abmelden                    |                              | anonymous closed=in *=200
POST /<lang:lang>/konto/abmelden                    |                              | anonymous closed=401 *=303

GET  /<lang:lang>/aussteller/                       |                              | anonymous closed=in *=200
POST /<lang:lang>/aussteller/                       | action=create&title_de=Neu   | anonymous closed=401 owner other colleague=303 *=403
GET  /<lang:lang>/aussteller/<code>/                |                              | anonymous closed=in owner colleague=200 *=404
GET  /<lang:lang>/aussteller/<code>/angaben         |                              | anonymous closed=in owner colleague=shown *=404
GET  /<lang:lang>/aussteller/<code>/aenderungen     |                              | anonymous closed=in owner colleague=shown *=404
GET  /<lang:lang>/aussteller/<code>/vorschau        |                              | anonymous closed=in owner colleague=200 *=404
GET  /<lang:lang>/aussteller/<code>/vorschau/seite  |                              | anonymous closed=in owner colleague=200 *=404
GET  /<lang:lang>/aussteller/<code>/schild.pdf      |                              | anonymous closed=in owner colleague=sign *=404
GET  /<lang:lang>/aussteller/<code>/qr.<any(svg,png):kind> |                       | anonymous closed=in owner colleague=sign *=404
GET  /<lang:lang>/aussteller/<code>/<slug>          |                              | anonymous closed=in owner colleague=200 *=404
POST /<lang:lang>/aussteller/<code>/                | action=save&version={version}&risks_de=Neu. | anonymous closed=401 owner colleague=open *=404
POST /<lang:lang>/aussteller/<code>/                | action=submit&version={version} | anonymous closed=401 owner colleague=step *=404
POST /<lang:lang>/aussteller/<code>/                | action=recall                | anonymous closed=401 owner colleague=step *=404
POST /<lang:lang>/aussteller/<code>/                | action=withdraw              | anonymous closed=401 owner colleague=step *=404
POST /<lang:lang>/aussteller/<code>/                | action=reopen                | anonymous closed=401 owner colleague=step *=404
POST /<lang:lang>/aussteller/<code>/<slug>          | action=autosave&version={version}&summary_de=Neu. | anonymous closed=401 owner colleague=saved *=404
POST /<lang:lang>/aussteller/<code>/<slug>          | action=preview&version={version}&description_de=Neu. | anonymous closed=401 owner colleague=200 *=404
POST /<lang:lang>/aussteller/<code>/<slug>          | action=save&version={version}&summary_de=Neu. | anonymous closed=401 owner colleague=open *=404

GET  /<lang:lang>/pruefung/                         |                              | anonymous closed=in reviewer colleague organiser=200 *=403
GET  /<lang:lang>/pruefung/<code>                   |                              | anonymous closed=in reviewer colleague organiser=200 *=403
GET  /<lang:lang>/pruefung/<code>/schild.pdf        |                              | anonymous closed=in reviewer colleague organiser=sign *=403
POST /<lang:lang>/pruefung/<code>                   | action=approve&revision={revision} | anonymous closed=401 reviewer organiser=step *=403
POST /<lang:lang>/pruefung/<code>                   | action=request_changes&revision={revision}&reason={reason}&comment-risks={reason} | anonymous closed=401 reviewer organiser=step *=403
POST /<lang:lang>/pruefung/<code>                   | action=reject&revision={revision}&reason={reason} | anonymous closed=401 reviewer organiser=step *=403
POST /<lang:lang>/pruefung/<code>                   | action=publish               | anonymous closed=401 reviewer organiser=step *=403
POST /<lang:lang>/pruefung/<code>                   | action=unpublish&reason={reason}    | anonymous closed=401 reviewer organiser=step *=403
POST /<lang:lang>/pruefung/<code>                   | action=withdraw              | anonymous closed=401 colleague organiser=step *=403
POST /<lang:lang>/pruefung/<code>                   | action=reopen                | anonymous closed=401 colleague organiser=step *=403
POST /<lang:lang>/pruefung/<code>                   | action=assign_stand&stand_number={stand} | anonymous closed=401 reviewer colleague organiser=place *=403
POST /<lang:lang>/pruefung/<code>                   | action=set_recording&recording_url= | anonymous closed=401 reviewer organiser=303 *=403

GET  /<lang:lang>/verwaltung/                       |                              | anonymous closed=in organiser=200 *=403
GET  /<lang:lang>/verwaltung/<event>/einladungen    |                              | anonymous closed=in organiser=200 *=403
POST /<lang:lang>/verwaltung/<event>/einladungen    | email=neu@stadt.example&organisation=Neu&language=de | anonymous closed=401 organiser=303 *=403
POST /<lang:lang>/verwaltung/<event>/einladungen/<int(max=2147483647):number>/sperren | | anonymous closed=401 organiser=303 *=403
GET  /<lang:lang>/verwaltung/<event>/angaben        |                              | anonymous closed=in organiser=200 *=403
POST /<lang:lang>/verwaltung/<event>/angaben        | required_set=full            | anonymous closed=401 organiser=303 *=403
GET  /<lang:lang>/verwaltung/<event>/angaben/<name> |                              | anonymous closed=in organiser=200 *=403
POST /<lang:lang>/verwaltung/<event>/angaben/<name> | {terms}                      | anonymous closed=401 organiser=303 *=403
GET  /<lang:lang>/verwaltung/<event>/erinnerung     |                              | anonymous closed=in organiser=200 *=403
GET  /<lang:lang>/verwaltung/<event>/staende        |                              | anonymous closed=in organiser=200 *=403
POST /<lang:lang>/verwaltung/<event>/staende        | stand_number-{code}=B78      | anonymous closed=401 organiser=303 *=403
GET  /<lang:lang>/verwaltung/<event>/staende/schilder.pdf |                        | anonymous closed=in reviewer colleague organiser=200 *=403
GET  /<lang:lang>/verwaltung/<event>/register       |                              | anonymous closed=in organiser=200 *=403
GET  /<lang:lang>/verwaltung/postausgang            |                              | anonymous closed=in organiser=200 *=403
GET  /<lang:lang>/verwaltung/postausgang/<int(max=2147483647):number> |            | anonymous closed=in organiser=200 *=403
POST /<lang:lang>/verwaltung/postausgang/<int(max=2147483647):number>/erneut |     | anonymous closed=401 organiser=303 *=403
GET  /<lang:lang>/verwaltung/protokoll              |                              | anonymous closed=in organiser=200 *=403
"""  # noqa: E501 (a line is a row)


def _terms() -> str:
    vocabulary = FIELDS["domain"].vocabulary
    assert vocabulary is not None
    told: dict[str, str] = {"rows": str(len(vocabulary.terms))}
    for place, term in enumerate(vocabulary.terms):
        told |= {f"code-{place}": term.code, f"de-{place}": term.label.de, f"en-{place}": f"{term.label.en}."}
    return urlencode(told)


TERMS = _terms()


@dataclass(frozen=True)
class Row:
    """One rule with one form; ``cells`` says what each identity gets."""

    method: str
    rule: str
    form: str
    cells: dict[str, str]

    @property
    def of_booth(self) -> bool:
        """Say whether a booth is in the address."""
        return any(part in self.rule for part in ("<code>", "<typed>", "<path_part>", "<digest>"))

    @property
    def of_event(self) -> bool:
        """Say whether an event, but no booth, is in the address."""
        return "<event>" in self.rule and not self.of_booth

    @property
    def action(self) -> str:
        """The action that the form asks for."""
        return dict(parse_qsl(self.form, keep_blank_values=True)).get("action", "")

    @property
    def name(self) -> str:
        """The row as a failure shows it."""
        return f"{self.method} {self.rule} {self.action}".strip()

    def values(self, known: dict[str, object]) -> dict[str, str]:
        """Return the form values for one booth."""
        # The words of the factories: where a booth was decided so already, this is the second click.
        return dict(parse_qsl(self.form.format(**known, reason=quote(REASON), terms=TERMS), keep_blank_values=True))


def _cells(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    names: list[str] = []
    for part in text.split():
        name, _, outcome = part.partition("=")
        names.append(name)
        if outcome:
            missing = [one for one in IDENTITIES if one not in found]
            found.update(dict.fromkeys(missing if names == ["*"] else names, outcome))
            names = []
    assert set(found) == set(IDENTITIES), text
    return found


def _row(line: str) -> Row:
    address, form, cells = (part.strip() for part in line.split("|"))
    method, rule = address.split()
    return Row(method, rule, form, _cells(cells))


ROWS = tuple(_row(line) for line in TABLE.strip().splitlines() if line.strip())
