"""What a form of this desk asks for: save, submit, recall, withdraw, reopen. Each asked twice ends on the same page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from marktplatz.booths import actions
from marktplatz.booths.drafts import DraftConflict, Saved, save_draft
from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import QUESTIONNAIRE, key_of, questionnaire_of, stored_under
from marktplatz.booths.workflow import Status
from marktplatz.core.errors import Conflict, Invalid, Refused
from marktplatz.core.fields import Block
from marktplatz.core.reading import Files, Sent, Unreadable, read, was_sent
from marktplatz.web.actor import actor
from marktplatz.web.exhibitor.autosaving import autosave
from marktplatz.web.exhibitor.form import Typed, closed_page, conflict_page, not_saved, saved_with_flaws
from marktplatz.web.exhibitor.frame import booth_path, section_path
from marktplatz.web.exhibitor.markdown_preview import markdown_preview
from marktplatz.web.exhibitor.overview import gaps_of, refused_step, task_list
from marktplatz.web.exhibitor.uploads import files_of, uploads
from marktplatz.web.forms.problems import Alarm, Errors, by_name
from marktplatz.web.numbers import whole_number
from marktplatz.web.steps import UNKNOWN_ACTION, is_done, require_seen
from marktplatz.web.surface import keep
from marktplatz.web.written import FormNames, declare

TAKE = "take-"
"""Prefix of the choice between two texts; ``theirs`` means: leave what is stored."""
declare("exhibitor", FormNames(steering=frozenset({"action", "version", "seen"}), beginnings=(TAKE,)))


@dataclass(frozen=True)
class Posted:
    """A form that was sent to a booth or, with ``block``, to one of its sections."""

    booth: Booth
    block: Block | None
    sent: Sent
    version: int | None
    files: Files
    refused: Errors
    """Files that came and were not taken, with the reason."""

    @property
    def shown_version(self) -> int:
        """The version to send next time: the one that was sent, where it can be one."""
        stored = self.booth.draft.version
        return self.version if self.version is not None and 1 <= self.version <= stored else stored

    @property
    def typed(self) -> Typed:
        """What the answer must give back when it cannot be stored."""
        return Typed(sent=self.sent, files=self.files, version=self.shown_version)


def act(booth: Booth, block: Block | None) -> ResponseReturnValue:
    """Do what the form asks for. 422 for an action that we do not know; what was typed is shown again."""
    posted = _read_posted(booth, block)
    action = request.form.get("action", "")
    if action == "save":
        return _save(posted)
    if action == "autosave":
        return autosave(booth, posted.sent, posted.version)
    if action == "preview":
        return markdown_preview(booth, block, posted.typed)
    if action == "submit":
        return _submit(posted)
    if action in _STEPS:
        return _step(booth, action)
    if posted.sent:
        return not_saved(booth, block, posted.typed, Invalid(UNKNOWN_ACTION), {}), 422
    return refused_step(booth, Invalid(UNKNOWN_ACTION), 422)


def _save(posted: Posted) -> ResponseReturnValue:
    saved = _store(posted)
    if not isinstance(saved, Saved):
        return saved
    if saved.found or posted.refused:
        keep()
        errors = {**by_name(saved.found), **posted.refused}
        return saved_with_flaws(posted.booth, posted.block, [*posted.sent], errors, posted.refused), 422
    return redirect(_next_page(posted), 303)


def _submit(posted: Posted) -> ResponseReturnValue:
    """Save what was sent, then submit. What could be saved stays saved, whatever becomes of the submission."""
    booth, version = posted.booth, posted.version
    if posted.sent and not (booth.status == Status.SUBMITTED and _holds(posted, posted.sent)):
        knows = _knows(posted)
        saved = _store(posted)
        if not isinstance(saved, Saved):
            return saved
        keep()
        if posted.refused:
            return saved_with_flaws(booth, posted.block, [*posted.sent], posted.refused, posted.refused), 422
        version = saved.version if knows else version
    try:
        if not posted.sent and not is_done(booth, "submit"):
            require_seen(booth)
        actions.submit(booth, version=version, actor=actor())
    except actions.Incomplete as incomplete:
        return _incomplete(booth, incomplete), 422
    except Conflict as conflict:
        return refused_step(booth, conflict, 409)
    except Refused as refused:
        return refused_step(booth, refused, 403)
    return redirect(booth_path(booth, "eingereicht"), 303)


def _step(booth: Booth, action: str) -> ResponseReturnValue:
    take, notice = _STEPS[action]
    if not is_done(booth, action):
        try:
            require_seen(booth)
            take(booth, actor=actor())
        except Conflict as conflict:
            return refused_step(booth, conflict, 409)
        except Refused as refused:
            return refused_step(booth, refused, 403)
    return redirect(booth_path(booth, notice), 303)


_STEPS: dict[str, tuple[Callable[..., None], str]] = {
    "recall": (actions.recall, "zurueckgeholt"),
    "withdraw": (actions.withdraw, "zurueckgezogen"),
    "reopen": (actions.reopen, "geoeffnet"),
}


def _store(posted: Posted) -> Saved | ResponseReturnValue:
    """Save the draft, or return the page that says why not and shows every word that was typed."""
    booth, block, sent = posted.booth, posted.block, posted.sent
    try:
        return save_draft(booth, sent, version=posted.version, actor=actor(), files=posted.files)
    except DraftConflict as conflict:
        return conflict_page(booth, block, posted.typed, conflict), 409
    except Invalid as invalid:
        errors = {name: [message] for name, message in invalid.problems.items()}
        return not_saved(booth, block, posted.typed, invalid, {**errors, **posted.refused}), 422
    except Conflict as closed:
        return closed_page(booth, sent, closed), 409


def _incomplete(booth: Booth, incomplete: actions.Incomplete) -> str:
    problems = gaps_of(booth, by_name(incomplete.found))
    alarm = Alarm(
        heading=ngettext(
            "One answer is missing or needs a change", "%(num)s answers are missing or need a change", len(problems)
        ),
        lead=_("Your answers are saved. You can submit as soon as nothing is missing here:"),
        problems=problems,
    )
    return task_list(booth, alarm=alarm)


def _read_posted(booth: Booth, block: Block | None) -> Posted:
    files = {name: facts for name, facts in files_of(booth).items() if _is_mine(name)}
    # A file that came is named in what was sent, so that the answer to a form that cannot be stored names it again.
    came = {name: [facts["hash"]] for name, facts in files.items()}
    refused = {name: [""] for name in uploads().problems}
    sent = {name: values for name, values in request.form.lists() if key_of(name) and _is_mine(name)}
    return Posted(
        booth=booth,
        block=block,
        sent={**refused, **sent, **came},
        version=whole_number(request.form.get("version", "")),
        files=files,
        refused=uploads().problems,
    )


def _is_mine(name: str) -> bool:
    """Say whether my text is to count; at a conflict the other one may have been chosen."""
    return request.form.get(f"{TAKE}{stored_under(name)}") != "theirs"


def _holds(posted: Posted, sent: Sent) -> bool:
    """Say whether the draft holds exactly what was sent, or this part of it."""
    content = posted.booth.draft.content
    try:
        return all(
            (read(field, sent, content.get(field.key), posted.files) or None) == (content.get(field.key) or None)
            for field in questionnaire_of(posted.booth.event).fields
            if was_sent(field, sent, posted.files)
        )
    except Unreadable:
        return False


def _knows(posted: Posted) -> bool:
    """Say whether the sender has seen the whole draft: what changed since their version is what they send now."""
    versions = posted.booth.draft.versions
    newer = {name for name, version in versions.items() if version > (posted.version or 0)}
    same = {name: values for name, values in posted.sent.items() if stored_under(name) in newer}
    return newer == {stored_under(name) for name in same} and _holds(posted, same)


def _next_page(posted: Posted) -> str:
    """After a section comes the next one; after the last, and on wish, the task list."""
    slugs = [block.slug for block in QUESTIONNAIRE.blocks]
    if posted.block is None or request.args.get("danach") == "uebersicht" or posted.block.slug == slugs[-1]:
        return booth_path(posted.booth, "gespeichert")
    return section_path(posted.booth, slugs[slugs.index(posted.block.slug) + 1], "gespeichert")
