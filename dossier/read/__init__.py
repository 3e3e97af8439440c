"""seeds/ → the model. The only place that opens seeds; it writes nothing.

``seeds`` reads the whole of it; ``catalogue`` the entities alone, without loading what
articles need.
"""
