"""Routes of the exhibitor's desk. A booth of somebody else is as unknown as none."""

from __future__ import annotations

from flask import redirect, request
from flask.typing import ResponseReturnValue

from marktplatz.core.errors import Missing
from marktplatz.core.permissions import Policy
from marktplatz.prints.signs import revision_on_sign
from marktplatz.web.exhibitor.changes import changes_page
from marktplatz.web.exhibitor.form import section_page
from marktplatz.web.exhibitor.frame import section_path
from marktplatz.web.exhibitor.listing import begin_booth, own_booths_page
from marktplatz.web.exhibitor.overview import copy_page, task_list
from marktplatz.web.exhibitor.own import own_block, own_booth
from marktplatz.web.exhibitor.preview import preview_of_page, preview_page
from marktplatz.web.exhibitor.saving import act
from marktplatz.web.exhibitor.uploads import take_uploads
from marktplatz.web.printed import code_sent, sign_sent
from marktplatz.web.surface import Surface

surface = Surface("exhibitor", __name__, url_prefix="/<lang:lang>/aussteller")


@surface.get("/", policy=Policy.SIGNED_IN)
def own_booths() -> ResponseReturnValue:
    """List the booths of the actor's organisations; offer to begin one."""
    return own_booths_page()


@surface.post("/", policy=Policy.SIGNED_IN)
def create() -> ResponseReturnValue:
    """Begin a booth."""
    return begin_booth()


@surface.get("/<code>/", policy=Policy.SIGNED_IN)
def booth(code: str) -> ResponseReturnValue:
    """Show the task list of an own booth."""
    return task_list(own_booth(code), notice=request.args.get("meldung", ""))


@surface.post("/<code>/", policy=Policy.SIGNED_IN, prepare=take_uploads)
def act_on_booth(code: str) -> ResponseReturnValue:
    """Save any answers, submit, recall, withdraw or reopen."""
    return act(own_booth(code), None)


@surface.get("/<code>/angaben", policy=Policy.SIGNED_IN)
def copy(code: str) -> ResponseReturnValue:
    """Show the answers of the newest submission."""
    return copy_page(own_booth(code))


@surface.get("/<code>/aenderungen", policy=Policy.SIGNED_IN)
def changes(code: str) -> ResponseReturnValue:
    """Show what the draft says otherwise than the revision that was reviewed."""
    return changes_page(own_booth(code))


@surface.get("/<code>/vorschau", policy=Policy.SIGNED_IN)
def preview(code: str) -> ResponseReturnValue:
    """Show the draft as visitors would see it: card, and page on a phone."""
    return preview_page(own_booth(code))


@surface.get("/<code>/vorschau/seite", policy=Policy.SIGNED_IN, endpoint="preview_of_page")
def preview_whole(code: str) -> ResponseReturnValue:
    """Show the booth page made from the draft."""
    return preview_of_page(own_booth(code))


@surface.get("/<code>/schild.pdf", policy=Policy.SIGNED_IN)
def sign(code: str) -> ResponseReturnValue:
    """Send the stand sign of an own booth, once it is approved."""
    return sign_sent(own_booth(code))


@surface.get("/<code>/qr.<any(svg,png):kind>", policy=Policy.SIGNED_IN)
def code_picture(code: str, kind: str) -> ResponseReturnValue:
    """Send the code of an own booth as a picture, once it is approved."""
    booth = own_booth(code)
    if revision_on_sign(booth) is None:
        raise Missing()
    return code_sent(booth, kind)


@surface.get("/<code>/<slug>", policy=Policy.SIGNED_IN)
def section(code: str, slug: str) -> ResponseReturnValue:
    """Show one section of the form."""
    booth = own_booth(code)
    block, notice = own_block(booth, slug), request.args.get("meldung", "")
    if request.path.endswith("/"):
        return redirect(section_path(booth, block.slug, notice), 301)
    return section_page(booth, block, notice)


@surface.post("/<code>/<slug>", policy=Policy.SIGNED_IN, prepare=take_uploads)
def act_on_section(code: str, slug: str) -> ResponseReturnValue:
    """Save this section, or do any other step from here."""
    booth = own_booth(code)
    return act(booth, own_block(booth, slug))
