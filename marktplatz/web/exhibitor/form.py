"""The form of one booth: a section, several of them after an error, and two texts of which one is to be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import render_template
from flask_babel import gettext as _
from flask_babel import ngettext

from marktplatz.booths.contradictions import contradictions
from marktplatz.booths.drafts import DraftConflict
from marktplatz.booths.merging import Clash
from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import FIELDS, asked_by, key_of, questionnaire_of, stored_under
from marktplatz.core import diff
from marktplatz.core.answers import words
from marktplatz.core.checks import flaws
from marktplatz.core.errors import MarketplaceError
from marktplatz.core.fields import FILES, LISTS, Block, Field, Questionnaire
from marktplatz.core.reading import Files, Sent
from marktplatz.web.actor import actor
from marktplatz.web.exhibitor.answers import part_of
from marktplatz.web.exhibitor.frame import frame
from marktplatz.web.exhibitor.other_files import other_files
from marktplatz.web.exhibitor.state import State, state_of
from marktplatz.web.forms.naming import label_of
from marktplatz.web.forms.problems import Alarm, Errors, by_name, problems_of
from marktplatz.web.forms.questions import Input, Question, Shown, question_of, questions_of
from marktplatz.web.forms.values import Values, files_in, stored_values, typed_values, whole_list, with_typed
from marktplatz.web.language import language


@dataclass(frozen=True)
class FormPart:
    """One section of a form with its questions and the words on what of it is published."""

    block: Block
    questions: list[Question]
    publicity: str


def section_page(booth: Booth, block: Block, notice: str = "") -> str:
    """Return one section: as a form, or to read while the draft is closed."""
    state = state_of(booth, actor())
    if not state.is_editable:
        part = part_of(block, booth.draft.content, booth.entry_language)
        return render_template("exhibitor/section_closed.html", **frame(state), part=part)
    values = stored_values(questionnaire_of(booth.event), booth.draft.content)
    return _form(state, (block,), values, _stored_errors(booth), is_saved=notice == "gespeichert")


def saved_with_flaws(booth: Booth, block: Block | None, names: Sequence[str], errors: Errors, refused: Errors) -> str:
    """Return the form after saving: every answer is stored, but these need a change.

    ``refused`` are files that were not taken; of them nothing is stored.
    """
    problems = problems_of(errors, booth.entry_language)
    heading = ngettext("One answer needs a change", "%(num)s answers need a change", len(problems))
    lead = _("Everything is saved as you wrote it. Please change this before you submit:")
    if refused:
        heading = ngettext("One file was not taken", "%(num)s files were not taken", len(refused))
        lead = _("The file is not saved; everything that you wrote is. Please change this:")
    alarm = Alarm(heading=heading, lead=lead, problems=problems)
    values = stored_values(questionnaire_of(booth.event), booth.draft.content)
    return _form(state_of(booth, actor()), _blocks(booth, block, names), values, errors, alarm=alarm)


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What somebody sent, and the version of the draft that their form showed."""

    sent: Sent
    files: Files
    version: int


def not_saved(booth: Booth, block: Block | None, typed: Typed, error: MarketplaceError, errors: Errors) -> str:
    """Return the form as it was typed: nothing of it could be stored."""
    if errors:
        heading = ngettext("One answer cannot be saved", "%(num)s answers cannot be saved", len(errors))
        lead = _("Nothing has been saved yet. What you wrote still stands here:")
    else:
        heading, lead = error.message.in_(language()), _("What you wrote still stands here.")
    alarm = Alarm(heading=heading, lead=lead, problems=problems_of(errors, booth.entry_language))
    values = with_typed(questionnaire_of(booth.event), booth.draft.content, typed.sent)
    blocks = _blocks(booth, block, [*typed.sent])
    return _form(state_of(booth, actor()), blocks, values, errors, alarm=alarm, typed=typed)


def preview_page(booth: Booth, block: Block | None, typed: Typed, shown: Mapping[str, str], errors: Errors) -> str:
    """Return the form as it was typed, with its Markdown texts as they will look."""
    values = with_typed(questionnaire_of(booth.event), booth.draft.content, typed.sent)
    blocks = _blocks(booth, block, [*typed.sent])
    return _form(state_of(booth, actor()), blocks, values, errors, typed=typed, previews=shown)


def closed_page(booth: Booth, sent: Sent, error: MarketplaceError) -> str:
    """Return what was typed, to be copied: the draft is closed."""
    stored = stored_values(questionnaire_of(booth.event), booth.draft.content)
    typed = {
        name: value
        for name, value in typed_values(questionnaire_of(booth.event), sent).items()
        if value != stored.get(name, [])
    }
    return render_template(
        "exhibitor/closed.html", **frame(state_of(booth, actor())), message=error.message, typed=_chosen(booth, typed)
    )


def conflict_page(booth: Booth, block: Block | None, typed: Typed, conflict: DraftConflict) -> str:
    """Return both texts of every field that clashes; the rest of what was typed is sent along.

    A field that only somebody else changed is left out: sending the old text again would undo it.
    """
    clashes = {clash.name: clash for clash in conflict.clashes}
    asked = questionnaire_of(booth.event)
    stored = stored_values(asked, booth.draft.content)
    changed = {**conflict.waiting, **{name: clash.mine for name, clash in clashes.items()}}
    lists = [field for field in asked.fields if field.kind in FILES and field.key in changed]
    mine = _mine(asked, typed, changed, lists)
    names = {stored_under(name) for name in mine}
    kept = {name: value for name, value in stored.items() if stored_under(name) not in names}
    files = {item["file"]["hash"]: item["file"] for one in lists for item in changed[one.key] or () if "file" in item}
    shown = Shown(entry_language=booth.entry_language, values={**kept, **mine}, files={**_files(booth, typed), **files})
    questions = [question_of(field, shown) for field in asked.fields if names & set(field.names)]
    return render_template(
        "exhibitor/conflict.html",
        **frame(state_of(booth, actor())),
        version=conflict.version,
        block=block,
        questions=[replace(one, inputs=tuple(_clashing(one, mine))) for one in questions],
        theirs={name: _other(booth, clash) for name, clash in clashes.items()},
        their_files={
            one.key: other_files(one, clashes[one.key].mine or (), clashes[one.key].theirs or (), booth.entry_language)
            for one in lists
            if one.key in clashes
        },
        of_lists={name for name in clashes if asked.by_key[key_of(name)].kind in FILES | LISTS},
    )


def _mine(asked: Questionnaire, typed: Typed, changed: Mapping[str, Any], lists: Sequence[Field]) -> Values:
    """Return what the inputs hold for what I changed: as it was typed, and files as they would be stored.

    My list is to count as it is. Its places in the form that was sent are not those of what the other has stored.
    """
    keys = {field.key for field in lists}
    kept = {name: held for name, held in typed_values(asked, typed.sent).items() if stored_under(name) in changed}
    written = {name: held for name, held in kept.items() if stored_under(name) not in keys}
    return written | {name: held for one in lists for name, held in whole_list(one, changed[one.key] or ()).items()}


def _clashing(question: Question, mine: Values) -> Iterable[Input]:
    """Return the inputs that hold something of mine; a list is one answer and keeps all of them."""
    return (one for one in question.inputs if question.is_list or one.name in mine)


def _form(
    state: State,
    blocks: Sequence[Block],
    values: Values,
    errors: Errors,
    *,
    alarm: Alarm | None = None,
    typed: Typed | None = None,
    is_saved: bool = False,
    previews: Mapping[str, str] | None = None,
) -> str:
    booth = state.booth
    shown = Shown(
        entry_language=booth.entry_language,
        values=values,
        content=booth.draft.content,
        errors=errors,
        remarks=state.remarks,
        translations=state.translations,
        doubts={one.key: [one.message] for one in contradictions(booth.draft.content)},
        files=_files(booth, typed),
    )
    return render_template(
        "exhibitor/section.html",
        **frame(state),
        alarm=alarm,
        is_saved=is_saved,
        previews=previews or {},
        version=typed.version if typed else booth.draft.version,
        is_typed=typed is not None,
        parts=[FormPart(block, questions_of(block, shown), _publicity(block)) for block in blocks],
    )


def _files(booth: Booth, typed: Typed | None) -> Files:
    came = {facts["hash"]: facts for facts in typed.files.values()} if typed else {}
    return {**files_in(questionnaire_of(booth.event), booth.draft.content), **came}


def _blocks(booth: Booth, block: Block | None, names: Sequence[str]) -> Sequence[Block]:
    """Return the sections that hold these form field names; the one that was sent is enough where it holds all."""
    keys = {key_of(name) for name in names}
    touched = [one for one in questionnaire_of(booth.event).blocks if any(field.key in keys for field in one.fields)]
    if block is not None and all(one is block for one in touched):
        return (block,)
    return touched


def _stored_errors(booth: Booth) -> Errors:
    """Return what is wrong with stored answers; what is only missing is no error yet."""
    content = booth.draft.content
    return by_name(flaw for field in questionnaire_of(booth.event).fields for flaw in flaws(field, content))


def _publicity(block: Block) -> str:
    """Say once for a section what of it will be published, or what not, whichever is the shorter list."""
    public, internal = _names(block, public=True), _names(block, public=False)
    if not internal:
        return str(_("Everything in this section will be published."))
    if not public:
        return str(_("Nothing in this section will be published."))
    if len(public) < len(internal):
        return str(_("Of this section only this will be published: %(names)s.", names=", ".join(public)))
    return str(_("Everything in this section will be published, except: %(names)s.", names=", ".join(internal)))


def _names(block: Block, *, public: bool) -> list[str]:
    return list(dict.fromkeys(label_of(field, field.key, "") for field in block.fields if field.is_public is public))


def _other(booth: Booth, clash: Clash) -> list[diff.Piece]:
    """Return the other side's answer with the words marked that are not in mine."""
    field = questionnaire_of(booth.event).by_key[key_of(clash.name)]
    if field.translatable:
        return [piece for piece in diff.words(clash.mine or "", clash.theirs or "") if piece.kind != "removed"]
    said = ", ".join(words(field, {field.key: clash.theirs}, language()))
    return [diff.Piece("same", said)] if said else []


def _chosen(booth: Booth, typed: Values) -> list[tuple[str, str, str, str]]:
    """Return name, label, language and text of what was typed; codes as their words."""
    found = []
    for name, held in typed.items():
        field = asked_by(name) or FIELDS[key_of(name)]
        of_input = name.removeprefix(f"{field.key}_") if field.translatable else ""
        options = {code: field.vocabulary.label(code).in_(language()) for code in held} if field.vocabulary else {}
        text = "\n".join(options.get(value, value) for value in held)
        found.append((name, label_of(field, name, booth.entry_language), of_input, text))
    return found
