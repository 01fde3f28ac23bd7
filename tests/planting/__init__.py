"""Right folders with one planted fault each, and the finding that must come of it.

A sower yields every way to plant its fault in one file; the caller draws from them.
"""

from __future__ import annotations

from tests.planting import keys, meaning, names, syntax, texts, values
from tests.planting.folder import File, Planted, Sower

__all__ = ["SOWERS", "File", "Planted"]

SOWERS: tuple[Sower, ...] = (
    keys.deleted_key,
    keys.deleted_use,
    keys.renamed_key,
    keys.extra_key,
    keys.doubled_key,
    keys.todo,
    keys.misplaced_key,
    names.unknown_name,
    names.unknown_key_name,
    names.bad_id,
    values.bad_value,
    values.bad_date,
    values.old_date,
    values.bad_phone,
    values.empty_value,
    values.empty_block,
    values.wrong_kind,
    syntax.unclosed_quote,
    syntax.unclosed_bracket,
    syntax.bracket_too_many,
    syntax.tab,
    syntax.indent,
    syntax.indent_in_block,
    syntax.colon_in_text,
    syntax.no_colon,
    syntax.no_space,
    syntax.odd_start,
    syntax.anchor_or_tag,
    syntax.document,
    syntax.character,
    syntax.not_utf8,
    syntax.too_deep,
    texts.number_in_text,
    texts.long_sentence,
    texts.comment_in_text,
    meaning.never_true,
    meaning.no_default,
    meaning.unused,
    meaning.orphan,
    meaning.no_step,
    meaning.duplicate_answer,
    meaning.without_source,
    meaning.no_example,
    meaning.wrong_outcome,
    meaning.wrong_step,
    meaning.emergency,
    meaning.cycle,
    meaning.doubled_step,
    meaning.other_begin,
)
