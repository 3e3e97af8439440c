r"""How fast, and how much memory, as ratios in one run: \`make bench\`.

Each module here has a function ``measures() -> Sequence[Measure]``.
"""
