r"""How right the results are, on labelled data: \`make eval\`.

Each module here has a function ``measures() -> Sequence[Measure]``.
"""
