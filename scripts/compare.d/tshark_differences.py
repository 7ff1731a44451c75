"""The differences from tshark that docs/tshark-differences.md explains: one function a case, whose
docstring is the title of its section. A test holds that both name the same cases.
"""

CASES = ()


def explanation(row, protocols, name, mine, other):
    """The title, in the document, of why a value differs; None when it is not explained."""
    for case in CASES:
        if case(row, protocols, name, mine, other):
            return case.__doc__
    return None
