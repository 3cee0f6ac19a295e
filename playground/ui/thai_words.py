"""Thai lines end where our texts say that a word ends, on every system alike.

Where libthai is installed Qt asks it too, and its list lacks the words of our field: lines would end within them, as in
เก|รเดียนต์. So it gets a list without words, and then knows no borders; the texts mark theirs by `WORD_BORDER`.
`resources/thai/thbrk.tri` is that list: an empty trie of libdatrie (`trie_new`, `trie_save`) over U+0E01 to U+0E5B.
"""

from __future__ import annotations

import os

from playground.resources import resource

# where libthai looks for its list first
FOLDER = "LIBTHAI_DICTDIR"


def keep_whole() -> None:
    """Keep words whole from now on; before the first Thai text is laid out, for libthai reads its list only once."""
    os.environ.setdefault(FOLDER, str(resource("thai")))
