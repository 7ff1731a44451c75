"""The differences from tcpdump that docs/tcpdump-differences.md explains, one function each."""


def explanation(row, mine, theirs):
    """The title, in the document, of why the two lines differ; None when it is not explained."""
    return None
